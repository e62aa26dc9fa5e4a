import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withTroubleTold } from '../../functions/aws/table-trouble.ts';

/** Answers of DynamoDB, one after the other: status and name of the failure. */
let answers: [number, string | undefined][];
let told: [string, string | undefined][];
let client: DynamoDBClient;
const server = createServer((request, response) => {
  request.resume();
  const [status, name] = answers.shift() ?? [200, undefined];
  const body =
    name === undefined ? {} : { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'no' };
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    // Of the clock of the tests: what differs from the client's, the SDK takes for the cause, and tries again.
    date: new Date().toUTCString(),
  });
  response.end(JSON.stringify(body));
});

beforeEach(async () => {
  answers = [];
  told = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  client = withTroubleTold(
    new DynamoDBClient({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${address.port}`,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
    (...trouble) => told.push(trouble),
  );
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = () => client.send(new GetItemCommand({ TableName: 'desk', Key: { pk: { S: 'limit#a' } } }));

test('every try that was turned away is told, also where the SDK mends it', async () => {
  answers = [
    [400, 'ThrottlingException'],
    [400, 'ProvisionedThroughputExceededException'],
  ];
  await get();
  expect(told).toEqual([
    ['table-throttled', 'desk'],
    ['table-throttled', 'desk'],
  ]);
});

test('a failure of DynamoDB itself is told as such, and thrown when it goes on', async () => {
  answers = Array.from({ length: 10 }, () => [500, 'InternalServerError']);
  await expect(get()).rejects.toThrow();
  expect(told.length).toBeGreaterThan(1);
  expect(new Set(told.map(([trouble]) => trouble))).toEqual(new Set(['table-failed']));
});

test('what was refused for what it asked is no trouble', async () => {
  answers = [
    [400, 'ConditionalCheckFailedException'],
    [400, 'AccessDeniedException'],
  ];
  await expect(get()).rejects.toThrow();
  await expect(get()).rejects.toThrow();
  await get();
  expect(told).toEqual([]);
});
