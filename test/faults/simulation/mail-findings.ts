import type { CaseState } from '../../../shared/domain/case-state.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import { familyId, isFamily } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import { mailTextsIn } from '../../../shared/i18n/mail-texts.ts';
import { readPlan, readPlanAsWritten, readWords } from '../../../shared/ledger/perform.ts';
import { readLink } from '../../../shared/links/tokens.ts';
import { addressOf } from '../../../shared/registers/municipality.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { RegistersOverTime } from './changing-registers.ts';
import { dueMails, type Addresses, type Due } from './due-mails.ts';
import type { Finding } from './finding.ts';
import { dueToManager } from './nobody-mandated.ts';
import { toldBy } from './told.ts';
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
    .map((mail) => ({ ...mail, to: whereNow(mail, { entries, addresses, registers }) }));
  const interrupted = town.post.interruptedSendings;
  const findings: Finding[] = [
    ...repeated(town),
    ...toOldAddress(town, state.caseId, reached),
    ...broughtBack(await readPlanAsWritten(town.outside.books, state, 1), reached),
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
    const { contactPersons, managers: all } = town.system.registers.current;
    // Who works with cases may ask for a link at any time.
    const mayEnter = [...contactPersons, ...all].some(({ email }) => email === mail.to);
    if (mail.id.startsWith('sign-in/') && !mayEnter)
      findings.push({ kind: 'double', what: `${mail.to} was let in` });
  }
  return findings;
}

type Reached = { readonly at: number; readonly email: string; readonly by: 'plan' | 'mending' };

/** Where the family is to be reached: what each version of the plan says, and what was mended since; from when on. */
async function familyAddresses(town: VirtualTown, entries: readonly Envelope[]): Promise<Reached[]> {
  const { books } = town.outside;
  const reached: Reached[] = [];
  const told = toldBy(entries);
  for (const entry of entries) {
    const { caseId, n } = entry;
    const since = Date.parse(entry.at);
    if (entry.type === 'request-opened' || entry.type === 'plan-amended') {
      const { plan } = await readWords(books, { caseId, n, type: entry.type });
      reached.push({ at: since, email: plan.family.representative.email, by: 'plan' });
    }
    if (entry.type === 'address-mended' && told.heldIn(entry.conversation)?.holder === familyId)
      reached.push({
        at: since,
        email: (await readWords(books, { caseId, n, type: entry.type })).email,
        by: 'mending',
      });
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

type Places = {
  readonly entries: readonly Envelope[];
  readonly addresses: Addresses;
  readonly registers: RegistersOverTime;
};

/**
 * Under which address a mail is looked for. Before their address was mended, those of a family had another; what must come
 * at the end comes to the last. News for a contact person who is away goes to whoever stands in for them.
 */
function whereNow(mail: Mail, { entries, addresses, registers }: Places): string {
  const { recipient, subjects } = mail.about;
  const [opening] = entries;
  if (isFamily(recipient) && mail.id.endsWith('/closed')) return mail.to;
  if (recipient === familyId) return addresses.family;
  if (isFamily(recipient)) return addresses.ofFamily(recipient) ?? mail.to;
  const { contactPersons } = registers.at(Date.parse(opening?.at ?? ''));
  const isColleague = contactPersons.some(({ email }) => email === mail.to && email !== addresses.contact);
  return isColleague && subjects.every((subject) => subject === opening?.caseId)
    ? addresses.contact
    : mail.to;
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
