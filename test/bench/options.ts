import { parseArgs } from 'node:util';
import * as z from 'zod';

const optionsSchema = z.object({
  'base-url': z.url().optional(),
  mode: z.enum(['post', 'pages']).default('post'),
  cases: z.coerce.number().int().min(1).default(200),
  callers: z.coerce.number().int().min(1).default(16),
  rate: z.coerce.number().positive().optional(),
});

export type Options = {
  /** `post`: sending the decision alone. `pages`: everything a person loads on the way to it counts. */
  readonly mode: 'post' | 'pages';
  readonly cases: number;
  readonly callers: number;
  /** Decisions started in a second, whether those before have been answered or not; without it, callers wait. */
  readonly rate: number | undefined;
  readonly baseUrl: string | undefined;
};

export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const options = { 'base-url': text, mode: text, cases: text, callers: text, rate: text };
  const { 'base-url': baseUrl, rate, ...rest } = optionsSchema.parse(parseArgs({ args, options }).values);
  return { ...rest, rate, baseUrl };
}
