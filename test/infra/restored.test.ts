import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { synth, type Templates } from './synth.ts';
import { feedOfRestored, variants } from './variants.ts';

let before: Templates;
let after: Templates;
beforeAll(() => {
  before = synth();
  after = synth(variants['on tables that were set back']);
}, 240_000);

const outputSchema = z.object({ Export: z.object({ Name: z.string() }).optional() });

/** What one stack lends to another. */
function exportsOf({ data }: Templates): string[] {
  return Object.values(data.findOutputs('*')).flatMap(
    (output) => outputSchema.parse(output).Export?.Name ?? [],
  );
}

test('functions work on the restored tables, and hear of what changes in them', () => {
  const app = JSON.stringify(after.app.toJSON());
  for (const table of ['ledger', 'seen', 'keys', 'views', 'precedents', 'desk'])
    expect(app).toContain(`speelruimte-waterrijk-test-${table}-r1`);
  expect(app).not.toMatch(/ImportValue[^}]*Table(?!sKey)/);
  for (const table of ['ledger', 'desk'] as const)
    after.app.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: feedOfRestored(table),
    });
});

test('the dashboard shows what is written to the restored tables', () => {
  const shown = JSON.stringify(after.watch.findResources('AWS::CloudWatch::Dashboard'));
  const names = [
    ...shown.matchAll(/speelruimte-waterrijk-test-(?:ledger|seen|keys|views|precedents|desk)[a-z0-9-]*/g),
  ];
  expect(new Set(names.map(([name]) => name))).toEqual(
    new Set(
      ['ledger', 'seen', 'keys', 'views', 'precedents', 'desk'].map(
        (table) => `speelruimte-waterrijk-test-${table}-r1`,
      ),
    ),
  );
});

test('the tables they were made from stay, and what the release before lent is not taken away under it', () => {
  expect(exportsOf(before).length).toBeGreaterThan(6);
  expect(exportsOf(after)).toEqual(expect.arrayContaining(exportsOf(before)));
  after.data.resourceCountIs('AWS::DynamoDB::Table', 6);
  after.data.hasResourceProperties('AWS::DynamoDB::Table', {
    TableName: 'speelruimte-waterrijk-test-ledger',
  });
});
