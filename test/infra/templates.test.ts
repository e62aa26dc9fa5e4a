import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { rightsByResourceIn } from './resource-policies.ts';
import { rightsIn, type Right } from './rights.ts';
import { synth, synthTimeout, type Templates } from './synth.ts';

let templates: Templates;

beforeAll(() => {
  templates = synth();
}, synthTimeout);

type Explained = { readonly is: (right: Right) => boolean; readonly why: string };

/** What AWS knows on everything alone, or on what cannot be named beforehand. Every other right names its resource. */
const wildcards: readonly Explained[] = [
  {
    is: ({ role, action }) => role === 'ClockworkRole' && action.startsWith('logs:'),
    why: 'delivery of logs is of the account',
  },
  {
    is: ({ action }) => action.startsWith('xray:'),
    why: 'a trace is no resource',
  },
  { is: ({ action }) => action === 'dynamodb:ListStreams', why: 'the right is on all feeds of a table' },
  { is: ({ action }) => action === 'states:StopExecution', why: 'an execution is named after its case' },
];

/** What keys, topics and queues say of everything, or let somebody do without a condition. */
const wideOnResources: readonly Explained[] = [
  {
    is: ({ action, role }) => action === 'kms:*' && role === 'the account',
    why: 'a key that its account may not tend is lost',
  },
  {
    is: ({ action, condition }) =>
      /^kms:(GenerateDataKey|ReEncrypt)\*$/.test(action) &&
      condition.includes('kms:ViaService secretsmanager.'),
    why: 'Secrets Manager asks in the name of whoever may read a secret',
  },
  { is: ({ effect, action }) => effect === 'Deny' && action === 'sqs:*', why: 'nothing is said in the open' },
  {
    is: ({ role, action }) => role === 'events.amazonaws.com' && action === 'sns:Publish',
    why: 'EventBridge publishes to no topic whose policy has a condition',
  },
  {
    is: ({ effect, resource }) => effect === 'Deny' && resource === 'LedgerTable',
    why: 'an entry is for ever',
  },
];

/** One line of the table. */
function lineOf(right: Right, why: string | undefined): string {
  const { effect, role, action, resource, condition } = right;
  return [
    effect === 'Deny' ? `not: ${role}` : role,
    action,
    resource,
    condition === '' ? '-' : condition,
    ...(why === undefined ? [] : [`because ${why}`]),
  ].join(' | ');
}

describe('the rights of every role', () => {
  const stacks = () => [templates.data, templates.app, templates.edge, templates.watch];
  const all = (): Right[] => stacks().flatMap(rightsIn);
  const onResources = (): Right[] => stacks().flatMap(rightsByResourceIn);
  const isUnbound = ({ action, condition }: Right): boolean => action.includes('*') || condition === '';
  const isWide = ({ action, resource }: Right): boolean => `${action}${resource}`.includes('*');

  test('are those in the table, no more and no less', async () => {
    const lines = all().map((right) =>
      lineOf(right, isWide(right) ? wildcards.find(({ is }) => is(right))?.why : undefined),
    );
    const others = onResources().map((right) =>
      lineOf(right, isUnbound(right) ? wideOnResources.find(({ is }) => is(right))?.why : undefined),
    );
    const head = 'role | action | on | only when | why so wide';
    const second = 'who, by the policy of the resource | action | on | only when | why so wide';
    await expect(`${[head, ...lines.sort(), '', second, ...others.sort()].join('\n')}\n`).toMatchFileSnapshot(
      'rights.txt',
    );
  });

  test('are on something that has a name, but for those that AWS knows no narrower', () => {
    expect(all().filter((right) => isWide(right) && !wildcards.some(({ is }) => is(right)))).toEqual([]);
    expect(wildcards.filter(({ is }) => !all().some((right) => isWide(right) && is(right)))).toEqual([]);
    expect(all().filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  test('that keys, topics and queues give by themselves are bound to a condition, or it is said why not', () => {
    const unbound = onResources().filter(isUnbound);
    expect(unbound.filter((right) => !wideOnResources.some(({ is }) => is(right)))).toEqual([]);
    expect(wideOnResources.filter(({ is }) => !unbound.some(is))).toEqual([]);
  });

  test('to call a function are bound to what calls it', () => {
    const schema = z.object({ Properties: z.object({ Action: z.string(), SourceArn: z.unknown() }) });
    const permissions = Object.values(templates.app.findResources('AWS::Lambda::Permission'));
    expect(permissions.length).toBeGreaterThan(0);
    for (const permission of permissions) {
      const { Action, SourceArn } = schema.parse(permission).Properties;
      expect(Action).toBe('lambda:InvokeFunction');
      expect(SourceArn).toBeDefined();
    }
  });
});

describe('what a release changes', () => {
  /** As CloudFormation gets it, without what changes with every line of a function. */
  const textOf = (template: Template): string =>
    `${JSON.stringify(template.toJSON(), undefined, 2).replaceAll(/[0-9a-f]{64}/g, 'asset')}\n`;

  test.each(['data', 'app', 'edge', 'watch'] as const)(
    'shows in the template of the %s stack',
    async (name) => {
      await expect(textOf(templates[name])).toMatchFileSnapshot(`__snapshots__/${name}.json`);
    },
  );
});
