import { DynamoDBServiceException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** DynamoDB did not do what it was asked: there was too much of it, or it failed itself. */
export type TableTrouble = 'table-throttled' | 'table-failed';

const throttled: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/**
 * The same client, with `tell` called for each try that met trouble. The SDK tries again by itself, and what it mends shows
 * nowhere else but in the figures of DynamoDB for every table, index and operation, each of which an alarm would be billed for.
 */
export function withTroubleTold(
  client: DynamoDBClient,
  tell: (trouble: TableTrouble, table: string | undefined) => void,
): DynamoDBClient {
  client.middlewareStack.add(
    (next) => async (request) => {
      try {
        return await next(request);
      } catch (error) {
        const trouble = troubleIn(error);
        if (trouble !== undefined) tell(trouble, tableIn(request.input));
        throw error;
      }
    },
    // Within the retries, and around what makes an error of an answer.
    { step: 'deserialize', priority: 'high', name: 'tellOfTrouble' },
  );
  return client;
}

function troubleIn(error: unknown): TableTrouble | undefined {
  if (!(error instanceof DynamoDBServiceException)) return undefined;
  if (throttled.has(error.name)) return 'table-throttled';
  return (error.$metadata.httpStatusCode ?? 0) >= 500 ? 'table-failed' : undefined;
}

function tableIn(input: object): string | undefined {
  return 'TableName' in input && typeof input.TableName === 'string' ? input.TableName : undefined;
}
