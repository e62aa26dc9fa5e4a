import type { CaseState } from '../../../shared/domain/case-state.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import { familyId } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import { mailTextsIn } from '../../../shared/i18n/mail-texts.ts';
import { readPlan, readWords } from '../../../shared/ledger/perform.ts';
import { readLink } from '../../../shared/links/tokens.ts';
import { addressOf } from '../../../shared/registers/municipality.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import { dueMails, type Due } from './due-mails.ts';
import type { Finding } from './finding.ts';
import { dueToManager } from './nobody-mandated.ts';
import type { VirtualTown } from './virtual-town.ts';

/** Everybody gets the mails that the entries make due, and nobody any other. */
export async function mailsAmiss(
  town: VirtualTown,
  state: CaseState,
  entries: readonly Envelope[],
): Promise<Finding[]> {
  const plan = await readPlan(town.outside.books, state);
  const managers = town.system.registers.current.managers.map(({ email }) => email);
  const reached = await familyAddresses(town, entries);
  const addresses = {
    managers,
    family: reached.at(-1)?.email ?? '',
    contact: addressOf(town.system.registers.current, state.contactPerson) ?? '',
    ofFamily: (person: string) => plan.family.others?.[Number(person.slice('family-'.length)) - 2]?.email,
    of: (person: string) => addressOf(town.system.registers.current, person) ?? 'nobody',
  };
  const { registersOverTime: registers, world } = town;
  const due = [
    ...dueMails(entries, addresses),
    ...managers.flatMap((manager) => dueToManager(entries, { manager, registers, until: world.now })),
  ];
  const own = town.post.mails
    .filter(({ id }) => id.startsWith(`${state.caseId}/`))
    .map((mail) => ({ ...mail, to: wasFamily(mail) ? addresses.family : mail.to }));
  const interrupted = town.post.interruptedSendings;
  const findings: Finding[] = [
    ...repeated(town),
    ...toOldAddress(town, state.caseId, reached),
    ...broughtBack(await readPlan(town.outside.books, state, 1), reached),
  ];
  const groups = new Map<string, Due[]>();
  for (const one of due) {
    const name = `${one.to} ${mailTextsIn('nl').subjects[one.kind](plan.reference)}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  for (const [name, wanted] of groups) {
    const came = own.filter((mail) => `${mail.to} ${mail.subject}` === name);
    const excused = [...new Set(came.map(({ id }) => id))].reduce(
      (sum, id) => sum + Math.min(interrupted.get(id) ?? 0, came.filter((mail) => mail.id === id).length - 1),
      0,
    );
    const least = wanted.filter((one) => !one.mayBeMissing).length;
    if (came.length < least)
      findings.push({ kind: 'mail-missing', what: `${name}: ${came.length} of ${least}` });
    if (came.length - excused > wanted.length)
      findings.push({ kind: 'double', what: `${name}: ${came.length} where ${wanted.length} were due` });
  }
  for (const mail of own) {
    if (!groups.has(`${mail.to} ${mail.subject}`))
      findings.push({ kind: 'double', what: `${mail.to} got ${mail.id}, which is not for them` });
  }
  for (const mail of own) {
    if (mail.links.length === 0) continue;
    const claims = readLink(mail.links[0]?.split('/').at(-1) ?? '', town.outside.links);
    const talk = state.conversations.find(({ id }) => id === claims?.conversation);
    if (claims === undefined || (talk !== undefined && (claims.epoch < 1 || claims.epoch > talk.linkEpoch)))
      findings.push({ kind: 'mail-missing', what: `the link of ${mail.id} could never open` });
  }
  for (const mail of town.post.mails) {
    // A manager who was written to may get another link to the overview for it.
    const isManager = town.system.registers.current.managers.some(({ email }) => email === mail.to);
    const wasTold = isManager && own.some(({ to }) => to === mail.to);
    if (mail.id.startsWith('sign-in/') && mail.to !== addresses.contact && !wasTold)
      findings.push({ kind: 'double', what: `${mail.to} was let in` });
  }
  return findings;
}

type Reached = { readonly at: number; readonly email: string; readonly by: 'plan' | 'mending' };

/** Where the family is to be reached: what each version of the plan says, and what was mended since; from when on. */
async function familyAddresses(town: VirtualTown, entries: readonly Envelope[]): Promise<Reached[]> {
  const { books } = town.outside;
  const reached: Reached[] = [];
  for (const { caseId, n, type, at } of entries) {
    const since = Date.parse(at);
    if (type === 'request-opened' || type === 'plan-amended') {
      const { plan } = await readWords(books, { caseId, n, type });
      reached.push({ at: since, email: plan.family.representative.email, by: 'plan' });
    }
    if (type === 'address-mended')
      reached.push({ at: since, email: (await readWords(books, { caseId, n, type })).email, by: 'mending' });
  }
  return reached;
}

/** Who amends a plan here has the file they began with: what was mended since must not be undone by it. */
function broughtBack(plan: Request, reached: readonly Reached[]): Finding[] {
  const old = plan.family.representative.email;
  const mended = reached.findIndex(({ by, email }) => by === 'mending' && email !== old);
  const isBack = reached.some((one, index) => one.by === 'plan' && one.email === old && index > mended);
  return mended > 0 && isBack
    ? [{ kind: 'lost', what: 'a new version brought back an address that was mended' }]
    : [];
}

/** A mail that is being written while the address is mended may still go to the one before. */
const beingWritten = 3_600_000;

/** From when an address is mended, every next mail goes there; only the news that it was mended goes to the one before. */
function toOldAddress(town: VirtualTown, caseId: string, reached: readonly Reached[]): Finding[] {
  return town.post.postings.flatMap(({ mail, at }): Finding[] => {
    const isAbout = mail.about.subjects.some((subject) => subject.startsWith(caseId));
    if (mail.about.recipient !== familyId || !isAbout) return [];
    const before = reached.findLast((one) => one.at < at - beingWritten);
    const since = reached.filter((one) => one.at >= at - beingWritten && one.at <= at);
    const mayBe = [...(before === undefined ? [] : [before]), ...since];
    return mayBe.some(({ email }) => email === mail.to)
      ? []
      : [{ kind: 'lost', what: `${mail.id} went to ${mail.to}, where the family is not any more` }];
  });
}

/** Before its address was mended, the family had another; what must come at the end comes to the last. */
function wasFamily(mail: Mail): boolean {
  return mail.about.recipient === familyId && !mail.id.endsWith('/closed');
}

/** A mail may come twice where something went wrong with the invocation that sent it; never otherwise. */
function repeated(town: VirtualTown): Finding[] {
  const times = new Map<string, number>();
  for (const { id } of town.post.mails) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => {
      const interrupted = town.post.interruptedSendings.get(id) ?? 0;
      return count - 1 > interrupted
        ? { kind: 'double', what: `the mail ${id} came ${count} times after ${interrupted} interruptions` }
        : { kind: 'mail-twice', what: `the mail ${id} came ${count} times` };
    });
}
