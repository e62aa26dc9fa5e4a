import type { Answer } from '../shared/domain/commands.ts';
import type { CaseState, GivenWord } from '../shared/domain/case-state.ts';
import type { CaseId } from '../shared/domain/identifiers.ts';
import { validWords } from '../shared/domain/turn.ts';
import { readWords } from '../shared/ledger/perform.ts';
import type { Signed } from '../shared/pages/mandate-view.ts';
import type { GivenAnswers } from '../shared/pages/tracker.ts';
import type { System } from './system.ts';

/** An answer whole again: what its envelope says and the words sealed beside it. */
export async function readAnswers(
  system: Pick<System, 'books'>,
  caseId: CaseId,
  word: Pick<GivenWord, 'n' | 'answers'> & { readonly type?: 'answered' | 'answer-noted' },
): Promise<Answer[]> {
  const { answers } = await readWords(system.books, { caseId, n: word.n, type: word.type ?? 'answered' });
  return word.answers.map((clear, index) => {
    const sealed = answers[index];
    if (sealed?.conditions.length !== clear.conditions.length)
      throw new Error('an answer and its words do not match');
    return {
      ...(sealed.askId === undefined ? {} : { askId: sealed.askId }),
      outcome: clear.outcome,
      ...(sealed.reason === undefined ? {} : { reason: sealed.reason }),
      conditions: sealed.conditions.map((condition, at) => {
        const { dueOn = '', kind } = clear.conditions[at] ?? {};
        return { ...condition, dueOn, ...(kind === undefined ? {} : { kind }) };
      }),
    };
  });
}

/** Everything that was answered and still counts, in the order of the chain. */
export async function readGivenAnswers(
  system: Pick<System, 'books' | 'registers'>,
  state: CaseState,
): Promise<GivenAnswers[]> {
  return Promise.all(
    validWords(state).map(async (word) => ({
      stage: word.stage,
      by: word.by.function,
      signed: signedUnder(system, word),
      answers: await readAnswers(system, state.caseId, word),
    })),
  );
}

/** The mandate of a decision, as the register has it; a mandate that was revoked stays there. */
export function signedUnder(
  { registers }: Pick<System, 'registers'>,
  { mandateId: id }: Pick<GivenWord, 'mandateId'>,
): Signed | undefined {
  if (id === undefined) return undefined;
  return { id, mandate: registers.current.mandates.find((one) => one.id === id) };
}
