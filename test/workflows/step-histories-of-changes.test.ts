import { dateIn } from '../../shared/domain/working-days.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import type { Conversation } from '../../shared/domain/case-state.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { openConversation } from '../../shared/domain/turn.ts';
import { daysBetween, plusWorkingDays } from '../../shared/domain/working-days.ts';
import { away } from '../support/changed-registers.ts';
import { Clockwork } from '../support/clockwork.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** What the state machine does when a case does not go straight on, written down by hand. */
let clockwork: Clockwork;

afterEach(async () => {
  expect(clockwork.failures).toEqual([]);
  await clockwork.stop();
});

const plan = zomerdijk({ advisers: [] });
const stockOf = (state: string): string[] => ['Take stock', 'Whose turn', state];
const day = 86_400_000;

/** Until so many officials have answered, the family having confirmed. */
async function after(answers: number, of: Request = plan): Promise<void> {
  clockwork = await Clockwork.start();
  await clockwork.open(of);
  await clockwork.confirm();
  for (let given = 0; given < answers; given += 1) {
    expect(await clockwork.answer({ reason: 'goed' })).toBe('recorded');
    await clockwork.react();
  }
}

/** What the machine did because of `act`. */
async function stepsOf(act: () => Promise<unknown>): Promise<string[]> {
  const before = clockwork.steps.length;
  await act();
  return clockwork.steps.slice(before);
}

async function say(person: string, command: Command): Promise<void> {
  expect(await clockwork.do(person, command)).toBe('recorded');
  await clockwork.react();
}

async function talk(): Promise<Conversation> {
  const found = openConversation(await clockwork.state());
  if (found === undefined) throw new Error('nobody is asked');
  return found;
}

/** The daily look comes by, so many days from now; by a new execution, as after a restart. */
async function look(days: number): Promise<void> {
  clockwork.ahead += days * day;
  await clockwork.restart();
  await clockwork.stepFunctions.start(clockwork.caseId, 1);
  await clockwork.settle();
  await clockwork.react();
}

const asks = (id: string): Partial<Request> => ({
  asks: plan.asks.map((ask) => (ask.id === id ? { ...ask, what: 'Iets anders.' } : ask)),
});
const story = { story: 'Een ander verhaal.' };
const intro = { intro: 'Een andere inleiding.' };

describe('11. amended where it is, the plan goes back to the family and then to the first whose part changed', () => {
  it.each<[string, number, Partial<Request>, string[], string]>([
    ['alderman, story', 0, story, ['After Alderman'], 'Alderman'],
    ['alderman, everybody’s', 0, intro, ['After Alderman'], 'Alderman'],
    ['policy officer, story', 1, story, ['After Policy officer'], 'Policy officer'],
    ['policy officer, everybody’s', 1, intro, ['After Policy officer'], 'Alderman'],
    ['Wmo, story', 2, story, ['After Wmo'], 'Wmo'],
    ['Wmo, its own ask', 2, asks('wmo'), ['After Wmo'], 'Wmo'],
    ['Wmo, that of one before it', 2, asks('policy'), ['After Wmo'], 'Policy officer'],
    ['Participatiewet, that of the Wmo', 3, asks('wmo'), ['After Participatiewet'], 'Wmo'],
    ['Participatiewet, that of one after it', 3, asks('youth'), ['After Participatiewet'], 'Participatiewet'],
    ['CJG, story', 4, story, [], 'CJG'],
    ['CJG, that of Participatiewet', 4, asks('participatiewet'), [], 'Participatiewet'],
  ])('%s', async (...[, answers, change, left, to]) => {
    await after(answers);
    const amend: Command = {
      type: 'amend-plan',
      planVersion: 1,
      plan: zomerdijk({ advisers: [], ...change }),
    };
    expect(await stepsOf(() => say('contact-1', amend))).toEqual([...left, ...stockOf('Family confirms')]);
    expect(await stepsOf(() => clockwork.confirm())).toEqual(stockOf(to));
  });

  const adviser = 'Behavioural scientist';
  const goals = { goals: ['drie rustige avonden per week'] };
  it.each<[string, number, Partial<Request>, string[], string]>([
    ['behavioural scientist, story', 1, story, [`After ${adviser}`], adviser],
    ['behavioural scientist, its own part', 1, goals, [`After ${adviser}`], adviser],
    ['behavioural scientist, everybody’s', 1, intro, [`After ${adviser}`], 'Alderman'],
    [
      'behavioural scientist, who is not asked any more',
      1,
      { advisers: [] },
      [`After ${adviser}`],
      'Policy officer',
    ],
    ['policy officer, that of the adviser before it', 2, goals, ['After Policy officer'], adviser],
    ['policy officer, story after an advice', 2, story, ['After Policy officer'], 'Policy officer'],
  ])('%s', async (...[, answers, change, left, to]) => {
    await after(answers, zomerdijk());
    const amend: Command = { type: 'amend-plan', planVersion: 1, plan: zomerdijk(change) };
    expect(await stepsOf(() => say('contact-1', amend))).toEqual([...left, ...stockOf('Family confirms')]);
    expect(await stepsOf(() => clockwork.confirm())).toEqual(stockOf(to));
  });

  it('with nothing changed for those who spoke, they are passed by', async () => {
    await after(3);
    await say('contact-1', {
      type: 'amend-plan',
      planVersion: 1,
      plan: zomerdijk({ advisers: [], ...story }),
    });
    await clockwork.confirm();
    expect(
      await stepsOf(async () => {
        await clockwork.answer({ reason: 'goed' });
        await clockwork.react();
      }),
    ).toEqual(['After Participatiewet', 'CJG']);
  });
});

describe('a case that does not go straight on', () => {
  it('12. withdrawn in the middle: it closes', async () => {
    await after(2);
    expect(await stepsOf(() => say('family', { type: 'withdraw' }))).toEqual([
      'After Wmo',
      ...stockOf('Closed'),
      'ExecutionSucceeded',
    ]);
  });

  it('13. paused and resumed: it waits in a state of its own, and comes back to where it was', async () => {
    await after(1);
    const asked = await talk();
    expect(await stepsOf(() => say('family', { type: 'pause', consent: false }))).toEqual([
      'After Policy officer',
      ...stockOf('Paused'),
    ]);
    expect(await stepsOf(() => say('family', { type: 'resume' }))).toEqual(stockOf('Policy officer'));
    expect((await talk()).id).toBe(asked.id);
    expect((await talk()).linkEpoch).toBe(asked.linkEpoch);
  });

  it('14. paused until a day: on that day the clockwork goes on by itself', async () => {
    await after(1);
    const until = dateIn(new Date(Date.now() + 3 * day).toISOString());
    await say('family', { type: 'pause', consent: false, until });
    await look(1);
    expect(clockwork.steps).toEqual(stockOf('Paused'));
    await look(3);
    expect(clockwork.steps).toEqual([...stockOf('Paused'), ...stockOf('Policy officer')]);
  });

  it('15. who is away is not asked: the substitute is, from the beginning', async () => {
    clockwork = await Clockwork.start();
    await clockwork.change((registers) =>
      away(registers, ['alderman-1', 'cjg-1'], { from: '2020-01-01', until: undefined }),
    );
    await clockwork.open(plan);
    expect(await stepsOf(() => clockwork.confirm())).toEqual(stockOf('Alderman'));
    expect(await talk()).toMatchObject({ with: { id: 'cjg-1', function: 'cjg' }, linkEpoch: 1 });
  });

  it('16. who went away since is stood in for at the daily look, in the same conversation', async () => {
    await after(2);
    const asked = await talk();
    await clockwork.change((registers) =>
      away(registers, ['wmo-1', 'wmo-lead-1'], { from: '2020-01-01', until: undefined }),
    );
    await look(1);
    expect(clockwork.steps).toEqual(stockOf('Wmo'));
    expect(await talk()).toMatchObject({
      id: asked.id,
      with: { id: 'wmo-lead-1' },
      linkEpoch: 2,
      dueOn: asked.dueOn,
    });
    expect(
      await stepsOf(async () => {
        expect(await clockwork.answer()).toBe('recorded');
        await clockwork.react();
      }),
    ).toEqual(['After Wmo', 'Participatiewet']);
  });

  it('17. nobody answers: the day after it is due somebody else is called in, once', async () => {
    await after(2);
    const asked = await talk();
    const today = dateIn(new Date().toISOString());
    await look(daysBetween(today, plusWorkingDays(asked.dueOn, 1)));
    expect(clockwork.steps).toEqual(stockOf('Wmo'));
    expect(await talk()).toMatchObject({ id: asked.id, with: { id: 'wmo-lead-1' }, linkEpoch: 2 });
    const { n } = await clockwork.state();
    await look(0);
    expect((await clockwork.state()).n).toBe(n);
  });

  it('17b. nobody looked for days either: the managers hear of it, and somebody else is called in all the same', async () => {
    await after(2);
    const asked = await talk();
    const today = dateIn(new Date().toISOString());
    await look(daysBetween(today, plusWorkingDays(asked.dueOn, 6)));
    expect(await talk()).toMatchObject({ id: asked.id, with: { id: 'wmo-lead-1' }, reminders: 4 });
    const { n } = await clockwork.state();
    await look(0);
    expect((await clockwork.state()).n).toBe(n);
  });

  it('18. said by telephone and then confirmed: the same state until the official says so', async () => {
    await after(2);
    const { id: conversation } = await talk();
    const answers = [{ askId: 'wmo', outcome: 'agree' as const, conditions: [] }];
    const spokenOn = dateIn(new Date().toISOString());
    const note: Command = { type: 'note-answer', conversation, planVersion: 1, spokenOn, answers };
    expect(await stepsOf(() => say('contact-1', note))).toEqual([]);
    expect(
      await stepsOf(async () => {
        await clockwork.answer();
        await clockwork.react();
      }),
    ).toEqual(['After Wmo', 'Participatiewet']);
  });

  it('19. a question and its answer: the same state, the same token', async () => {
    await after(2);
    const { id: conversation } = await talk();
    const before = await clockwork.system.tokenRows.of(clockwork.caseId);
    const ask: Command = { type: 'ask-question', conversation, planVersion: 1, text: 'Wie past er op?' };
    const steps = await stepsOf(async () => {
      await say('wmo-1', ask);
      await say('contact-1', {
        type: 'answer-question',
        question: (await clockwork.state()).n,
        text: 'Oma.',
      });
    });
    expect(steps).toEqual([]);
    expect(await clockwork.system.tokenRows.of(clockwork.caseId)).toEqual(before);
    expect(
      await stepsOf(async () => {
        await clockwork.answer();
        await clockwork.react();
      }),
    ).toEqual(['After Wmo', 'Participatiewet']);
  });

  it('20. handed over: the same state, and whoever had it answers no more', async () => {
    await after(2);
    const { id: conversation } = await talk();
    const to = personIdSchema.parse('wmo-lead-1');
    const give: Command = { type: 'hand-over', conversation, to, cause: 'not-mine' };
    expect(await stepsOf(() => say('wmo-1', give))).toEqual([]);
    const answers = [{ askId: 'wmo', outcome: 'agree' as const, conditions: [] }];
    expect(await clockwork.do('wmo-1', { type: 'answer', conversation, planVersion: 1, answers })).toBe(
      'not-yours',
    );
    expect(
      await stepsOf(async () => {
        await clockwork.answer();
        await clockwork.react();
      }),
    ).toEqual(['After Wmo', 'Participatiewet']);
  });

  it('21. two who must confirm: the first moves nothing, the second moves the case', async () => {
    clockwork = await Clockwork.start();
    const other = { name: 'Bram Zomerdijk', email: 'bram@post.example', role: 'parent' as const };
    await clockwork.open(zomerdijk({ advisers: [], family: { ...plan.family, others: [other] } }));
    expect((await clockwork.state()).conversations.map((one) => one.with.id)).toEqual(['family', 'family-2']);
    const confirm: Command = { type: 'confirm-plan', planVersion: 1 };
    expect(await stepsOf(() => say('family-2', confirm))).toEqual([]);
    expect(await stepsOf(() => say('family', confirm))).toEqual(stockOf('Alderman'));
  });
});
