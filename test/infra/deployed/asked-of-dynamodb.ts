import * as z from 'zod';
import { tables } from '../../../infra/tables.ts';
import type { Asked } from './permissions.ts';

const valueSchema = z.object({ S: z.string() });
const itemSchema = z.record(z.string(), z.unknown());
const requestSchema = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Item: itemSchema.optional(),
  Key: itemSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: itemSchema.default({}),
});
type Request = z.infer<typeof requestSchema>;

/** `tableArn` is what the ARN of every table begins with, before its name. */
export function askedOfDynamoDb(target: string, body: string, tableArn: string): Asked {
  const request = requestSchema.parse(JSON.parse(body));
  const { TableName, IndexName } = request;
  const table = `${tableArn}${TableName}`;
  return {
    action: `dynamodb:${target.slice(target.lastIndexOf('.') + 1)}`,
    resource: IndexName === undefined ? table : `${table}/index/${IndexName}`,
    context: { 'dynamodb:LeadingKeys': [leadingKeyOf(request)] },
  };
}

/** The partition key that is asked for: of the index where there is one. Throws when a request names none. */
function leadingKeyOf(request: Request): string {
  const { TableName, IndexName, Item, Key } = request;
  const shape = tables.find(({ name }) => TableName.endsWith(`-${name}`));
  const partition =
    IndexName === undefined
      ? shape?.partition.name
      : shape?.indexes.find(({ name }) => name === IndexName)?.partition.name;
  if (partition === undefined) throw new Error(`nothing is known of ${TableName} ${IndexName ?? ''}`);
  const named = (Item ?? Key ?? {})[partition] ?? queried(request, partition);
  return valueSchema.parse(named).S;
}

function queried(request: Request, partition: string): unknown {
  const [, name = '', value = ''] = /(?:^|\s)(\S+) = (:\w+)/.exec(request.KeyConditionExpression ?? '') ?? [];
  const isPartition = (request.ExpressionAttributeNames[name] ?? name) === partition;
  return isPartition ? request.ExpressionAttributeValues[value] : undefined;
}
