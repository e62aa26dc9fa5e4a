import type { CaseState } from '../shared/domain/case-state.ts';
import { begunAt, isSettled, metAt, mustBegin } from '../shared/domain/follow-through.ts';
import type { ConditionPlace } from '../shared/domain/follow-through-entries.ts';
import type { Request } from '../shared/domain/request.ts';
import { validWords } from '../shared/domain/turn.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { readWords } from '../shared/ledger/perform.ts';
import type { Agreed } from '../shared/pages/follow-through-view.ts';
import type { GivenAnswers } from '../shared/pages/tracker.ts';
import type { System } from './system.ts';

type Books = Pick<System, 'books'>;

type About = {
  readonly state: CaseState;
  readonly plan: Request;
  /** The words that count, in their order. */
  readonly given: readonly GivenAnswers[];
};

/** What an agreement is called in an address, and in a command. */
type Subject =
  | { readonly kind: 'part'; readonly askId: string }
  | { readonly kind: 'condition'; readonly condition: ConditionPlace };

export type AgreedSubject = { readonly subject: Subject; readonly agreed: Omit<Agreed, 'on' | 'note'> };

/** What was agreed in a case and the conditions it came with, in the order of the chain. */
export function agreedIn({ state, plan, given }: About): AgreedSubject[] {
  return validWords(state).flatMap((word, index) => {
    const answers = isSettled(state, word) ? (given[index]?.answers ?? []) : [];
    const decidedOn = dateIn(word.at);
    return answers.flatMap((answer, place): AgreedSubject[] => {
      if (answer.outcome === 'not-agree') return [];
      const nr = plan.asks.findIndex(({ id }) => id === answer.askId);
      const ask = plan.asks[nr];
      const askId = word.word === 'decision' ? state.asks[nr]?.id : undefined;
      return [
        ...(ask === undefined || askId === undefined || !mustBegin(ask)
          ? []
          : [
              {
                subject: { kind: 'part' as const, askId },
                agreed: { name: `deel-${nr + 1}`, kind: 'part' as const, text: ask.what, decidedOn },
              },
            ]),
        ...answer.conditions.map(({ text, owner, dueOn }, condition) => ({
          subject: { kind: 'condition' as const, condition: { word: word.n, answer: place, condition } },
          agreed: {
            name: `voorwaarde-${word.n}-${place + 1}-${condition + 1}`,
            kind: 'condition' as const,
            text,
            owner,
            dueOn,
            decidedOn,
          },
        })),
      ];
    });
  });
}

/** The same with what became of each, and the note that was written with it. */
export async function readAgreed(system: Books, about: About): Promise<Agreed[]> {
  return Promise.all(
    agreedIn(about).map(async ({ subject, agreed }) => ({
      ...agreed,
      ...(await readDone(system, about.state, subject)),
    })),
  );
}

export async function readDone(
  system: Books,
  state: CaseState,
  subject: Subject,
): Promise<Pick<Agreed, 'on' | 'note'>> {
  const done = subject.kind === 'part' ? begunAt(state, subject.askId) : metAt(state, subject.condition);
  if (done === undefined) return { on: undefined, note: undefined };
  const { caseId } = state;
  const { n, on } = done;
  const { sealed } = await system.books.ledger.get(caseId, n);
  if (sealed === undefined) return { on, note: undefined };
  const type = subject.kind === 'part' ? 'carried-out' : 'condition-met';
  return { on, note: (await readWords(system.books, { caseId, n, type })).note };
}
