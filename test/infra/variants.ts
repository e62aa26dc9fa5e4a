import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { deploymentOf, type Deployment } from '../../infra/stacks/deployment.ts';

/** The worked example, as its file says it. */
export const example = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      readFileSync(new URL('../../infra/environments/waterrijk-test.json', import.meta.url), 'utf8'),
    ),
  );

/** A deployment like the example with other settings; one that is `undefined` is left out. */
export function like(changes: Readonly<Record<string, unknown>>): Deployment {
  return deploymentOf({ ...example, ...changes }, 'the file');
}

export const feedOfRestored = (table: 'ledger' | 'desk'): string =>
  `arn:aws:dynamodb:eu-central-1:111122223333:table/speelruimte-waterrijk-test-${table}-r1/stream/2027-03-24T09:00:00.000`;

/** What a municipality may choose otherwise than the example does. */
export const variants = {
  'as in the example': {},
  'on tables that were set back': {
    restored: {
      suffix: 'r1',
      feeds: { ledger: feedOfRestored('ledger'), desk: feedOfRestored('desk') },
    },
  },
  'without a firewall': { firewall: undefined },
  'without a provider': { openIdConnect: undefined },
  'with a second key of the door': { doorKeys: ['door-2', 'door-1'] },
  'in another region': {
    region: 'eu-west-1',
    certificates: {
      edge: 'arn:aws:acm:us-east-1:111122223333:certificate/0a',
      region: 'arn:aws:acm:eu-west-1:111122223333:certificate/0b',
    },
  },
} as const;
