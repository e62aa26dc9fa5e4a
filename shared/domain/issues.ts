import * as z from 'zod';
import { holdsBsn } from './bsn.ts';

/**
 * One thing that is wrong with what a person sent. `path` names the field (`asks.0.departsFrom.purpose`),
 * `code` is a key of the texts, `detail` what the text needs (counts, ids); never the text that was typed.
 */
export type Issue = { readonly path: string; readonly code: IssueCode; readonly detail?: string };

const issueCodes = [
  'bsn',
  'required',
  'unknown-field',
  'wrong-type',
  'too-long',
  'too-many-words',
  'too-few',
  'too-many',
  'not-an-email',
  'not-a-date',
  'not-an-amount',
  'control-characters',
  'unknown-choice',
  'duplicate',
  'plan-too-long',
  'unknown-rule',
  'rule-not-in-force',
  'rule-of-other-layer',
  'statute',
  'domain-without-official',
  'unknown-adviser',
  'other-municipality',
  'unknown-contact-person',
  'address-of-staff',
  'sent-before',
  'already-brought-in',
  'date-too-far',
  'date-in-past',
  'date-in-future',
  'before-decision',
  'cannot-be-extended',
  'not-running-yet',
  'term-over',
  'already-extended',
  'no-later-date',
  'not-a-time',
  'until-before-from',
  'reason-required',
  'answer-required',
  'condition-required',
  'condition-incomplete',
  'conditions-without-choice',
  'talk-not-recorded',
  'question-open',
  'not-json',
  'invalid',
] as const;
export type IssueCode = (typeof issueCodes)[number];
const issueCodeSchema = z.enum(issueCodes);

/** Turns what zod found into our own codes, so that the texts are ours and nothing typed is echoed. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [path, key].filter((part) => part !== '').join('.'),
        code: 'unknown-field',
      }));
    }
    return [{ path, ...codeOf(issue) }];
  });
}

function codeOf(issue: z.core.$ZodIssue): { code: IssueCode; detail?: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { code: saysMissing(issue.message) ? 'required' : 'wrong-type', detail: issue.expected };
    case 'too_big':
      return { code: issue.origin === 'array' ? 'too-many' : 'too-long', detail: String(issue.maximum) };
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'required' }
        : { code: 'too-few', detail: String(issue.minimum) };
    case 'invalid_value':
      return { code: 'unknown-choice', detail: issue.values.map(String).join(', ') };
    case 'invalid_format':
    case 'custom':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys': {
      const known = issueCodeSchema.safeParse(issue.message);
      return { code: known.success ? known.data : 'invalid' };
    }
  }
}

/** Objects and arrays have no error function of their own; theirs is the library's sentence. */
function saysMissing(message: string): boolean {
  return message === 'required' || message.endsWith('received undefined');
}

/** `undefined` speaks of a field that is missing, everything else of one that is of another kind. */
function missingOrWrong(issue: { input: unknown }): string {
  return issue.input === undefined ? 'required' : 'wrong-type';
}

/** Free text: trimmed, 1 to 250,000 characters, no control characters but line ends and tabs, and no BSN. */
export const textSchema = z
  .string({ error: missingOrWrong })
  .trim()
  .min(1)
  .max(250_000)

  .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), {
    error: 'control-characters',
  })
  .refine((text) => !holdsBsn(text), { error: 'bsn' });

/** What is wrong with a free text, by the name of the field it was typed in. */
export function issuesInText(path: string, text: string): Issue[] {
  const parsed = textSchema.safeParse(text);
  return parsed.success ? [] : issuesOf(parsed.error).map((issue) => ({ ...issue, path }));
}

/** One line of at most 200 characters: it may stand in the subject of a mail. */
export const lineSchema = textSchema
  .max(200)
  .refine((text) => !/[\r\n\t\u2028\u2029]/.test(text), { error: 'control-characters' });

/** A calendar date, `2027-03-24`. */
export const dateSchema = z
  .string({ error: missingOrWrong })
  .refine((text) => z.iso.date().safeParse(text).success, { error: 'not-a-date' });

export const emailSchema = z
  .string({ error: missingOrWrong })
  .trim()
  .max(254)
  .refine((text) => z.email().safeParse(text).success, { error: 'not-an-email' });

/** Euro, at most two decimals. */
export const amountSchema = z
  .number({ error: missingOrWrong })
  .refine((euro) => Number.isFinite(euro) && euro >= 0 && euro <= 10_000_000 && isCents(euro), {
    error: 'not-an-amount',
  });

function isCents(euro: number): boolean {
  return Math.abs(euro * 100 - Math.round(euro * 100)) < 1e-6;
}
