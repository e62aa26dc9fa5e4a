import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
  type DynamoDBStreamsClient,
  type GetRecordsCommandOutput,
  type Shard,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { FeedSettings, Pattern } from './feed-settings.ts';

/** A record as Lambda hands it over: JSON, its moment in seconds since 1970. Whatever else the engine says is kept. */
const recordSchema = z.looseObject({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  eventSourceARN: z.string(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string().min(1),
    Keys: z.record(z.string(), z.record(z.string(), z.string())),
    ApproximateCreationDateTime: z.number(),
  }),
});
export type FeedRecord = z.infer<typeof recordSchema>;

const resultSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
export type Invocation = {
  readonly records: readonly FeedRecord[];
  /** Sequence numbers that the function reported; `fell over` where it reported nothing and threw. */
  readonly failed: readonly string[] | 'fell over';
};

/**
 * What Lambda does between a table's change feed and a function: reads each shard in order, parents before children,
 * holds back what the filter does not want, invokes with a batch, and stays at the first record that is reported until
 * it works or its retries are spent. Without the pauses that Lambda makes between retries.
 */
export class EventSourceMapping {
  readonly #client: DynamoDBStreamsClient;
  readonly #streamArn: string;
  readonly #settings: FeedSettings;
  readonly #invoke: (event: unknown) => Promise<unknown>;
  readonly #iterators = new Map<string, string | undefined>();
  /** Everything that came by, also what the filter held back. */
  readonly records: FeedRecord[] = [];
  readonly filteredOut: FeedRecord[] = [];
  readonly invocations: Invocation[] = [];
  /** The batches that were given up, as they would stand in the queue for failures. */
  readonly givenUp: (readonly FeedRecord[])[] = [];
  #running: Promise<void> = Promise.resolve();
  #isOpen = false;

  constructor(from: {
    client: DynamoDBStreamsClient;
    streamArn: string;
    settings: FeedSettings;
    invoke: (event: unknown) => Promise<unknown>;
  }) {
    this.#client = from.client;
    this.#streamArn = from.streamArn;
    this.#settings = from.settings;
    this.#invoke = from.invoke;
  }

  start(): void {
    this.#isOpen = true;
    this.#running = this.#run();
    // Told of when it is closed.
    this.#running.catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isOpen) {
      let came = 0;
      for (const shard of await this.#shards()) came += await this.#read(shard);
      if (came === 0) await pause(20);
    }
  }

  /** Those that may be read: where a shard was split, its records come after those of its parent. */
  async #shards(): Promise<string[]> {
    const shards: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription } = await this.#client.send(
        new DescribeStreamCommand({ StreamArn: this.#streamArn, ExclusiveStartShardId: after }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      after = StreamDescription?.LastEvaluatedShardId;
    } while (after !== undefined);
    const ids = new Set(shards.map(({ ShardId }) => ShardId));
    const isRead = (id: string): boolean => this.#iterators.has(id) && this.#iterators.get(id) === undefined;
    return shards.flatMap(({ ShardId: id, ParentShardId: parent }) =>
      id === undefined || isRead(id) || (parent !== undefined && ids.has(parent) && !isRead(parent))
        ? []
        : [id],
    );
  }

  async #read(shard: string): Promise<number> {
    const iterator = this.#iterators.get(shard);
    const { Records = [], NextShardIterator } =
      iterator === undefined ? await this.#readFromBeginning(shard) : await this.#recordsAt(iterator);
    const records = Records.map((record) => asLambdaHasIt(record, this.#streamArn));
    this.records.push(...records);
    const { pattern } = this.#settings;
    const wanted = records.filter((record) => pattern === undefined || matches(pattern, record));
    this.filteredOut.push(...records.filter((record) => !wanted.includes(record)));
    for (let from = 0; from < wanted.length; from += this.#settings.batchSize)
      await this.#deliver(wanted.slice(from, from + this.#settings.batchSize));
    if (iterator !== undefined || records.length > 0 || NextShardIterator === undefined)
      this.#iterators.set(shard, NextShardIterator);
    return records.length;
  }

  #recordsAt(ShardIterator: string | undefined): Promise<GetRecordsCommandOutput> {
    return this.#client.send(new GetRecordsCommand({ ShardIterator }));
  }

  /**
   * DynamoDB Local counts the records of all tables together. An iterator that was made while a shard was empty is too
   * old for it once another table had a record first; it says that something was trimmed, and there was nothing to trim.
   */
  async #readFromBeginning(
    shard: string,
  ): Promise<Pick<GetRecordsCommandOutput, 'Records' | 'NextShardIterator'>> {
    const ShardIterator = await this.#beginningOf(shard);
    try {
      return await this.#recordsAt(ShardIterator);
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      return { NextShardIterator: ShardIterator };
    }
  }

  async #beginningOf(shard: string): Promise<string | undefined> {
    const { ShardIterator } = await this.#client.send(
      new GetShardIteratorCommand({
        StreamArn: this.#streamArn,
        ShardId: shard,
        ShardIteratorType: 'TRIM_HORIZON',
      }),
    );
    return ShardIterator;
  }

  /** Cutting a batch at what was reported, or halving it where nothing was, is not a retry. */
  async #deliver(batch: readonly FeedRecord[], retries = this.#settings.retries): Promise<void> {
    const { failed } = await this.#invokeWith(batch);
    if (failed === 'fell over' && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      await this.#deliver(batch.slice(0, half));
      await this.#deliver(batch.slice(half));
      return;
    }
    const first =
      failed === 'fell over'
        ? 0
        : batch.findIndex(({ dynamodb }) => failed.includes(dynamodb.SequenceNumber));
    if (first === -1) return;
    if (first > 0) await this.#deliver(batch.slice(first));
    else if (retries > 0) await this.#deliver(batch, retries - 1);
    else this.givenUp.push(batch);
  }

  async #invokeWith(records: readonly FeedRecord[]): Promise<Invocation> {
    const failed = await this.#invoke({ Records: records }).then(
      (result) => resultSchema.parse(result).batchItemFailures.map((one) => one.itemIdentifier),
      () => 'fell over' as const,
    );
    const invocation = { records, failed };
    this.invocations.push(invocation);
    return invocation;
  }
}

function asLambdaHasIt(record: StreamRecord, eventSourceARN: string): FeedRecord {
  const at = record.dynamodb?.ApproximateCreationDateTime;
  const dynamodb = {
    ...record.dynamodb,
    ApproximateCreationDateTime: at && Math.floor(at.getTime() / 1000),
  };
  const event: unknown = JSON.parse(JSON.stringify({ ...record, dynamodb, eventSourceARN }));
  return recordSchema.parse(event);
}

/** As far as our filters go: one of some values, or what a text begins with. */
function matches(pattern: Pattern, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((one) => matchesRule(one, value));
  if (typeof pattern !== 'object' || pattern === null) throw new Error('not a filter');
  const fields = z.record(z.string(), z.unknown()).safeParse(value);
  return (
    fields.success && Object.entries(pattern).every(([name, inner]) => matches(inner, fields.data[name]))
  );
}

function matchesRule(rule: Pattern, value: unknown): boolean {
  if (typeof rule === 'string') return rule === value;
  const { prefix } = z.strictObject({ prefix: z.string() }).parse(rule);
  return typeof value === 'string' && value.startsWith(prefix);
}
