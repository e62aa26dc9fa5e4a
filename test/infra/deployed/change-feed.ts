import * as z from 'zod';
import { region } from './signature.ts';

const resultSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
const mostTries = 6;
const batchSize = 10;

/**
 * DynamoDB Streams and what stands between it and a function: changes in order, at most ten at a time, keys only. What
 * failed is sent again from there; what keeps failing is a fault. Of the desk, only mails pass the filter.
 */
export class ChangeFeed {
  readonly #keys: readonly string[];
  readonly #send: (event: unknown) => Promise<unknown>;
  readonly #fault: (error: unknown) => void;
  readonly #changes: { SequenceNumber: string; Keys: Record<string, unknown>; tries: number }[] = [];
  #last = 0;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    keys: readonly string[],
    send: (event: unknown) => Promise<unknown>,
    fault: (error: unknown) => void,
  ) {
    this.#keys = keys;
    this.#send = send;
    this.#fault = fault;
  }

  /** An item was put, in the form of the wire. */
  tell(item: Readonly<Record<string, unknown>>): void {
    const Keys = Object.fromEntries(this.#keys.map((key) => [key, item[key]]));
    const { pk } = z.object({ pk: z.object({ S: z.string() }).optional() }).parse(Keys);
    if (pk !== undefined && !pk.S.startsWith('mail#')) return;
    this.#last += 1;
    this.#changes.push({ SequenceNumber: String(this.#last).padStart(21, '0'), Keys, tries: 0 });
    this.#running = this.#running.then(() => this.#pass());
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #pass(): Promise<void> {
    while (this.#changes.length > 0 && !this.#closed) {
      const batch = this.#changes.splice(0, batchSize);
      const failed = await this.#firstFailed(batch);
      const rest = failed === undefined ? [] : batch.slice(failed);
      for (const change of rest) change.tries += 1;
      for (const { tries, Keys } of rest)
        if (tries === mostTries) this.#fault(`given up: ${JSON.stringify(Keys)}`);
      this.#changes.unshift(...rest.filter(({ tries }) => tries < mostTries));
    }
  }

  async #firstFailed(
    batch: readonly { SequenceNumber: string; Keys: object }[],
  ): Promise<number | undefined> {
    const Records = batch.map(({ SequenceNumber, Keys }) => ({
      eventID: SequenceNumber,
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
        Keys,
        SequenceNumber,
        SizeBytes: JSON.stringify(Keys).length,
        StreamViewType: 'KEYS_ONLY',
      },
    }));
    try {
      const { batchItemFailures } = resultSchema.parse(await this.#send({ Records }));
      const failed = batchItemFailures.map(({ itemIdentifier }) =>
        batch.findIndex(({ SequenceNumber }) => SequenceNumber === itemIdentifier),
      );
      return failed.length === 0 ? undefined : Math.min(...failed);
    } catch {
      return 0;
    }
  }
}
