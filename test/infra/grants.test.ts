import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { listSchema, statementsIn, type Statement } from './rights.ts';
import { synth, synthTimeout, type Templates } from './synth.ts';

/** Which rows: both halves are needed, as `ForAllValues` holds for a request that names no key at all. */
const rowsSchema = z.strictObject({
  'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': listSchema }),
  Null: z.strictObject({ 'dynamodb:LeadingKeys': z.literal('false') }),
});

/** With its resource as text, to look for a table in. */
type Grant = Omit<Statement, 'resource'> & { readonly resource: string };

let templates: Templates;
let statements: Grant[];

beforeAll(() => {
  templates = synth();
  statements = [templates.data, templates.app]
    .flatMap(statementsIn)
    .map((one) => ({ ...one, resource: JSON.stringify(one.resource) }));
}, synthTimeout);

function rolesAllowed(action: string): string[] {
  return statements
    .filter((one) => one.effect === 'Allow' && one.actions.includes(action))
    .map((one) => one.role);
}

/** `MailerRole UpdateItem mail#*`: every right on the rows of the desk. Throws at one that says not which rows. */
function rightsOnDesk(): string[] {
  return statements
    .filter((one) => one.resource.includes('DeskTable') && !/StreamArn|\/stream\//.test(one.resource))
    .flatMap(({ role, actions, resource, condition }) => {
      const keys = rowsSchema.parse(condition)['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
      const where = resource.includes('/index/') ? ' in an index' : '';
      return actions.flatMap((action) =>
        keys.map((key) => `${role} ${action.replace('dynamodb:', '')} ${key}${where}`),
      );
    });
}

describe('who may do what', () => {
  test('nobody may update or delete an entry, and the ledger itself refuses it', () => {
    const onLedger = statements.filter((one) => one.resource.includes('LedgerTable'));
    const actions = new Set(onLedger.flatMap((one) => one.actions));
    expect([...actions].sort()).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    templates.data.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'speelruimte-waterrijk-test-ledger',
      ResourcePolicy: {
        PolicyDocument: {
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: [
                'dynamodb:UpdateItem',
                'dynamodb:DeleteItem',
                'dynamodb:BatchWriteItem',
                'dynamodb:PartiQLUpdate',
                'dynamodb:PartiQLDelete',
              ],
            }),
          ],
        },
      },
    });
  });

  test('the sweeper alone may delete the key of a case, and nobody what was noted about who looked', () => {
    const deletes = statements.filter(
      (one) => one.resource.includes('KeysTable') && one.actions.includes('dynamodb:DeleteItem'),
    );
    expect(deletes.map((one) => one.role)).toEqual(['SweepRole']);
    const actions = statements
      .filter((one) => /KeysTable|SeenTable/.test(one.resource) && one.role !== 'SweepRole')
      .flatMap((one) => one.actions);
    expect(new Set(actions)).toEqual(new Set(['dynamodb:GetItem', 'dynamodb:PutItem']));
    const seen = statements.filter((one) => one.resource.includes('SeenTable'));
    expect(new Set(seen.flatMap((one) => one.actions))).toEqual(new Set(['dynamodb:PutItem']));
  });

  test('what was decided in comparable cases is read by the page of officials alone, and written by what reacts', () => {
    const rights = statements
      .filter((one) => one.resource.includes('PrecedentsTable'))
      .flatMap(({ role, actions }) => actions.map((action) => `${role} ${action}`));
    expect(rights.sort()).toEqual([
      'ConversationRole dynamodb:Query',
      'ReactRole dynamodb:PutItem',
      'SweepRole dynamodb:PutItem',
    ]);
  });

  test('only the mailer signs links and sends mail', () => {
    expect(rolesAllowed('kms:Sign')).toEqual(['MailerRole']);
    expect(rolesAllowed('ses:SendEmail')).toEqual(['MailerRole']);
  });

  test('who records that a mail came back reaches no desk, no clockwork and no mail', () => {
    const own = statements.filter(({ role }) => role === 'BouncesRole');
    expect(own.flatMap(({ actions }) => actions)).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:GetItem',
      'sqs:SendMessage',
      'kms:Decrypt',
    ]);
  });

  test('only opening a link and signing in make a session, and only they and signing out end one', () => {
    const changes = rightsOnDesk().filter((right) => / (?!GetItem|Query)\S+ session#/.test(right));
    expect(changes).toEqual([
      'OpenLinkRole PutItem session#*',
      'OpenLinkRole DeleteItem session#*',
      'SignInRole PutItem session#*',
      'SignInRole DeleteItem session#*',
    ]);
  });

  test('what the provider knows us by is read where staff sign in, and that function reaches no case', () => {
    const readers = statements.filter((one) => one.resource.includes('ProviderSecret'));
    expect(readers.map(({ role, actions }) => [role, actions])).toEqual([
      ['SignInRole', ['secretsmanager:GetSecretValue']],
    ]);
    const tables = statements.filter(
      (one) => one.role === 'SignInRole' && one.actions.some((action) => action.startsWith('dynamodb:')),
    );
    const rows = tables.map((one) => rowsSchema.parse(one.condition)['ForAllValues:StringLike']);
    expect(rows.flatMap((one) => one['dynamodb:LeadingKeys']).sort()).toEqual([
      'attempt#*',
      'limit#*',
      'register',
      'register',
      'session#*',
      'sessions#*',
    ]);
  });

  test('asking for a link orders a mail and is counted, and does nothing else on the desk', () => {
    expect(rightsOnDesk().filter((right) => right.startsWith('StartRole '))).toEqual([
      'StartRole UpdateItem limit#*',
      'StartRole PutItem mail#*',
    ]);
  });

  test('nobody reaches rows of the desk that are none of theirs', () => {
    expect(rightsOnDesk().sort()).toEqual([
      'CaseworkRole DeleteItem parked#*',
      'CaseworkRole GetItem draft#*',
      'CaseworkRole GetItem parked#*',
      'CaseworkRole GetItem session#*',
      'CaseworkRole PutItem language#*',
      'CaseworkRole PutItem parked#*',
      'CaseworkRole Query draft#*',
      'CaseworkRole UpdateItem limit#*',
      'ConversationRole DeleteItem parked#*',
      'ConversationRole GetItem parked#*',
      'ConversationRole GetItem session#*',
      'ConversationRole PutItem language#*',
      'ConversationRole PutItem parked#*',
      'FamilyRole DeleteItem parked#*',
      'FamilyRole GetItem parked#*',
      'FamilyRole GetItem session#*',
      'FamilyRole PutItem language#*',
      'FamilyRole PutItem parked#*',
      'HoldConversationRole DeleteItem token#*',
      'HoldConversationRole PutItem token#*',
      'MailerRole GetItem language#*',
      'MailerRole Query outbox in an index',
      'MailerRole UpdateItem mail#*',
      'OpenLinkRole DeleteItem session#*',
      'OpenLinkRole DeleteItem sessions#*',
      'OpenLinkRole PutItem mail#*',
      'OpenLinkRole PutItem session#*',
      'OpenLinkRole PutItem sessions#*',
      'OpenLinkRole Query sessions#*',
      'OpenLinkRole UpdateItem limit#*',
      'OverviewRole GetItem session#*',
      'OverviewRole PutItem language#*',
      'ReactRole DeleteItem token#*',
      'ReactRole GetItem cursor#*',
      'ReactRole PutItem mail#*',
      'ReactRole Query token#*',
      'ReactRole UpdateItem cursor#*',
      'RequestFormRole DeleteItem draft#*',
      'RequestFormRole GetItem draft#*',
      'RequestFormRole GetItem session#*',
      'RequestFormRole PutItem draft#*',
      'RequestFormRole PutItem language#*',
      'RequestFormRole PutItem mail#*',
      'SignInRole DeleteItem session#*',
      'SignInRole DeleteItem sessions#*',
      'SignInRole GetItem attempt#*',
      'SignInRole GetItem session#*',
      'SignInRole PutItem attempt#*',
      'SignInRole PutItem session#*',
      'SignInRole PutItem sessions#*',
      'SignInRole Query sessions#*',
      'SignInRole UpdateItem attempt#*',
      'SignInRole UpdateItem limit#*',
      'StartRole PutItem mail#*',
      'StartRole UpdateItem limit#*',
      'SweepRole DeleteItem draft#*',
      'SweepRole DeleteItem token#*',
      'SweepRole GetItem cursor#*',
      'SweepRole PutItem mail#*',
      'SweepRole Query token#*',
      'SweepRole UpdateItem cursor#*',
    ]);
  });

  test('the registers are changed in one place, and the front door reads them and no case', () => {
    const underKeys = (one: Grant): string => JSON.stringify(rowsSchema.parse(one.condition));
    const puts = statements.filter(
      (one) => one.resource.includes('LedgerTable') && one.actions.includes('dynamodb:PutItem'),
    );
    expect(puts.filter((one) => !underKeys(one).includes('"case#*"')).map((one) => one.role)).toEqual([
      'RegistersApiRole',
    ]);
    const start = statements.filter(
      (one) => one.role === 'StartRole' && /LedgerTable|KeysTable/.test(one.resource),
    );
    expect(start.map((one) => [one.actions, underKeys(one).includes('["register"]')])).toEqual([
      [['dynamodb:Query'], true],
      [['dynamodb:GetItem'], true],
    ]);
    const keys = statements.filter(
      (one) => /^(Start|RegistersApi)Role$/.test(one.role) && one.actions.includes('kms:Decrypt'),
    );
    expect(keys.map((one) => one.condition)).toEqual([
      { StringEquals: { 'kms:EncryptionContext:caseId': 'register' } },
      { StringEquals: { 'kms:EncryptionContext:caseId': 'register' } },
    ]);
  });

  test('only what opens a case may make a key for one, and the registers for their own', () => {
    expect(rolesAllowed('kms:GenerateDataKey').sort()).toEqual([
      'CaseworkRole',
      'RegistersApiRole',
      'RequestFormRole',
      'RequestsApiRole',
    ]);
  });

  test('only where links are opened and mailed is the secret behind the codes read', () => {
    const reads = statements.filter((one) => one.actions.includes('secretsmanager:GetSecretValue'));
    const byRole = (secret: string): string[] =>
      reads.filter(({ resource }) => resource.includes(secret)).map(({ role }) => role);
    expect(byRole('CodeSecret').sort()).toEqual(['MailerRole', 'OpenLinkRole']);
    expect(byRole('DoorKey')).toEqual(['DoorkeeperRole']);
  });

  test('no page reaches the clockwork, and the first step of an execution holds no key', () => {
    expect(rolesAllowed('states:StartExecution').sort()).toEqual(['ReactRole', 'SweepRole']);
    expect(rolesAllowed('states:StopExecution').sort()).toEqual(['ReactRole', 'SweepRole']);
    expect(rolesAllowed('states:SendTaskSuccess').sort()).toEqual([
      'HoldConversationRole',
      'ReactRole',
      'SweepRole',
    ]);
    expect(rolesAllowed('kms:Decrypt')).not.toContain('TakeStockRole');
  });
});
