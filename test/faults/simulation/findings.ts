import { executionName } from '../../../functions/system.ts';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { endedTurn, familyStage, pausedTurn } from '../../../shared/domain/chain.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import type { CaseId } from '../../../shared/domain/identifiers.ts';
import { openConversation, turnOf } from '../../../shared/domain/turn.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import { loadCase } from '../../../shared/ledger/perform.ts';
import { verifyLedgers } from '../../../shared/ledger/verify.ts';
import { precedentsOf, type PrecedentRow } from '../../../shared/domain/precedents.ts';
import { summaryOf } from '../../../shared/views/case-summaries.ts';
import type { Finding } from './finding.ts';
import { againstTheRules, rulesBroken, talksAmiss } from './law-findings.ts';
import { mailsAmiss } from './mail-findings.ts';
import { confirmersAmiss } from './confirmer-findings.ts';
import { leftWithoutMandate } from './nobody-mandated.ts';
import { nudgesAmiss } from './nudge-findings.ts';
import { registersAmiss } from './register-commands.ts';
import { remindersMissing } from './reminder-findings.ts';
import { returnedMailAmiss } from './returned-mail-findings.ts';
import { termsAmiss } from './term-findings.ts';
import { toldBy } from './told.ts';
import type { Act } from './act.ts';
import { lostOrDouble, wordsUnreadable } from './act-findings.ts';
import type { VirtualTown } from './virtual-town.ts';

/** A mail that came twice where its sending was interrupted is counted, and no fault. */
export function isWrong(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.kind !== 'mail-twice');
}

/** Everything that is wrong with how one case ended, found by looking at the store, the mails and what people were told. */
export async function findingsOf(
  town: VirtualTown,
  caseId: CaseId,
  acts: readonly Act[],
): Promise<readonly Finding[]> {
  const found = await loadCase(town.outside.books, caseId);
  if (found === undefined) return [{ kind: 'lost', what: 'there is no case' }];
  const { state, entries } = found;
  const unreadable = await wordsUnreadable(town, entries);
  if (unreadable.length > 0) return unreadable;
  const recorded = await town.readRegisters();
  return [
    ...registersAmiss(town.registersOverTime, recorded, acts),
    ...(await lostOrDouble(town, found, acts)),
    ...skipped(entries),
    ...againstTheRules(entries, town.registersOverTime),
    ...rulesBroken(entries, town.registersOverTime),
    ...talksAmiss(state, entries),
    ...termsAmiss(state, entries),
    ...returnedMailAmiss(town, entries),
    ...(await unfinished(town, found)),
    ...remindersMissing(entries),
    ...leftWithoutMandate(entries, town.registersOverTime),
    ...nudgesAmiss(town, entries),
    ...(await confirmersAmiss(town, state)),
    ...(await mailsAmiss(town, state, entries)),
    ...(await proofBroken(town)),
  ];
}

type Case = { readonly state: CaseState; readonly entries: readonly Envelope[] };

/** Nobody is asked or speaks before the family has confirmed this version and all before them have spoken about it. */
function skipped(entries: readonly Envelope[]): Finding[] {
  const findings: Finding[] = [];
  const told = toldBy(entries.slice(0, 1));
  for (const entry of entries) {
    if (entry.type === 'conversation-opened' || entry.type === 'answered') {
      if (told.next !== entry.stage || entry.planVersion !== told.version)
        findings.push({
          kind: 'lost',
          what: `${entry.type} at ${entry.stage} about version ${entry.planVersion}, where ${told.next} was to be asked about ${told.version}`,
        });
    }
    told.hear(entry);
  }
  return findings;
}

/** After the last sweep a case has ended, everything that follows from its entries is done, and nobody waits for it. */
async function unfinished(town: VirtualTown, { state, entries }: Case): Promise<Finding[]> {
  const findings: Finding[] = [];
  const stuck = (what: string): void => {
    findings.push({ kind: 'stuck', what });
  };
  const { next } = toldBy(entries);
  if (next !== 'ended') stuck(`it is still the turn of ${next}`);
  if (turnOf(state) !== next) stuck(`the case thinks it is the turn of ${turnOf(state)}, and not of ${next}`);
  const cursor = await town.outside.cursors.of(state.caseId);
  if (cursor !== state.n) stuck(`reacted up to entry ${cursor} of ${state.n}`);
  const running = [...town.executions.running.keys()];
  if (running.length > 0) stuck(`still runs: ${running.join(', ')}`);
  const today = dateIn(new Date(town.world.now).toISOString());
  // A reminder waits for its morning.
  const waiting = (await town.outside.outbox.waiting()).filter(
    (id) => !id.startsWith('reminder/') || id.slice(-10) < today,
  );
  if (waiting.length > 0) stuck(`mails wait: ${waiting.join(', ')}`);
  const [summary] = await town.outside.summaries.ofContactPerson(state.contactPerson);
  const rebuilt = summaryOf(state, entries);
  if (JSON.stringify(sorted(summary)) !== JSON.stringify(sorted(rebuilt)))
    stuck(`the view says ${JSON.stringify(summary)}, the ledger ${JSON.stringify(rebuilt)}`);
  return [...findings, ...(await precedentsAmiss(town, state))];
}

/** The view by rule tells what the ledger does; as of which entry it told so last may differ. */
async function precedentsAmiss(town: VirtualTown, state: CaseState): Promise<Finding[]> {
  const telling = ({ ruleId, stage, askId, precedent }: PrecedentRow): string =>
    JSON.stringify([ruleId, stage, askId, precedent === undefined ? [] : sorted(precedent)]);
  const rules = town.system.registers.current.rules.map(({ id }) => id);
  const rows = (await Promise.all(rules.map((rule) => town.outside.precedents.ofRule(rule)))).flat();
  const shown = rows.map(telling).sort();
  const rebuilt = precedentsOf(state).map(telling).sort();
  return shown.join() === rebuilt.join()
    ? []
    : [{ kind: 'stuck', what: `by rule the view says ${shown.join()}, the ledger ${rebuilt.join()}` }];
}

/**
 * While nothing happens, a running execution stands where the ledger says, and somebody was asked there. Otherwise
 * nobody would go on before the daily look comes by.
 */
export async function standingStill(town: VirtualTown, caseId: CaseId): Promise<readonly Finding[]> {
  const found = await loadCase(town.outside.books, caseId);
  if (found === undefined || (await town.outside.cursors.of(caseId)) < found.state.n) return [];
  const { state } = found;
  const standsAt = town.executions.running.get(executionName(caseId, state.generation));
  if (standsAt === undefined) return [];
  const turn = turnOf(state);
  const shouldBe = { [familyStage]: 'Family confirms', [pausedTurn]: 'Paused' }[turn] ?? stateOf(town, state);
  if (standsAt !== shouldBe)
    return [{ kind: 'stuck', what: `stands at ${standsAt} while it is the turn of ${turn}` }];
  return turn !== pausedTurn && openConversation(state) === undefined
    ? [{ kind: 'stuck', what: `waits at ${standsAt} where nobody was asked` }]
    : [];
}

/** The state in which the execution of a case waits for the stage whose turn it is. */
function stateOf(town: VirtualTown, state: CaseState): string {
  const turn = turnOf(state);
  if (turn === endedTurn) return 'Closed';
  const { registersOverTime } = town;
  const everyStage = [0, town.world.now].flatMap((instant) => registersOverTime.at(instant).chain);
  const title = everyStage.find(({ id }) => id === turn)?.title ?? '';
  const execution = executionName(state.caseId, state.generation);
  return town.executions.knows(execution, title) ? title : 'Stage of an earlier chain';
}

function sorted(value: object | undefined): [string, unknown][] {
  return Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function proofBroken(town: VirtualTown): Promise<Finding[]> {
  const { findings } = await verifyLedgers(town.outside.books.ledger, {});
  return findings.map(({ n, what }) => ({ kind: 'lost', what: `entry ${n} is ${what}` }));
}
