import { afterEach, describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { stagesOf } from '../../shared/domain/chain.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { anotherChain } from '../support/another-chain.ts';
import { Clockwork } from '../support/clockwork.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/**
 * What the state machine of another chain does with a case that was opened on the chain before, written down by hand: the
 * definition is that of `anotherChain`, the case goes past the alderman first.
 */
let clockwork: Clockwork;

afterEach(async () => {
  expect(clockwork.failures).toEqual([]);
  await clockwork.stop();
});

const plan = zomerdijk({ advisers: [] });
const earlier = 'Stage of an earlier chain';
const stockOf = (state: string): string[] => ['Take stock', 'Whose turn', state];
/** Once the Participatiewet has answered, in the order of `anotherChain`. */
const fromParticipatiewet = [
  'After Participatiewet',
  'Team lead',
  'After Team lead',
  'CJG',
  ...stockOf('Closed'),
  'ExecutionSucceeded',
];
const toMove: Command = {
  type: 'move-to-chain',
  plan,
  planVersion: 1,
  chain: stagesOf(anotherChain),
  reason: 'De wethouder wordt niet meer gevraagd.',
};

async function begin(daySeconds = 86_400): Promise<void> {
  const municipality = { ...readMunicipality(undefined), chain: anotherChain };
  clockwork = await Clockwork.start({ daySeconds, municipality });
  await clockwork.open(plan);
  await clockwork.confirm();
}

/** What the machine did because of `act`. */
async function stepsOf(act: () => Promise<unknown>): Promise<string[]> {
  const before = clockwork.steps.length;
  await act();
  return clockwork.steps.slice(before);
}

async function answerAll(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    expect(await clockwork.answer({ reason: 'goed' })).toBe('recorded');
    await clockwork.react();
  }
}

async function move(): Promise<void> {
  expect(await clockwork.do('administrator', toMove)).toBe('recorded');
  // The entry of the generation rings for itself.
  await clockwork.react();
  await clockwork.react();
}

describe('22. a case on an earlier chain is carried by the definition of another', () => {
  it('waits where its stage has no state of its own, and goes on to one that has', async () => {
    await begin();
    expect(clockwork.steps).toEqual([...stockOf('Family confirms'), ...stockOf(earlier)]);
    expect((await clockwork.state()).conversations.at(-1)).toMatchObject({
      stage: 'alderman',
      status: 'open',
    });
    expect(await stepsOf(() => answerAll(1))).toEqual(stockOf('Policy officer'));
    expect(await stepsOf(() => answerAll(4))).toEqual([
      'After Policy officer',
      'Wmo',
      'After Wmo',
      'Participatiewet',
      // The next of the case is not the next of the definition; that one finds it is not its turn.
      'After Participatiewet',
      'Team lead',
      'After Team lead',
      ...stockOf('CJG'),
      ...stockOf('Closed'),
      'ExecutionSucceeded',
    ]);
  });

  it('the daily look comes by there too', async () => {
    await begin(1);
    await clockwork.untilSteps(10);
    expect(clockwork.steps.slice(0, 10)).toEqual([
      ...stockOf('Family confirms'),
      ...stockOf(earlier),
      `${earlier} timed out`,
      earlier,
      `${earlier} timed out`,
      earlier,
    ]);
  });

  it('a new generation of a case that stood at a named state of the definition before finds the same place', async () => {
    await begin();
    expect(await clockwork.do('system', { type: 'start-generation', generation: 2 })).toBe('recorded');
    expect(await stepsOf(() => clockwork.react())).toEqual(['ExecutionAborted', ...stockOf(earlier)]);
    expect((await clockwork.state()).conversations.filter(({ stage }) => stage === 'alderman')).toHaveLength(
      1,
    );
  });

  it('paused, amended and withdrawn there, it goes where any case goes', async () => {
    await begin();
    expect(
      await stepsOf(async () => {
        expect(await clockwork.do('family', { type: 'pause', consent: false })).toBe('recorded');
        await clockwork.react();
        expect(await clockwork.do('family', { type: 'resume' })).toBe('recorded');
        await clockwork.react();
        expect(await clockwork.do('family', { type: 'withdraw' })).toBe('recorded');
        await clockwork.react();
      }),
    ).toEqual([...stockOf('Paused'), ...stockOf(earlier), ...stockOf('Closed'), 'ExecutionSucceeded']);
  });
});

describe('23. a case is moved to the present chain', () => {
  it('from a stage that is gone: a new generation, and the first of the new chain is asked', async () => {
    await begin();
    expect(await stepsOf(move)).toEqual(['ExecutionAborted', ...stockOf('Policy officer')]);
    const { generation, conversations } = await clockwork.state();
    expect(generation).toBe(2);
    expect(conversations.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'family done',
      'alderman overtaken',
      'policy-officer open',
    ]);
    expect(await stepsOf(() => answerAll(5))).toEqual([
      'After Policy officer',
      'Wmo',
      'After Wmo',
      'Participatiewet',
      ...fromParticipatiewet,
    ]);
  });

  it('from a stage that is there still: its conversation goes on, and what was decided is passed by', async () => {
    await begin();
    await answerAll(3);
    const asked = (await clockwork.state()).conversations.at(-1);
    expect(asked?.stage).toBe('participatiewet');
    expect(await stepsOf(move)).toEqual(['ExecutionAborted', ...stockOf('Participatiewet')]);
    expect((await clockwork.state()).conversations.at(-1)).toEqual(asked);
    expect(await stepsOf(() => answerAll(3))).toEqual([...fromParticipatiewet]);
  });

  it('to a chain in which a stage decides on more than it did: that stage is asked again', async () => {
    await begin();
    await answerAll(4);
    const chain = stagesOf(anotherChain).filter(({ id }) => id !== 'team-lead' && id !== 'cjg');
    const wmo = chain.map((stage) => (stage.id === 'wmo' ? { ...stage, domains: ['wmo', 'youth'] } : stage));
    // Nobody would decide for the CJG.
    expect(await clockwork.do('administrator', { ...toMove, chain })).toBe('invalid');
    expect(await clockwork.do('administrator', { ...toMove, chain: wmo })).toBe('recorded');
    expect(
      await stepsOf(async () => {
        await clockwork.react();
        await clockwork.react();
      }),
    ).toEqual(['ExecutionAborted', ...stockOf('Wmo')]);
  });

  it('lost halfway: what follows the move is done by whoever comes by', async () => {
    await begin();
    expect(await clockwork.do('administrator', toMove)).toBe('recorded');
    await clockwork.restart();
    await clockwork.react();
    await clockwork.react();
    expect(clockwork.steps).toEqual(stockOf('Policy officer'));
    expect((await clockwork.state()).generation).toBe(2);
  });
});
