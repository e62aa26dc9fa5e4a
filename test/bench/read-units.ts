import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { passBy } from '../../infra/local/database.ts';

const readingSchema = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });
const reads = new Set(['GetCommand', 'QueryCommand', 'ScanCommand']);

/** Counts the read units of what a client asks from now on, by what the database says that each request has consumed. */
export function countReadUnits(client: DynamoDBDocumentClient): () => number {
  let units = 0;
  passBy(client, async (command, next) => {
    const isRead = reads.has(command.constructor.name);
    if (isRead) Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
    const answer = await next();
    if (isRead) units += readingSchema.parse(answer).ConsumedCapacity.CapacityUnits;
    return answer;
  });
  return () => units;
}
