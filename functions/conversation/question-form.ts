import * as z from 'zod';
import { dateSchema, issuesInText, type Issue } from '../../shared/domain/issues.ts';
import type { Form } from '../../shared/http/http.ts';
import { askFirst, askedOf } from '../../shared/pages/question-fields.ts';

/** A question that is wanted before the answer; `answerBy` when it is one to the family. */
export type WantedQuestion = { readonly text: string; readonly answerBy: string | undefined };

const whomSchema = z.enum(askedOf);

/** Whether the official chose to ask first, for any of the questions: one question back at a time. */
export function wantsQuestion(form: Form): boolean {
  return form.entries().some(([name, value]) => /^answers\.\d+\.outcome$/.test(name) && value === askFirst);
}

export function readQuestionForm(form: Form): { question: WantedQuestion } | { issues: readonly Issue[] } {
  const text = form.text('question.text');
  const issues: Issue[] = [...issuesInText('question.text', text)];
  const whom = whomSchema.safeParse(
    form.text('question.to') === '' ? askedOf.contact : form.text('question.to'),
  );
  if (!whom.success) issues.push({ path: 'question.to', code: 'unknown-choice' });
  const answerBy = whom.data === askedOf.family ? form.text('question.answerBy') : undefined;
  if (answerBy === '') issues.push({ path: 'question.answerBy', code: 'required' });
  else if (answerBy !== undefined && !dateSchema.safeParse(answerBy).success)
    issues.push({ path: 'question.answerBy', code: 'not-a-date' });
  return issues.length > 0 ? { issues } : { question: { text, answerBy } };
}
