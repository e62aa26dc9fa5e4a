import type { CaseState } from '../../../shared/domain/case-state.ts';
import { endedTurn, familyStage } from '../../../shared/domain/chain.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import { turnOf } from '../../../shared/domain/turn.ts';
import { readPlan } from '../../../shared/ledger/perform.ts';
import { addressOf } from '../../../shared/registers/municipality.ts';
import type { Finding } from './finding.ts';
import type { VirtualTown } from './virtual-town.ts';

/** Who must have heard what, from the entries alone and without asking the code that orders the mails. */
export async function mailsAmiss(
  town: VirtualTown,
  state: CaseState,
  entries: readonly Envelope[],
): Promise<Finding[]> {
  const plan = await readPlan(town.outside.books, state);
  const family = plan.family.representative.email;
  const got = town.mails.filter(({ id }) => id.startsWith(`${state.caseId}/`));
  const came = (to: string, id: RegExp): boolean => got.some((mail) => mail.to === to && id.test(mail.id));
  const findings: Finding[] = [];
  const missing = (what: string): void => {
    findings.push({ kind: 'mail-missing', what });
  };
  const officials = new Map<string, string>();
  for (const entry of entries) {
    if (entry.type === 'conversation-opened') {
      const to = entry.stage === familyStage ? family : addressOf(town.system.municipality, entry.with.id);
      // A version that came in between takes the question back before it was asked.
      const isOvertaken = state.planVersion > entry.planVersion || isRenewed(entries, entry.conversation);
      if (to === undefined || (!isOvertaken && !came(to, new RegExp(`/${entry.n}/`))))
        missing(`nobody asked ${entry.stage} in entry ${entry.n}`);
    }
    if (entry.type === 'changes-asked' && !came(contactOf(town, state), /\/changes-asked$/))
      missing('nobody told the contact person what must change');
    if (entry.type === 'answered')
      officials.set(entry.stage, addressOf(town.system.municipality, entry.actor.id) ?? '');
  }
  if (turnOf(state) === endedTurn) {
    const links = town.mails.map(({ links: [link] }) => link);
    if (links.some((link) => link === undefined)) missing('a mail has no link');
    for (const to of [
      family,
      contactOf(town, state),
      ...mustSpeak(state).map((stage) => officials.get(stage) ?? ''),
    ])
      if (!came(to, /\/closed$/)) missing(`${to} did not hear that it was over`);
  }
  return [...findings, ...twice(town)];
}

function isRenewed(entries: readonly Envelope[], conversation: string): boolean {
  return entries.some(
    (entry) =>
      (entry.type === 'link-renewed' || entry.type === 'answered') && entry.conversation === conversation,
  );
}

function contactOf(town: VirtualTown, state: CaseState): string {
  return addressOf(town.system.municipality, state.contactPerson) ?? '';
}

/** A mail may come twice where sending it was interrupted before that was written down; never otherwise. */
function twice(town: VirtualTown): Finding[] {
  const times = new Map<string, number>();
  for (const { id } of town.mails) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => {
      const interrupted = town.interruptedSendings.get(id) ?? 0;
      return count - 1 > interrupted
        ? { kind: 'double', what: `the mail ${id} came ${count} times after ${interrupted} interruptions` }
        : { kind: 'mail-twice', what: `the mail ${id} came ${count} times` };
    });
}

/** By the plan alone: support always, a decision where an ask touches the domain, an adviser when the plan names one. */
export function mustSpeak(state: CaseState): string[] {
  const domains = new Set(state.asks.map((ask) => ask.domain));
  return state.chain
    .filter((stage) => {
      if (stage.optional) return state.advisers.includes(stage.function);
      return stage.word === 'support' || stage.domains.some((domain) => domains.has(domain));
    })
    .map((stage) => stage.id);
}
