import * as z from 'zod';
import { dateSchema, issuesOf, textSchema, type Issue } from '../shared/domain/issues.ts';
import type { Form } from '../shared/http/http.ts';

const heldTalkSchema = z.object({ heldOn: dateSchema, spoke: textSchema, agreed: textSchema });
export type HeldTalk = z.infer<typeof heldTalkSchema>;

/** The fields that say what came of a talk, on the official's page and on the contact person's. */
export const heldTalkNames: readonly string[] = Object.keys(heldTalkSchema.shape);

export function readHeldTalk(form: Form): { held: HeldTalk } | { issues: readonly Issue[] } {
  const typed = Object.fromEntries(heldTalkNames.map((name) => [name, form.text(name)]));
  const read = heldTalkSchema.safeParse(typed);
  if (read.success) return { held: read.data };
  const issues = issuesOf(read.error);
  return {
    issues: issues.map((issue) =>
      issue.path === 'heldOn' && form.text('heldOn') === '' ? { ...issue, code: 'required' } : issue,
    ),
  };
}
