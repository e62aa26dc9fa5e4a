import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { TableIndex, TableShape } from '../../infra/tables.ts';
import type { Item } from '../faults/simulation/marshalled.ts';
import { keptBy } from '../faults/simulation/memory-dynamodb.ts';

/** The size of a row as DynamoDB counts it: names in UTF-8 and values, binary ones by their bytes. */
export function bytesOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes({ S, N, B, BOOL, NULL, L, M, SS }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (B !== undefined) return B.length;
  // A byte for two digits, one for the sign and the exponent.
  if (N !== undefined) return Math.ceil(N.replace(/[^0-9]/g, '').length / 2) + 1;
  if (SS !== undefined) return SS.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  if (L !== undefined) return 3 + L.reduce((sum, one) => sum + 1 + valueBytes(one), 0);
  if (M !== undefined) return 3 + Object.keys(M).length + bytesOf(M);
  return BOOL === undefined && NULL === undefined ? 0 : 1;
}

/** Of 4 KB each, half as much where an older state will do; a read that finds nothing is one all the same. */
export function readUnits(items: readonly Item[], isConsistent: boolean): number {
  const bytes = items.reduce((sum, item) => sum + bytesOf(item), 0);
  return Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);
}

const blocks = (item: Item): number => Math.max(1, Math.ceil(bytesOf(item) / 1024));

/** Of 1 KB each, for the table by the larger of old and new, and for every index in which something changes. */
export function writeUnits(shape: TableShape, before: Item | undefined, after: Item | undefined): number {
  const own = Math.max(blocks(before ?? {}), blocks(after ?? {}));
  return shape.indexes.reduce((sum, index) => sum + indexUnits({ shape, index }, before, after), own);
}

function indexUnits(
  { shape, index }: { shape: TableShape; index: TableIndex },
  before: Item | undefined,
  after: Item | undefined,
): number {
  const [old, now] = [before, after].map((item) => inIndex(shape, index, item));
  if (old === undefined || now === undefined)
    return [old, now].reduce((sum, one) => sum + (one ? blocks(one) : 0), 0);
  const text = (item: Item): string => JSON.stringify(item);
  if (text(old) === text(now)) return 0;
  const moves = [index.partition.name, index.sort.name].some(
    (name) => text({ v: old[name] ?? { NULL: true } }) !== text({ v: now[name] ?? { NULL: true } }),
  );
  return moves ? blocks(old) + blocks(now) : Math.max(blocks(old), blocks(now));
}

function inIndex(shape: TableShape, index: TableIndex, item: Item | undefined): Item | undefined {
  if (item?.[index.partition.name] === undefined || item[index.sort.name] === undefined) return undefined;
  return keptBy(index, shape, item);
}

/** What a row takes up, in its table and in its indexes, with the hundred bytes that DynamoDB adds to each. */
export function storedBytes(shape: TableShape, item: Item | undefined): number {
  if (item === undefined) return 0;
  const copies = shape.indexes.map((index) => inIndex(shape, index, item));
  return [item, ...copies].reduce((sum, one) => sum + (one === undefined ? 0 : bytesOf(one) + 100), 0);
}
