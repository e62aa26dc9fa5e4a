import * as z from 'zod';
import { dateSchema } from './issues.ts';
import { slugSchema } from './identifiers.ts';

/**
 * What an ask departs from: a work instruction, a policy rule (Awb 4:84), an ordinance (its hardship clause),
 * or a statute, from which no departure is possible.
 */
export const layerSchema = z.enum(['work-instruction', 'policy-rule', 'ordinance', 'statute']);
export type Layer = z.infer<typeof layerSchema>;

/** A rule in the municipality's catalogue. `from` and `until` are calendar dates, both inclusive. */
export const ruleSchema = z.strictObject({
  id: slugSchema,
  layer: layerSchema,
  title: z.string().min(1).max(300),
  from: dateSchema.optional(),
  until: dateSchema.optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Whether a rule holds on a day, a calendar date in Amsterdam. */
export function isInForce(rule: Pick<Rule, 'from' | 'until'>, today: string): boolean {
  return (rule.from ?? today) <= today && today <= (rule.until ?? today);
}
