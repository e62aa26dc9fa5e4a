import { expect, test } from 'vitest';
import { isAllowed, type Asked, type Permission } from './deployed/permissions.ts';
import { askedOfDynamoDb } from './deployed/asked-of-dynamodb.ts';

const tables = 'arn:aws:dynamodb:eu-central-1:111122223333:table/';
const desk = `${tables}speelruimte-test-desk`;
const ownRows: Permission = {
  effect: 'Allow',
  actions: ['dynamodb:GetItem'],
  resources: [desk],
  condition: {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['draft#*'] },
    Null: { 'dynamodb:LeadingKeys': ['false'] },
  },
};
const asked = (change: Partial<Asked> = {}): Asked => ({
  action: 'dynamodb:GetItem',
  resource: desk,
  context: { 'dynamodb:LeadingKeys': ['draft#a'] },
  ...change,
});

test('a function may do what a statement allows on the rows it names, and nothing else', () => {
  expect(isAllowed([ownRows], asked())).toBe(true);
  expect(isAllowed([ownRows], asked({ action: 'dynamodb:PutItem' }))).toBe(false);
  expect(isAllowed([ownRows], asked({ resource: `${desk}/index/pending` }))).toBe(false);
  expect(isAllowed([ownRows], asked({ context: { 'dynamodb:LeadingKeys': ['session#a'] } }))).toBe(false);
  expect(isAllowed([ownRows], asked({ context: {} }))).toBe(false);
  expect(isAllowed([], asked())).toBe(false);
  expect(isAllowed([ownRows, { ...ownRows, effect: 'Deny', condition: {} }], asked())).toBe(false);
});

test('an execution is any of one state machine, and of no other', () => {
  const stop: Permission = {
    effect: 'Allow',
    actions: ['states:StopExecution'],
    resources: ['arn:aws:states:eu-central-1:111122223333:execution:speelruimte-test:*'],
    condition: {},
  };
  const of = (machine: string): Asked =>
    asked({
      action: 'states:StopExecution',
      resource: `arn:aws:states:eu-central-1:111122223333:execution:${machine}:case-a-g1`,
      context: {},
    });
  expect(isAllowed([stop], of('speelruimte-test'))).toBe(true);
  expect(isAllowed([stop], of('speelruimte-production'))).toBe(false);
});

test('what is asked of a table is the partition key of a row, of what is looked for, or of an index', () => {
  const keysOf = (target: string, body: object): Asked =>
    askedOfDynamoDb(`DynamoDB_20120810.${target}`, JSON.stringify(body), tables);
  const put = { TableName: 'speelruimte-test-desk', Item: { pk: { S: 'mail#a' }, sk: { S: '-' } } };
  expect(keysOf('PutItem', put)).toEqual({
    action: 'dynamodb:PutItem',
    resource: desk,
    context: { 'dynamodb:LeadingKeys': ['mail#a'] },
  });
  const query = {
    TableName: 'speelruimte-test-ledger',
    IndexName: 'recent',
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'day' },
    ExpressionAttributeValues: { ':day': { S: '2027-01-27' } },
  };
  expect(keysOf('Query', query)).toEqual({
    action: 'dynamodb:Query',
    resource: `${tables}speelruimte-test-ledger/index/recent`,
    context: { 'dynamodb:LeadingKeys': ['2027-01-27'] },
  });
  expect(() => keysOf('Scan', { TableName: 'speelruimte-test-ledger' })).toThrow();
});
