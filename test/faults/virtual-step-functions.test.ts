import { afterEach, describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import type { Request } from '../../shared/domain/request.ts';
import { Clockwork } from '../support/clockwork.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { Chance } from '../../infra/local/demo/chance.ts';
import { calmClimate, calmPeople } from './simulation/climates.ts';
import { play } from './simulation/run.ts';

/**
 * The simulation plays the state machine itself, on its own clock. Here it has to take the very steps that the
 * interpreter of the local runtime takes, in the same cases.
 */
let clockwork: Clockwork | undefined;
afterEach(() => clockwork?.stop());

const hour = 3_600_000;

async function simulated(plan: Request, hoursOfThought: number): Promise<string[]> {
  const steps: string[] = [];
  await play({
    home: 'cloud',
    climate: calmClimate({}),
    habits: { ...calmPeople, thinksFor: () => hoursOfThought * hour },
    plan,
    municipality: readMunicipality(undefined),
    chance: new Chance(1),
    tellsRepeats: false,
    observe: (step) => steps.push(step),
  });
  return steps;
}

describe('the simulated clockwork takes the steps of the interpreter', () => {
  it.each([
    ['with the adviser', zomerdijk()],
    ['without an adviser', zomerdijk({ advisers: [] })],
    [
      'past a domain the plan does not touch',
      zomerdijk({ advisers: [], asks: zomerdijk().asks.slice(0, 2) }),
    ],
  ])('%s', async (_, plan) => {
    clockwork = await Clockwork.start();
    await clockwork.open(plan);
    await clockwork.confirm();
    while ((await clockwork.answer({ reason: 'goed' })) === 'recorded') await clockwork.react();
    expect(clockwork.steps.at(-1)).toBe('ExecutionSucceeded');
    expect(await simulated(plan, 1)).toEqual(clockwork.steps);
  });

  it('and looks every day while somebody thinks', async () => {
    clockwork = await Clockwork.start({ daySeconds: 1 });
    await clockwork.open(zomerdijk());
    await clockwork.untilSteps(7);
    expect((await simulated(zomerdijk(), 60)).slice(0, 7)).toEqual(clockwork.steps.slice(0, 7));
    expect(clockwork.steps.slice(2, 7)).toEqual([
      'Family confirms',
      'Family confirms timed out',
      'Family confirms',
      'Family confirms timed out',
      'Family confirms',
    ]);
  });
});
