import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { cloudReach, sweep } from '../../functions/sweep/sweep.ts';
import { passBy } from '../../infra/local/database.ts';
import { eraseCase } from '../../infra/operate/erasing.ts';
import { administratorId } from '../../shared/domain/identifiers.ts';
import { Clockwork } from '../support/clockwork.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const actor = { id: administratorId, function: 'administrator' };
const died = new Error('the process died');

type Death = { readonly call: number; readonly when: 'before' | 'after' };

/**
 * A case is erased, and at one call to the database whoever makes it dies. `calls` is how many there were; `asked` whether
 * it stands in the ledger, `left` what of the case is there after two sweeps.
 */
async function erasing(death?: Death): Promise<{ calls: number; asked: boolean; left: unknown[] }> {
  const clockwork = await Clockwork.start();
  const { system, caseId, database } = clockwork;
  try {
    await clockwork.open(zomerdijk({ advisers: [] }));
    await clockwork.react();
    let calls = 0;
    let isWatched = true;
    passBy(database.client, async (_, next) => {
      if (!isWatched) return next();
      calls += 1;
      if (calls === death?.call && death.when === 'before') throw died;
      const result = await next();
      if (calls === death?.call) throw died;
      return result;
    });
    await eraseCase(system, { caseId, actor, isAsked: true })
      .then(() => clockwork.react())
      .catch((error: unknown) => {
        if (error !== died) throw error;
      });
    isWatched = false;
    for (let round = 0; round < 2; round += 1) await sweep(system, cloudReach);
    const asked = (await clockwork.state()).erased !== undefined;
    const rowOf = async (TableName: string): Promise<unknown> =>
      (await database.client.send(new GetCommand({ TableName, Key: { caseId } }))).Item;
    return { calls, asked, left: [await rowOf('keys'), await rowOf('views')] };
  } finally {
    await clockwork.stop();
  }
}

test('whoever dies wherever, an erasure that was recorded is finished, and one that was not leaves the case whole', async () => {
  const { calls } = await erasing();
  expect(calls).toBeGreaterThan(5);
  let finished = 0;
  for (let call = 1; call <= calls; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const { asked, left } = await erasing({ call, when });
      const hasRows = left.map((row) => row !== undefined);
      expect([call, when, ...hasRows]).toEqual([call, when, !asked, !asked]);
      finished += asked ? 1 : 0;
    }
  }
  expect(finished).toBeGreaterThan(calls);
}, 300_000);
