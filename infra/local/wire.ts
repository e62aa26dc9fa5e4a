import * as z from 'zod';

/** A value as the wire and the files have it: `{"S": "text"}`, bytes in base64. */
export type Wired = Readonly<Record<string, unknown>>;

function toWire(value: unknown): Wired {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(toWire) };
  if (typeof value === 'object') return { M: wiredItem(value) };
  throw new Error(`no row can hold a ${typeof value}`);
}

/** What is undefined is left out. */
export function wiredItem(item: object): Record<string, Wired> {
  const wired: Record<string, Wired> = {};
  for (const [name, value] of Object.entries(item)) if (value !== undefined) wired[name] = toWire(value);
  return wired;
}

const wiredSchema = z.custom<Wired>((value) => typeof value === 'object' && value !== null);
const listSchema = z.custom<readonly unknown[]>((value) => Array.isArray(value));

function fromWire(wired: unknown): unknown {
  for (const [type, value] of Object.entries(wiredSchema.parse(wired))) {
    if (type === 'S' || type === 'BOOL') return value;
    if (type === 'N') return Number(value);
    if (type === 'NULL') return null;
    if (type === 'B') return new Uint8Array(Buffer.from(String(value), 'base64'));
    if (type === 'L') return listSchema.parse(value).map(fromWire);
    if (type === 'M') return itemOf(value);
  }
  throw new Error('a value of a type that no row here has');
}

export function itemOf(wired: unknown): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wiredSchema.parse(wired))) item[name] = fromWire(value);
  return item;
}
