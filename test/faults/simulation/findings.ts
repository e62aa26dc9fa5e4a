import { executionName } from '../../../functions/system.ts';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { familyStage, pausedTurn } from '../../../shared/domain/chain.ts';
import { sealedSchemas, type EntryType, type Envelope } from '../../../shared/domain/entries.ts';
import { isFamily, type CaseId } from '../../../shared/domain/identifiers.ts';
import { openConversation, turnOf } from '../../../shared/domain/turn.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import { loadCase, readPlan, readWords } from '../../../shared/ledger/perform.ts';
import { verifyLedgers } from '../../../shared/ledger/verify.ts';
import { precedentsOf, type PrecedentRow } from '../../../shared/domain/precedents.ts';
import { summaryOf } from '../../../shared/views/case-summaries.ts';
import type { Finding } from './finding.ts';
import { againstTheRules } from './law-findings.ts';
import { mailsAmiss } from './mail-findings.ts';
import { toldBy } from './told.ts';
import type { Act } from './act.ts';
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
  return [
    ...(await lostOrDouble(town, found, acts)),
    ...skipped(entries),
    ...againstTheRules(entries, town.registersOverTime),
    ...(await unfinished(town, found)),
    ...remindersMissing(entries),
    ...(await mailsAmiss(town, state, entries)),
    ...(await proofBroken(town)),
  ];
}

/** Words nobody can open any more are as good as lost, and nothing else can be looked at. */
async function wordsUnreadable(town: VirtualTown, entries: readonly Envelope[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { caseId, n, type } of entries) {
    if (!isSealed(type) || (await isWordless(town, { caseId, n, type }))) continue;
    await readWords(town.outside.books, { caseId, n, type }).catch(() => {
      findings.push({ kind: 'lost', what: `the words of entry ${n} cannot be read` });
    });
  }
  return findings;
}

/** Who hands over, withdraws or pauses need not say a word. */
async function isWordless(
  town: VirtualTown,
  { caseId, n, type }: Pick<Envelope, 'caseId' | 'n' | 'type'>,
): Promise<boolean> {
  const mayBeSilent = type === 'handed-over' || type === 'withdrawn' || type === 'paused';
  return mayBeSilent && (await town.outside.books.ledger.get(caseId, n)).sealed === undefined;
}

function isSealed(type: EntryType): type is keyof typeof sealedSchemas {
  return type in sealedSchemas;
}

type Case = { readonly state: CaseState; readonly entries: readonly Envelope[] };

/** What a page said was recorded stands in the ledger once; what it did not say stands there once at most. */
async function lostOrDouble(town: VirtualTown, found: Case, acts: readonly Act[]): Promise<Finding[]> {
  const { state, entries } = found;
  const written: string[] = [];
  const outcomes = new Map<string, string>();
  for (const entry of entries) {
    const { caseId, n, type } = entry;
    if (entry.type === 'answered') {
      const { answers } = await readWords(town.outside.books, { caseId, n, type: 'answered' });
      const words = answers.map(({ reason }) => reason).join(' ');
      written.push(words);
      outcomes.set(words, entry.answers.map(({ outcome }) => outcome).join(' '));
    } else if (isSealed(type) && !isPlan(type) && !(await isWordless(town, { caseId, n, type })))
      written.push(JSON.stringify(await readWords(town.outside.books, { caseId, n, type })));
  }
  for (const [index] of state.plans.entries())
    written.push((await readPlan(town.outside.books, state, index + 1)).enough);
  const findings: Finding[] = [];
  for (const act of acts) {
    if (act.what === 'confirmed') continue;
    const times = written.filter((text) => text.includes(act.words)).length;
    if (times === 0 && act.acknowledged)
      findings.push({ kind: 'lost', what: `${act.who}: ${act.what} was acknowledged and is not there` });
    const outcome = [...outcomes].find(([words]) => words.includes(act.words))?.[1] ?? '';
    if (act.outcome !== undefined && outcome.split(' ').some((one) => one !== '' && one !== act.outcome))
      findings.push({ kind: 'lost', what: `${act.who} said ${act.outcome}, and there stands ${outcome}` });
    if (times > 1)
      findings.push({ kind: 'double', what: `${act.who}: ${act.what} stands there ${times} times` });
  }
  for (const act of acts) {
    const isThere = entries.some(
      (entry) =>
        entry.type === 'plan-confirmed' && entry.planVersion === act.version && entry.actor.id === act.who,
    );
    if (act.what === 'confirmed' && act.acknowledged && !isThere)
      findings.push({ kind: 'lost', what: `the confirmation of version ${act.version ?? 0}` });
  }
  return [...findings, ...repeated(entries)];
}

/** Of a plan, only the words that are new in this version count. */
function isPlan(type: EntryType): boolean {
  return type === 'request-opened' || type === 'plan-amended';
}

/** One wish, one generation, one conversation of a stage about a version, one word: none of them twice. */
function repeated(entries: readonly Envelope[]): Finding[] {
  const handedOver = new Map<string, number>();
  const names = entries.flatMap((entry) => {
    const own = [`command ${entry.commandId}`];
    if (entry.type === 'generation-started') return [...own, `generation ${entry.generation}`];
    if (entry.type === 'conversation-opened')
      return [
        ...own,
        `conversation at ${entry.stage} about version ${entry.planVersion}${isFamily(entry.with.id) ? ` with ${entry.with.id}` : ''}`,
      ];
    if (entry.type === 'answered') return [...own, `word in ${entry.conversation}`];
    if (entry.type === 'plan-confirmed')
      return [...own, `confirmation of version ${entry.planVersion} by ${entry.actor.id}`];
    // Whoever takes over is reminded anew, but for who was called in because nobody answered.
    if (entry.type === 'handed-over' && entry.cause !== 'silent')
      handedOver.set(entry.conversation, (handedOver.get(entry.conversation) ?? 0) + 1);
    if (entry.type === 'look-recorded')
      return [
        ...own,
        `${entry.due} in ${entry.conversation}, handed over ${handedOver.get(entry.conversation) ?? 0} times`,
      ];
    return own;
  });
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ kind: 'double', what: name }));
}

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
  const stage = town.system.registers.current.chain.find((one) => one.id === turn);
  const shouldBe =
    { [familyStage]: 'Family confirms', [pausedTurn]: 'Paused' }[turn] ?? stage?.title ?? 'Closed';
  if (standsAt !== shouldBe)
    return [{ kind: 'stuck', what: `stands at ${standsAt} while it is the turn of ${turn}` }];
  return turn !== pausedTurn && openConversation(state) === undefined
    ? [{ kind: 'stuck', what: `waits at ${standsAt} where nobody was asked` }]
    : [];
}

const day = 86_400_000;
/** Calendar days after which a reminder must have been noted: three working days, a weekend, two holidays, two bad days. */
const remindersBy = [10, 16];
const reminderOf = { 'first-reminder': 1, 'second-reminder': 2, substitute: 3, manager: 4 };

/** Whoever was asked and did not answer for long was noted to be reminded, once and then once more. */
function remindersMissing(entries: readonly Envelope[]): Finding[] {
  const last = entries.at(-1)?.at ?? '';
  return entries.flatMap((entry): Finding[] => {
    if (entry.type !== 'conversation-opened') return [];
    const own = entries.filter(
      (other) => 'conversation' in other && other.conversation === entry.conversation,
    );
    const later = entries.filter(({ n }) => n > entry.n);
    const ended =
      own.find(({ type }) => type === 'answered' || type === 'plan-confirmed') ??
      later.find(({ type }) => type === 'plan-amended' || type === 'withdrawn');
    const within = later.filter(({ n }) => n < (ended?.n ?? Infinity));
    // Whoever takes over, and a case that goes on, begin anew; while it stands still nobody is reminded.
    const anew = own.findLast((one) => one.type === 'handed-over' && one.cause !== 'silent') ?? entry;
    const pause = within.findLast(({ type }) => type === 'paused');
    const resumed = within.findLast(({ type }) => type === 'resumed');
    if (pause !== undefined && (resumed?.n ?? 0) < pause.n) return [];
    const since = Math.max(Date.parse(anew.at), Date.parse(resumed?.at ?? anew.at));
    const waited = (Date.parse(ended?.at ?? last) - since) / day;
    const due = remindersBy.filter((days) => waited >= days).length;
    // Who looks too late for the first notes the second at once.
    const looks = own.filter(({ n }) => n > anew.n);
    const noted = Math.max(
      0,
      ...looks.map((one) => (one.type === 'look-recorded' ? reminderOf[one.due] : 0)),
    );
    return noted < due
      ? [
          {
            kind: 'stuck',
            what: `${entry.stage} waited ${Math.floor(waited)} days and came to reminder ${noted}`,
          },
        ]
      : [];
  });
}

function sorted(value: object | undefined): [string, unknown][] {
  return Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function proofBroken(town: VirtualTown): Promise<Finding[]> {
  const { findings } = await verifyLedgers(town.outside.books.ledger, {});
  return findings.map(({ n, what }) => ({ kind: 'lost', what: `entry ${n} is ${what}` }));
}
