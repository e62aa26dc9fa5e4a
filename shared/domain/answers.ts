import type { Answer } from './commands.ts';
import type { AnswerSummary, AskSummary, Sealed } from './entries.ts';
import type { Issue } from './issues.ts';

/** The keyed hash of a case: what a person called something, where it must not be read. */
type Hmac = (text: string) => string;

/**
 * What is wrong with the answers of one conversation, by the paths of the form.
 * A reason is required for conditions and for a refusal (Awb 3:46), and for a yes against an advice (Awb 3:50).
 */
export function checkAnswers(
  answers: readonly Answer[],
  expected: { readonly asks: readonly AskSummary[]; readonly adviceAgainst: boolean; readonly hmac: Hmac },
): Issue[] {
  const wanted = expected.asks.length === 0 ? [undefined] : expected.asks.map((ask) => ask.id);
  const issues: Issue[] = [];
  for (const [index, id] of wanted.entries()) {
    const answer = answers[index];
    if (answer === undefined || nameOf(answer, expected.hmac) !== id) {
      issues.push({ path: `answers.${index}.outcome`, code: 'answer-required' });
    }
  }
  if (answers.length > wanted.length)
    issues.push({ path: 'answers', code: 'too-many', detail: String(wanted.length) });
  for (const [index, answer] of answers.entries()) {
    const path = `answers.${index}`;
    const mustExplain = answer.outcome !== 'agree' || expected.adviceAgainst;
    if (mustExplain && answer.reason === undefined)
      issues.push({ path: `${path}.reason`, code: 'reason-required' });
    const conditional = answer.outcome === 'agree-with-conditions';
    if (conditional && answer.conditions.length === 0) {
      issues.push({ path: `${path}.conditions.0.text`, code: 'condition-required' });
    }
    if (!conditional && answer.conditions.length > 0) {
      issues.push({ path: `${path}.outcome`, code: 'conditions-without-choice' });
    }
  }
  return issues;
}

/** What the envelope calls the ask of an answer. */
function nameOf(answer: Answer, hmac: Hmac): string | undefined {
  return answer.askId === undefined ? undefined : hmac(answer.askId);
}

/** The clear part of an answer: what it was about, what came of it, of what kind its conditions are and when due. */
export function summaryOf(answer: Answer, asks: readonly AskSummary[], hmac: Hmac): AnswerSummary {
  const ask = asks.find((one) => one.id === nameOf(answer, hmac));
  const conditions = answer.conditions.map(({ dueOn, kind }) => ({
    dueOn,
    ...(kind === undefined ? {} : { kind }),
  }));
  if (ask === undefined) return { outcome: answer.outcome, conditions };
  const { id: askId, domain, layer, ruleId, amountOnce, amountPerYear, from, until } = ask;
  return {
    askId,
    domain,
    layer,
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(amountOnce === undefined ? {} : { amountOnce }),
    ...(amountPerYear === undefined ? {} : { amountPerYear }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    outcome: answer.outcome,
    conditions,
  };
}

/** The sealed part of an answer: every word of it. */
export function textOf(answer: Answer): Extract<Sealed, { answers: unknown }>['answers'][number] {
  return {
    ...(answer.askId === undefined ? {} : { askId: answer.askId }),
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    conditions: answer.conditions.map(({ text, owner }) => ({ text, owner })),
  };
}
