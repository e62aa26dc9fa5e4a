import type { CaseState } from '../../../shared/domain/case-state.ts';
import { sealedSchemas, type EntryType, type Envelope } from '../../../shared/domain/entries.ts';
import { isFamily } from '../../../shared/domain/identifiers.ts';
import { readPlan, readWords } from '../../../shared/ledger/perform.ts';
import { saysNothing, type Act } from './act.ts';
import type { Finding } from './finding.ts';
import type { VirtualTown } from './virtual-town.ts';

/** Words nobody can open any more are as good as lost, and nothing else can be looked at. */
export async function wordsUnreadable(town: VirtualTown, entries: readonly Envelope[]): Promise<Finding[]> {
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
  const mayBeSilent = ['handed-over', 'withdrawn', 'paused', 'condition-met', 'carried-out'].includes(type);
  return mayBeSilent && (await town.outside.books.ledger.get(caseId, n)).sealed === undefined;
}

function isSealed(type: EntryType): type is keyof typeof sealedSchemas {
  return type in sealedSchemas;
}

type Case = { readonly state: CaseState; readonly entries: readonly Envelope[] };

/** What a page said was recorded stands in the ledger once; what it did not say stands there once at most. */
export async function lostOrDouble(town: VirtualTown, found: Case, acts: readonly Act[]): Promise<Finding[]> {
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
    if (saysNothing(act) || act.what === 'registered') continue;
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
    if (act.acknowledged && saysNothing(act) && !isSaid(entries, act))
      findings.push({ kind: 'lost', what: `${act.who}: ${act.what} was acknowledged and is not there` });
  }
  return [...findings, ...repeated(entries)];
}

/** What was done without a word: by whom, of which version, or in which conversation. */
function isSaid(entries: readonly Envelope[], act: Act): boolean {
  return entries.some((entry) => {
    if (entry.type === 'plan-confirmed')
      return act.what === 'confirmed' && entry.planVersion === act.version && entry.actor.id === act.who;
    if (entry.type === 'talk-cancelled')
      return act.what === 'talk-cancelled' && act.words.includes(entry.conversation);
    return entry.type === 'resumed' && act.what === 'resumed';
  });
}

/** Of a plan, only the words that are new in this version count. */
function isPlan(type: EntryType): boolean {
  return type === 'request-opened' || type === 'plan-amended';
}

/** One wish, one generation, one conversation of a stage about a version, one word: none of them twice. */
function repeated(entries: readonly Envelope[]): Finding[] {
  const anew = new Map<string, number>();
  let goings = 0;
  let moves = 0;
  const names = entries.flatMap((entry) => {
    const own = [`command ${entry.commandId}`];
    // On another chain somebody may come before whoever was being asked, who is asked again after them.
    if (entry.type === 'moved-to-chain') moves += 1;
    if (entry.type === 'generation-started') return [...own, `generation ${entry.generation}`];
    if (entry.type === 'conversation-opened')
      return [
        ...own,
        `conversation at ${entry.stage} about version ${entry.planVersion} after ${moves} moves${isFamily(entry.with.id) ? ` with ${entry.with.id}` : ''}`,
      ];
    if (entry.type === 'answered') return [...own, `word in ${entry.conversation}`];
    if (entry.type === 'plan-confirmed')
      return [...own, `confirmation of version ${entry.planVersion} by ${entry.actor.id}`];
    // Whoever takes over is reminded anew, but for who was called in because nobody answered; as is who has their answer.
    if ((entry.type === 'handed-over' && entry.cause !== 'silent') || entry.type === 'question-answered')
      anew.set(entry.conversation, (anew.get(entry.conversation) ?? 0) + 1);
    // So is everybody when a case goes on that stood still.
    if (entry.type === 'resumed') goings += 1;
    if (entry.type === 'look-recorded')
      return [
        ...own,
        `${entry.due} in ${entry.conversation}, begun anew ${anew.get(entry.conversation) ?? 0} and ${goings} times`,
      ];
    return own;
  });
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ kind: 'double', what: name }));
}
