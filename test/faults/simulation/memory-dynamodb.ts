import { ConditionalCheckFailedException, type AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { matchesExprFilter } from 'dynalite/db/index.js';
import type { Section } from 'dynalite/validations/index.js';
import * as z from 'zod';
import { expressionsOf, type Expressions } from '../../../infra/local/expressions.ts';
import type { TableShape } from '../../../infra/tables.ts';
import { marshalled, type Item } from './marshalled.ts';

/** A row as strongly consistent readers see it, and as indexes and everybody else do: some time behind. */
type Row = { current: Item | undefined; behind: Item | undefined; writes: number; caughtUp: number };

/** The parts of a command this engine carries out; a command with any other is refused, never half done. */
const inputSchema = z.strictObject({
  TableName: z.string(),
  Key: z.record(z.string(), z.unknown()).optional(),
  Item: z.record(z.string(), z.unknown()).optional(),
  IndexName: z.string().optional(),
  ConsistentRead: z.boolean().optional(),
  ExclusiveStartKey: z.record(z.string(), z.unknown()).optional(),
  Limit: z.undefined().optional(),
  ReturnValues: z.literal('ALL_NEW').optional(),
  ConditionExpression: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  UpdateExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: z.unknown().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
});
type Input = z.infer<typeof inputSchema>;

/** A change of a table as its stream tells it: the first put of a row alone is an insert. */
export type Change = {
  readonly table: string;
  readonly isInsert: boolean;
  readonly item: Readonly<Record<string, unknown>>;
};

/** What one request took hold of, for whoever counts what it costs. */
export type Taken =
  | {
      readonly kind: 'read';
      readonly items: readonly Item[];
      readonly isConsistent: boolean;
      readonly isShared: boolean;
    }
  | {
      readonly kind: 'write';
      readonly shape: TableShape;
      readonly before: Item | undefined;
      readonly after: Item | undefined;
    }
  | { readonly kind: 'refused'; readonly current: Item | undefined };

type Table = { readonly shape: TableShape; readonly rows: Map<string, Row> };

/**
 * DynamoDB in memory, one call at a time: conditions, indexes that lag, pages that end early, streams. Its expressions
 * are read by the parser of the embedded engine, and the contract all engines keep is tried on it too.
 */
export class MemoryDynamoDb {
  readonly #tables = new Map<string, Table>();
  readonly #later: (catchUp: () => void) => void;
  readonly #changed: (change: Change) => void;
  readonly #pageSize: number;
  readonly #taken: (taken: Taken) => void;

  /** `later` decides when a write reaches the indexes. */
  constructor(from: {
    tables: readonly TableShape[];
    later: (catchUp: () => void) => void;
    changed: (change: Change) => void;
    pageSize: number;
    taken?: ((taken: Taken) => void) | undefined;
  }) {
    for (const shape of from.tables) this.#tables.set(shape.name, { shape, rows: new Map() });
    this.#later = from.later;
    this.#changed = from.changed;
    this.#pageSize = from.pageSize;
    this.#taken = from.taken ?? (() => undefined);
  }

  /** Does one command of the document client. Throws what DynamoDB would. */
  execute(command: object & { readonly input: unknown }): Record<string, unknown> {
    const input = inputSchema.parse(command.input);
    const table = this.#tables.get(input.TableName);
    if (table === undefined) throw new Error(`there is no table ${input.TableName}`);
    const expressions = expressionsOf(command.input, marshalled(input.ExpressionAttributeValues));
    if (command instanceof GetCommand) return this.#get(table, input);
    if (command instanceof PutCommand) return this.#put(table, input, expressions);
    if (command instanceof UpdateCommand) return this.#update(table, input, expressions);
    if (command instanceof DeleteCommand) {
      const key = keyItem(table, marshalled(input.Key));
      this.#check(expressions, rowOf(table, key)?.current);
      this.#write(table, key, undefined);
      return {};
    }
    if (command instanceof QueryCommand || command instanceof ScanCommand)
      return this.#read(table, input, expressions);
    throw new Error('a command this engine does not know');
  }

  #put(table: Table, input: Input, expressions: Expressions): Record<string, unknown> {
    const item = marshalled(input.Item);
    this.#check(expressions, rowOf(table, keyItem(table, item))?.current);
    this.#write(table, keyItem(table, item), item);
    return {};
  }

  #update(table: Table, input: Input, expressions: Expressions): Record<string, unknown> {
    const key = keyItem(table, marshalled(input.Key));
    const current = rowOf(table, key)?.current;
    this.#check(expressions, current);
    const item = { ...(current ?? key) };
    for (const section of expressions._updates?.sections ?? []) apply(item, section);
    this.#write(table, key, item);
    return input.ReturnValues === undefined ? {} : { Attributes: unmarshall(item) };
  }

  #write(table: Table, key: Item, item: Item | undefined): void {
    if (bytesOf(item) > mostBytes) throw new Error('Item size has exceeded the maximum allowed size');
    const name = JSON.stringify(key);
    const row = table.rows.get(name) ?? { current: undefined, behind: undefined, writes: 0, caughtUp: 0 };
    const isInsert = row.current === undefined;
    this.#taken({ kind: 'write', shape: table.shape, before: row.current, after: item });
    row.writes += 1;
    row.current = item;
    table.rows.set(name, row);
    const write = row.writes;
    this.#later(() => {
      // What a later write has overtaken does not come back.
      if (write < row.caughtUp) return;
      row.caughtUp = write;
      row.behind = item;
    });
    if (table.shape.feed && item !== undefined)
      this.#changed({ table: table.shape.name, isInsert, item: unmarshall(item) });
  }

  #read(table: Table, input: Input, expressions: Expressions): Record<string, unknown> {
    if (input.IndexName !== undefined && input.ConsistentRead === true)
      throw new Error('Consistent reads are not supported on global secondary indexes');
    const isBehind = input.IndexName !== undefined || input.ConsistentRead !== true;
    const index = table.shape.indexes.find((one) => one.name === input.IndexName);
    const sort = index === undefined ? table.shape.sort : index.sort;
    const condition = expressions._keyCondition?.expression;
    const found: Item[] = [];
    for (const row of table.rows.values()) {
      const item = isBehind ? row.behind : row.current;
      if (item === undefined) continue;
      if (
        index !== undefined &&
        (item[index.partition.name] === undefined || item[index.sort.name] === undefined)
      )
        continue;
      if (condition === undefined || matchesExprFilter(item, condition)) found.push(item);
    }
    const rank = (item: Item): string =>
      `${sortable(item[sort?.name ?? ''])}|${JSON.stringify(keyItem(table, item))}`;
    found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    const start =
      input.ExclusiveStartKey === undefined
        ? 0
        : found.findIndex((item) => rank(item) > String(input.ExclusiveStartKey?.['after']));
    const from = start === -1 ? found.length : start;
    const page = found.slice(from, from + this.#pageSize);
    const last = page.at(-1);
    this.#taken({
      kind: 'read',
      items: page.map((item) => kept(item, table, index)),
      isConsistent: input.ConsistentRead === true,
      isShared: index !== undefined,
    });
    return {
      Items: page.map((item) => unmarshall(projected(item, { expressions, index, table }))),
      Count: page.length,
      ...(last === undefined || from + page.length >= found.length
        ? {}
        : { LastEvaluatedKey: { after: rank(last) } }),
    };
  }

  #get(table: Table, input: Input): Record<string, unknown> {
    const row = rowOf(table, keyItem(table, marshalled(input.Key)));
    const isConsistent = input.ConsistentRead === true;
    const item = isConsistent ? row?.current : row?.behind;
    this.#taken({ kind: 'read', items: item === undefined ? [] : [item], isConsistent, isShared: false });
    return item === undefined ? {} : { Item: unmarshall(item) };
  }

  #check(expressions: Expressions, current: Item | undefined): void {
    const condition = expressions._condition?.expression;
    if (condition === undefined || matchesExprFilter(current ?? {}, condition)) return;
    this.#taken({ kind: 'refused', current });
    throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }
}

function rowOf(table: Table, key: Item): Row | undefined {
  return table.rows.get(JSON.stringify(key));
}

function keyItem(table: Table, item: Item): Item {
  const names = [
    table.shape.partition.name,
    ...(table.shape.sort === undefined ? [] : [table.shape.sort.name]),
  ];
  return Object.fromEntries(
    names.map((name) => {
      const value = item[name];
      if (value === undefined) throw new Error(`a row of ${table.shape.name} needs ${name}`);
      return [name, value];
    }),
  );
}

const valueSchema = z.custom<AttributeValue>((value) => typeof value === 'object');

function apply(item: Item, section: Section): void {
  const [name = '', ...deeper] = section.path;
  if (deeper.length > 0) throw new Error('an update this engine does not know');
  if (section.type === 'set') item[name] = valueSchema.parse(section.val);
  else if (section.type === 'remove') Reflect.deleteProperty(item, name);
  else if (section.type === 'add') {
    const sum = Number(item[name]?.N ?? 0) + Number(valueSchema.parse(section.val).N);
    item[name] = { N: String(sum) };
  } else throw new Error('an update this engine does not know');
}

/** DynamoDB's limit on an item, and about how large one is: names and values, binary ones by their bytes. */
const mostBytes = 409_600;
function bytesOf(item: Item | undefined): number {
  return Object.entries(item ?? {}).reduce(
    (sum, [name, { S, N, B }]) => sum + name.length + Buffer.byteLength(S ?? N ?? '') + (B?.length ?? 0),
    0,
  );
}

/** Numbers sort as numbers; every number here is a count or a moment. */
function sortable(value: AttributeValue | undefined): string {
  return value?.N === undefined ? (value?.S ?? '') : value.N.padStart(20, '0');
}

function projected(
  item: Item,
  by: { expressions: Expressions; index: TableShape['indexes'][number] | undefined; table: Table },
): Item {
  const paths = by.expressions._projection?.paths.map((path) => path[0] ?? '');
  return paths === undefined ? kept(item, by.table, by.index) : only(item, paths);
}

/** What an index keeps of a row. */
function kept(item: Item, { shape }: Table, index: TableShape['indexes'][number] | undefined): Item {
  return index === undefined ? item : keptBy(index, shape, item);
}

/** The part of a row that stands in an index. */
export function keptBy(index: TableShape['indexes'][number], shape: TableShape, item: Item): Item {
  if (index.projection === 'ALL') return item;
  const keys = [shape.partition, shape.sort, index.partition, index.sort];
  return only(
    item,
    keys.flatMap((key) => key?.name ?? []),
  );
}

function only(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}
