import { answerSchema, type Answer } from '../shared/domain/commands.ts';
import { issuesOf, type Issue } from '../shared/domain/issues.ts';
import type { Ask } from '../shared/domain/request.ts';
import type { Form } from '../shared/http/http.ts';
import { conditionRows } from '../shared/pages/answer-fields.ts';

/** The posted answers; `issues` by the names of the fields. Answers that are well-formed are given even beside issues. */
export function readAnswerForm(
  form: Form,
  questions: readonly (Ask | undefined)[],
): { answers: Answer[]; issues: Issue[] } {
  const answers: Answer[] = [];
  const issues: Issue[] = [];
  for (const [index, ask] of questions.entries()) {
    const at = `answers.${index}`;
    const outcome = form.text(`${at}.outcome`);
    if (outcome === '') {
      issues.push({ path: `${at}.outcome`, code: 'answer-required' });
      continue;
    }
    const conditions = readConditions(form, at);
    issues.push(...conditions.issues);
    const reason = form.text(`${at}.reason`);
    const answer = answerSchema.safeParse({
      ...(ask === undefined ? {} : { askId: ask.id }),
      outcome,
      ...(reason === '' ? {} : { reason }),
      conditions: conditions.complete.map((row) => row.condition),
    });
    if (answer.success) answers.push(answer.data);
    else issues.push(...issuesOf(answer.error).map((issue) => inForm(issue, at, conditions.complete)));
  }
  return { answers, issues };
}

/** The other way round: the fields that hold these answers, in the order of the questions. */
export function fieldsOfAnswers(answers: readonly Answer[]): [string, string][] {
  return answers.flatMap(({ outcome, reason, conditions }, index): [string, string][] => {
    const at = `answers.${index}`;
    return [
      [`${at}.outcome`, outcome],
      [`${at}.reason`, reason ?? ''],
      ...conditions.flatMap((condition, row) =>
        (['text', 'owner', 'dueOn', 'kind'] as const).map((name): [string, string] => [
          `${at}.conditions.${row}.${name}`,
          condition[name] ?? '',
        ]),
      ),
    ];
  });
}

type Typed = { readonly text: string; readonly owner: string; readonly dueOn: string };
type Row = { readonly row: number; readonly condition: Typed & { readonly kind?: string } };

function readConditions(form: Form, at: string): { complete: Row[]; issues: Issue[] } {
  const complete: Row[] = [];
  const issues: Issue[] = [];
  for (let row = 0; row < conditionRows; row += 1) {
    const name = `${at}.conditions.${row}`;
    const condition = {
      text: form.text(`${name}.text`),
      owner: form.text(`${name}.owner`),
      dueOn: form.text(`${name}.dueOn`),
    };
    // Its kind is chosen beforehand, and does not make a condition of an empty row.
    const kind = form.text(`${name}.kind`);
    const filled = Object.values(condition).filter((value) => value !== '').length;
    if (filled === 0) continue;
    if (filled === 3) complete.push({ row, condition: { ...condition, ...(kind === '' ? {} : { kind }) } });
    else issues.push({ path: `${name}.${firstEmpty(condition)}`, code: 'condition-incomplete' });
  }
  return { complete, issues };
}

function firstEmpty(condition: Typed): string {
  return Object.entries(condition).find(([, value]) => value === '')?.[0] ?? 'text';
}

/** Rows left empty are not sent on: the second condition sent may stand in the third row of the form. */
function inForm(issue: Issue, at: string, rows: readonly Row[]): Issue {
  const path = issue.path.replace(
    /^conditions\.(\d+)/,
    (_, index: string) => `conditions.${rows[Number(index)]?.row ?? index}`,
  );
  return { ...issue, path: `${at}.${path}` };
}
