import { afterEach, describe, expect, it } from 'vitest';
import { Clockwork } from '../support/clockwork.ts';
import { deployedDefinition, withDaysOf } from '../support/deployed-definition.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { stateMachine } from '../../workflows/state-machine.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/**
 * What the interpreter must do, written down by hand from the Amazon States Language specification: the states in the
 * order in which they are entered, a caught timeout, and how the execution ends.
 */
let clockwork: Clockwork;

afterEach(async () => {
  expect(clockwork.failures).toEqual([]);
  await clockwork.stop();
});

const toFamily = ['Take stock', 'Whose turn', 'Family confirms'];
const toAlderman = [...toFamily, 'Take stock', 'Whose turn', 'Alderman'];
const withoutAdviser = { advisers: [] };

async function answerAll(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    expect(await clockwork.answer({ reason: 'goed' })).toBe('recorded');
    await clockwork.react();
  }
}

const deployed = deployedDefinition();

/** There is one definition. A laptop makes it, and a release makes it: the same is written of both. */
describe.each([
  ['as a laptop makes it', undefined],
  ['as it stands in the template that is deployed', deployed],
])('the steps of the state machine, %s', (_, definition) => {
  const start = ({ daySeconds = 86_400 } = {}): Promise<Clockwork> =>
    Clockwork.start({
      daySeconds,
      ...(definition === undefined ? {} : { definition: withDaysOf(definition, daySeconds) }),
    });

  it('1. straight through, with the adviser: forward edges only', async () => {
    clockwork = await start();
    await clockwork.open(zomerdijk());
    await clockwork.confirm();
    await answerAll(6);
    expect(clockwork.steps).toEqual([
      ...toAlderman,
      'After Alderman',
      'Behavioural scientist',
      'After Behavioural scientist',
      'Policy officer',
      'After Policy officer',
      'Wmo',
      'After Wmo',
      'Participatiewet',
      'After Participatiewet',
      'CJG',
      'Take stock',
      'Whose turn',
      'Closed',
      'ExecutionSucceeded',
    ]);
  });

  it('2. no adviser: after the alderman it takes stock', async () => {
    clockwork = await start();
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.confirm();
    await answerAll(1);
    expect(clockwork.steps).toEqual([
      ...toAlderman,
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Policy officer',
    ]);
  });

  it('3. a domain the plan does not touch is passed over', async () => {
    clockwork = await start();
    const asks = zomerdijk().asks.filter((ask) => ask.domain !== 'participatiewet');
    await clockwork.open(zomerdijk({ ...withoutAdviser, asks }));
    await clockwork.confirm();
    await answerAll(4);
    expect(clockwork.steps).toEqual([
      ...toAlderman,
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Policy officer',
      'After Policy officer',
      'Wmo',
      'After Wmo',
      'Take stock',
      'Whose turn',
      'CJG',
      'Take stock',
      'Whose turn',
      'Closed',
      'ExecutionSucceeded',
    ]);
  });

  it('4. the family wants changes: the new version comes back to the family', async () => {
    clockwork = await start();
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.do('family', { type: 'ask-changes', planVersion: 1, text: 'Oma kan niet op woensdag.' });
    await clockwork.react();
    expect(clockwork.steps).toEqual(toFamily);
    await clockwork.do('contact-1', {
      type: 'amend-plan',
      planVersion: 1,
      plan: zomerdijk({ ...withoutAdviser, safety: 'Anders.' }),
    });
    await clockwork.react();
    expect(clockwork.steps).toEqual([...toFamily, 'Take stock', 'Whose turn', 'Family confirms']);
    await clockwork.confirm();
    expect(clockwork.steps).toEqual([
      ...toFamily,
      'Take stock',
      'Whose turn',
      'Family confirms',
      'Take stock',
      'Whose turn',
      'Alderman',
    ]);
  });

  it('5. one ask refused: the chain goes on as if it were a yes', async () => {
    clockwork = await start();
    const asks = zomerdijk().asks.filter((ask) => ask.domain === 'wmo' || ask.domain === 'participatiewet');
    await clockwork.open(zomerdijk({ ...withoutAdviser, asks }));
    await clockwork.confirm();
    await answerAll(1);
    expect(await clockwork.answer({ outcome: 'not-agree', reason: 'Geen caravan.' })).toBe('recorded');
    await clockwork.react();
    await answerAll(1);
    expect(clockwork.steps).toEqual([
      ...toAlderman,
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Wmo',
      'After Wmo',
      'Participatiewet',
      'After Participatiewet',
      'Take stock',
      'Whose turn',
      'Closed',
      'ExecutionSucceeded',
    ]);
  });

  it('6. two daily looks: the state enters itself anew, and records nothing while nothing is due', async () => {
    clockwork = await start({ daySeconds: 1 });
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.untilSteps(toFamily.length + 4);
    expect(clockwork.steps.slice(0, toFamily.length + 4)).toEqual([
      ...toFamily,
      'Family confirms timed out',
      'Family confirms',
      'Family confirms timed out',
      'Family confirms',
    ]);
    expect((await clockwork.state()).n).toBe(3);
  });

  it('7. a lost ring: the next look finds that the turn has gone, and goes on', async () => {
    clockwork = await start({ daySeconds: 2 });
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.confirm();
    expect(clockwork.steps).toEqual(toAlderman);
    expect(await clockwork.answer()).toBe('recorded');
    await clockwork.untilSteps(toAlderman.length + 6);
    expect(clockwork.steps.slice(0, toAlderman.length + 6)).toEqual([
      ...toAlderman,
      'Alderman timed out',
      'Alderman',
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Policy officer',
    ]);
  });

  it('8. a stale token: ringing it changes nothing, and it is forgotten', async () => {
    clockwork = await start({ daySeconds: 2 });
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.confirm();
    const [stale] = await clockwork.system.tokenRows.of(clockwork.caseId);
    await clockwork.untilSteps(toAlderman.length + 2);
    await clockwork.settle();
    expect(await clockwork.stepFunctions.ring(stale?.token ?? '', 'on')).toBe('gone');
    expect(clockwork.steps).toEqual([...toAlderman, 'Alderman timed out', 'Alderman']);
    await answerAll(1);
    expect(clockwork.steps).toEqual([
      ...toAlderman,
      'Alderman timed out',
      'Alderman',
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Policy officer',
    ]);
    expect(await clockwork.system.tokenRows.of(clockwork.caseId)).toHaveLength(1);
  });

  it('9. the next generation: the old execution is stopped, the new one finds the same place', async () => {
    clockwork = await start();
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.confirm();
    expect(await clockwork.do('system', { type: 'start-generation', generation: 2 })).toBe('recorded');
    await clockwork.react();
    const entries = (await clockwork.state()).n;
    expect(clockwork.steps).toEqual([
      ...toAlderman,
      'ExecutionAborted',
      'Take stock',
      'Whose turn',
      'Alderman',
    ]);
    expect((await clockwork.state()).conversations.filter((one) => one.stage === 'alderman')).toHaveLength(1);
    await answerAll(1);
    expect(clockwork.steps.slice(-4)).toEqual([
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Policy officer',
    ]);
    expect((await clockwork.state()).n).toBe(entries + 2);
  });

  it('10. the same generation again after a restart: the same place, and not one entry more', async () => {
    clockwork = await start();
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.confirm();
    const { n } = await clockwork.state();
    await clockwork.restart();
    await clockwork.stepFunctions.start(clockwork.caseId, 1);
    await clockwork.settle();
    expect(clockwork.steps).toEqual(['Take stock', 'Whose turn', 'Alderman']);
    expect((await clockwork.state()).n).toBe(n);
    await answerAll(1);
    expect(clockwork.steps.slice(3)).toEqual([
      'After Alderman',
      'Take stock',
      'Whose turn',
      'Policy officer',
    ]);
  });
});

describe('when Lambda does not reach a function, as the deployed definition has it', () => {
  it.each([
    'Lambda.TooManyRequestsException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.Unknown',
  ])('%s is waited out: the same state again after two seconds, and not one entry more', async (error) => {
    clockwork = await Clockwork.start({ definition: withDaysOf(deployed, 86_400) });
    clockwork.refusals.push(error);
    await clockwork.open(zomerdijk(withoutAdviser));
    await clockwork.untilSteps(toFamily.length + 1);
    // Opened, begun, and the family asked.
    await clockwork.untilEntries(3);
    expect(clockwork.steps).toEqual([
      'Take stock',
      'Take stock tried again',
      'Whose turn',
      'Family confirms',
    ]);
    clockwork.refusals.push(error);
    await clockwork.confirm();
    await clockwork.untilSteps(8);
    await clockwork.untilEntries(5);
    await clockwork.settle();
    expect(clockwork.steps.slice(4)).toEqual([
      'Take stock',
      'Take stock tried again',
      'Whose turn',
      'Alderman',
    ]);
    // That the family confirmed, and that the alderman was asked.
    expect((await clockwork.state()).n).toBe(5);
  });
});

describe('what is deployed', () => {
  it('calls Lambda as the step histories do, with the same payload, tries, timeouts and ways on', () => {
    const { chain } = readMunicipality(undefined);
    const tasks = { takeStock: 'take-stock', holdConversation: 'hold-conversation', daySeconds: 86_400 };
    expect(deployed).toEqual(stateMachine(chain, tasks));
    const tried = Object.values(deployed.States).filter((state) => state['Type'] === 'Task');
    expect(tried).toHaveLength(10);
    for (const state of tried) {
      expect(state['Resource']).toMatch(/^arn:aws:states:::lambda:invoke(\.waitForTaskToken)?$/);
      // Any error but a timeout: Lambda's own (throttled, unreachable, an SDK error) as well as ours.
      expect(state['Retry']).toEqual([
        { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 },
      ]);
    }
  });
});
