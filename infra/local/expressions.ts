import { validateExpressions } from 'dynalite/validations/index.js';
import * as z from 'zod';

const textsSchema = z.object({
  ConditionExpression: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  UpdateExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
});
export type Expressions = Parameters<typeof validateExpressions>[0];
const expressionsSchema = z.custom<Expressions>((value) => typeof value === 'object');

/** Values in the wire's form, by the name the expressions give them. */
type Values = Readonly<Record<string, object>>;

/** Expressions that were read before, by their text: reading them is what an engine in this process spends its time on. */
const known = new Map<string, { readonly expressions: Expressions; readonly values: Values }>();

/** What the expressions of a command say, about the values it brings. Throws what is wrong with them. */
export function expressionsOf(input: unknown, values: Values): Expressions {
  const texts = textsSchema.parse(input);
  if (Object.keys(texts).length === 0) return {};
  const types = Object.entries(values).map(([name, value]) => [name, Object.keys(value)[0]]);
  const text = JSON.stringify([texts, types]);
  const before = known.get(text) ?? { expressions: readExpressions(texts, values), values };
  known.set(text, before);
  const now = new Map(Object.entries(before.values).map(([name, value]) => [value, values[name]]));
  return expressionsSchema.parse(withValues(before.expressions, now));
}

function readExpressions(texts: object, values: Values): Expressions {
  const request = expressionsSchema.parse({
    ...texts,
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  });
  const fault = validateExpressions(request);
  if (fault !== undefined) throw new Error(fault);
  return request;
}

/** The same expressions about other values: each of the old ones stands in them as the very object that was read. */
function withValues(part: unknown, values: ReadonlyMap<unknown, unknown>): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (values.has(part)) return values.get(part);
  if (Array.isArray(part)) return part.map((one) => withValues(one, values));
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, withValues(one, values)]));
}
