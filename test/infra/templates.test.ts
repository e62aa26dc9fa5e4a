import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { rightsIn, type Right } from './rights.ts';
import { synth, synthTimeout, type Templates } from './synth.ts';

let templates: Templates;

beforeAll(() => {
  templates = synth();
}, synthTimeout);

/** What AWS knows on everything alone, or on what cannot be named beforehand. Every other right names its resource. */
const wildcards: readonly { readonly is: (right: Right) => boolean; readonly why: string }[] = [
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

describe('the rights of every role', () => {
  const all = (): Right[] =>
    [templates.data, templates.app, templates.edge, templates.watch].flatMap(rightsIn);
  const isWide = ({ action, resource }: Right): boolean => `${action}${resource}`.includes('*');

  test('are those in the table, no more and no less', async () => {
    const lines = all().map((right) => {
      const { effect, role, action, resource, condition } = right;
      const why = isWide(right) ? wildcards.find(({ is }) => is(right))?.why : undefined;
      return [
        effect === 'Deny' ? `not: ${role}` : role,
        action,
        resource,
        condition === '' ? '-' : condition,
        ...(why === undefined ? [] : [`because ${why}`]),
      ].join(' | ');
    });
    const head = 'role | action | on | only when | why so wide';
    await expect(`${[head, ...lines.sort()].join('\n')}\n`).toMatchFileSnapshot('rights.txt');
  });

  test('are on something that has a name, but for those that AWS knows no narrower', () => {
    expect(all().filter((right) => isWide(right) && !wildcards.some(({ is }) => is(right)))).toEqual([]);
    expect(wildcards.filter(({ is }) => !all().some((right) => isWide(right) && is(right)))).toEqual([]);
    expect(all().filter(({ action }) => action.includes('*'))).toEqual([]);
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
