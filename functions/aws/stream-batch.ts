import * as z from 'zod';
import { withoutWords } from '../without-words.ts';
import { logLine } from './log-line.ts';

const eventSchema = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.object({
        SequenceNumber: z.string().min(1),
        Keys: z.record(z.string(), z.object({ S: z.string().optional(), N: z.string().optional() })),
      }),
    }),
  ),
});

export type BatchResult = { readonly batchItemFailures: { readonly itemIdentifier: string }[] };

/**
 * A batch of a table's changes, once for each subject they are about; `subjectOf` is given the key attribute `key` of a
 * row that was put. Every subject is tried, whatever became of the others; those that failed are named by their first change.
 * `n` is the highest number among the rows of a subject, zero where they have none. A row that was replaced or removed rings
 * for nobody: `onReplaced` is told, where such a row is news.
 */
export async function handleBatch<Subject extends string>(
  event: unknown,
  batch: {
    readonly key: string;
    readonly subjectOf: (key: string) => Subject | undefined;
    readonly handle: (subject: Subject, n: number) => Promise<void>;
    readonly onReplaced?: (subject: Subject | undefined) => void;
  },
): Promise<BatchResult> {
  const changes = new Map<Subject, { itemIdentifier: string; n: number }>();
  for (const { eventName, dynamodb } of eventSchema.parse(event).Records) {
    const subject = batch.subjectOf(dynamodb.Keys[batch.key]?.S ?? '');
    if (eventName !== 'INSERT') batch.onReplaced?.(subject);
    if (eventName !== 'INSERT' || subject === undefined) continue;
    const n = Number(dynamodb.Keys['n']?.N ?? 0);
    const { itemIdentifier, n: before } = changes.get(subject) ?? {
      itemIdentifier: dynamodb.SequenceNumber,
      n,
    };
    changes.set(subject, { itemIdentifier, n: Math.max(n, before) });
  }
  const failed = await Promise.all(
    [...changes].map(async ([subject, { itemIdentifier, n }]) => {
      try {
        await batch.handle(subject, n);
        return [];
      } catch (error) {
        logLine({ level: 'error', sequenceNumber: itemIdentifier, ...withoutWords(error) });
        return [{ itemIdentifier }];
      }
    }),
  );
  return { batchItemFailures: failed.flat() };
}
