import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { conversationIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { openQuestion } from '../../shared/domain/turn.ts';
import { CaseHistory, refusalOf } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const nowhere = conversationIdSchema.parse(`${'z'.repeat(26)}-1`);
const id = (text: string) => personIdSchema.parse(text);
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function at(stage: string): CaseHistory {
  return new CaseHistory().open(plan).at(stage);
}

/** A case that was taken back, one that stands still, one whose plan is new, and one in which the answer was given. */
function moved(how: 'withdrawn' | 'paused' | 'amended' | 'answered', history: CaseHistory): void {
  if (how === 'withdrawn') history.do('family', { type: 'withdraw' });
  if (how === 'paused') history.do('family', { type: 'pause', consent: false });
  if (how === 'amended') history.do('contact-1', { type: 'amend-plan', plan, planVersion: 1 });
  if (how === 'answered') history.answer();
}

describe('a question back to the contact person', () => {
  const ask = (history: CaseHistory, change: Partial<Of<'ask-question'>> = {}): Command => ({
    type: 'ask-question',
    conversation: history.talk.id,
    planVersion: 1,
    text: 'Wie past er op woensdag op?',
    ...change,
  });

  it.each<[string, Partial<Of<'ask-question'>>, unknown]>([
    ['wmo-1', {}, 'accepted'],
    ['cjg-1', {}, 'not-yours'],
    ['contact-1', {}, 'not-yours'],
    ['wmo-1', { conversation: nowhere }, 'not-yours'],
    ['wmo-1', { planVersion: 2 }, 'plan-changed'],
    ['wmo-1', { answerBy: '2027-01-28' }, 'accepted'],
    ['wmo-1', { answerBy: '2027-01-27' }, ['question.answerBy date-in-past']],
    ['wmo-1', { answerBy: '2028-01-28' }, 'accepted'],
    ['wmo-1', { answerBy: '2028-01-29' }, ['question.answerBy date-too-far']],
  ])('%s, %j: %j', (who, change, expected) => {
    const history = at('wmo');
    expect(refusalOf(history, who, ask(history, change))).toEqual(expected);
  });

  it.each([
    ['withdrawn', 'withdrawn'],
    ['paused', 'paused'],
    ['amended', 'plan-changed'],
    ['answered', 'already-decided'],
  ] as const)('is not asked any more in a case that is %s: %s', (how, code) => {
    const history = at('wmo');
    const command = ask(history);
    moved(how, history);
    expect(refusalOf(history, 'wmo-1', command)).toBe(code);
  });

  it('is told to the contact person, and leaves state, link and day as they were', () => {
    const history = at('wmo');
    const { dueOn } = history.talk;
    expect(history.following(() => history.do('wmo-1', ask(history)))).toEqual(['question-asked contact-1']);
    expect(history.talk).toMatchObject({ status: 'open', linkEpoch: 1, dueOn });
    expect(history.turn).toBe('wmo');
    expect(history.case.questions).toEqual([
      {
        n: history.case.n,
        at: history.now,
        by: { id: 'wmo-1', function: 'wmo' },
        conversation: history.talk.id,
        domains: ['wmo'],
      },
    ]);
  });

  it('stands open once at a time', () => {
    const history = at('wmo');
    history.do('wmo-1', ask(history));
    expect(history.do('wmo-1', ask(history))).toBe('question-open');
    history.do('contact-1', { type: 'answer-question', question: history.case.n, text: 'Oma.' });
    expect(history.do('wmo-1', ask(history))).toBe('accepted');
  });

  it('does not keep the official from answering', () => {
    const history = at('wmo');
    history.do('wmo-1', ask(history));
    const { id: conversation } = history.talk;
    expect(history.answer()).toBe('accepted');
    expect(openQuestion(history.case, conversation)).toBeUndefined();
  });

  it('turns the reminder to the contact person while it stands open', () => {
    const history = at('wmo');
    history.do('wmo-1', ask(history));
    history.now = '2027-02-01T09:00:00.000Z';
    const look: Command = { type: 'record-look', conversation: history.talk.id };
    expect(history.following(() => history.do('system', look))).toEqual(['remind contact-1']);
    history.do('contact-1', {
      type: 'answer-question',
      question: history.case.questions[0]?.n ?? 0,
      text: 'Oma.',
    });
    history.now = '2027-02-10T09:00:00.000Z';
    expect(history.following(() => history.do('system', look))).toEqual(['remind wmo-1']);
  });
});

describe('the answer to a question', () => {
  function asked(answerBy?: string): { history: CaseHistory; answer: Of<'answer-question'> } {
    const history = at('wmo');
    const by = answerBy === undefined ? {} : { answerBy };
    const conversation = history.talk.id;
    history.do('wmo-1', { type: 'ask-question', conversation, planVersion: 1, text: 'Wie?', ...by });
    return { history, answer: { type: 'answer-question', question: history.case.n, text: 'Oma.' } };
  }

  it('comes from the contact person, to a question that is open', () => {
    const { history, answer } = asked();
    expect(refusalOf(history, 'wmo-1', answer)).toBe('not-yours');
    expect(refusalOf(history, 'contact-2', answer)).toBe('not-yours');
    expect(refusalOf(history, 'contact-1', { ...answer, question: 1 })).toBe('no-question');
    expect(history.following(() => history.do('contact-1', answer))).toEqual(['question-answered wmo-1']);
    expect(history.last).toMatchObject({
      type: 'question-answered',
      stage: 'wmo',
      question: answer.question,
    });
    expect(refusalOf(history, 'contact-1', answer)).toBe('no-question');
  });

  it.each([
    ['withdrawn', 'withdrawn'],
    ['paused', 'accepted'],
    ['amended', 'no-question'],
    ['answered', 'no-question'],
  ] as const)('in a case that is %s: %s', (how, code) => {
    const { history, answer } = asked();
    moved(how, history);
    expect(refusalOf(history, 'contact-1', answer)).toBe(code);
  });

  it.each<[string | undefined, string, string | undefined, string]>([
    // Thirteen of forty working days from Wednesday 27 January: due on Monday 15 February.
    [undefined, '2027-02-10', undefined, 'asked inside the house: nothing is given back'],
    ['2027-02-10', '2027-01-27', undefined, 'answered on the day itself'],
    ['2027-02-10', '2027-02-03', '2027-02-22', 'five working days'],
    ['2027-02-10', '2027-02-10', '2027-03-01', 'on the last day: ten'],
    ['2027-02-10', '2027-02-24', '2027-03-01', 'too late: no more than was given'],
    ['2027-02-10', '2027-01-30', '2027-02-17', 'on a Saturday: Thursday and Friday'],
  ])('to be given by %s, on %s: due on %s (%s)', (...[answerBy, on, dueOn]) => {
    const { history, answer } = asked(answerBy);
    expect(history.talk.dueOn).toBe('2027-02-15');
    history.now = `${on}T09:00:00.000Z`;
    history.do('contact-1', answer);
    expect(history.talk.dueOn).toBe(dueOn ?? '2027-02-15');
    expect('dueOn' in history.last).toBe(dueOn !== undefined);
  });
});

describe('what was said in a talk', () => {
  const held = (history: CaseHistory, change: Partial<Of<'record-talk'>> = {}): Command => ({
    type: 'record-talk',
    conversation: history.talk.id,
    heldOn: '2027-01-27',
    spoke: 'Jeroen en Ilse',
    agreed: 'Oma komt op woensdag.',
    ...change,
  });
  const cancel = (history: CaseHistory): Command => ({ type: 'cancel-talk', conversation: history.talk.id });
  const planTalk = (history: CaseHistory): string =>
    history.do('wmo-1', {
      type: 'plan-talk',
      conversation: history.talk.id,
      planVersion: 1,
      talkAt: '2027-02-01T09:30:00.000Z',
      channel: 'phone',
    });

  it.each<[string, Partial<Of<'record-talk'>>, unknown]>([
    ['wmo-1', {}, 'accepted'],
    ['contact-1', {}, 'accepted'],
    ['cjg-1', {}, 'not-yours'],
    ['family', {}, 'not-yours'],
    ['contact-1', { conversation: nowhere }, 'not-yours'],
    ['wmo-1', { heldOn: '2027-01-28' }, ['heldOn date-in-future']],
    ['wmo-1', { heldOn: '2027-01-26' }, 'accepted'],
  ])('%s, %j: %j', (who, change, expected) => {
    const history = at('wmo');
    expect(refusalOf(history, who, held(history, change))).toEqual(expected);
  });

  it.each(['withdrawn', 'paused', 'amended', 'answered'] as const)('is not told when %s', (how) => {
    const history = at('wmo');
    const [talk, stop] = [held(history), cancel(history)];
    moved(how, history);
    expect(refusalOf(history, 'wmo-1', talk)).toBe('not-your-turn');
    expect(refusalOf(history, 'wmo-1', stop)).toBe('not-your-turn');
  });

  it('the conversation of the family is none', () => {
    const history = new CaseHistory().open(plan).at('family');
    expect(refusalOf(history, 'family', held(history))).toBe('not-yours');
    expect(refusalOf(history, 'contact-1', held(history))).toBe('not-yours');
  });

  it('stands before the answer that came of it', () => {
    const history = at('wmo');
    planTalk(history);
    expect(history.answer()).toBe('talk-not-recorded');
    expect(history.following(() => history.do('wmo-1', held(history)))).toEqual([]);
    expect(history.talk.talk?.held).toEqual({ on: '2027-01-27', n: history.case.n });
    expect(history.talk.talksHeld).toEqual([history.case.n]);
    expect(history.answer()).toBe('accepted');
  });

  it('one that nobody planned is told all the same, and another one after it', () => {
    const history = at('wmo');
    history.do('contact-1', held(history));
    history.do('wmo-1', held(history));
    expect(history.talk.talk).toBeUndefined();
    expect(history.talk.talksHeld).toEqual([history.case.n - 1, history.case.n]);
    expect(history.answer()).toBe('accepted');
  });

  it('one that is cancelled stands in nobody’s way; there is one to cancel or there is not', () => {
    const history = at('wmo');
    expect(history.do('wmo-1', cancel(history))).toBe('no-talk');
    planTalk(history);
    expect(refusalOf(history, 'cjg-1', cancel(history))).toBe('not-yours');
    expect(refusalOf(history, 'wmo-1', cancel(history))).toBe('accepted');
    const told = history.following(() => history.do('contact-1', cancel(history)));
    expect(told).toEqual(['talk-cancelled wmo-1']);
    expect(history.talk.talk).toBeUndefined();
    expect(history.talk.calledOff).toEqual({
      at: '2027-02-01T09:30:00.000Z',
      channel: 'phone',
      calledOffAt: history.now,
      n: history.case.n,
    });
    planTalk(history);
    expect(history.following(() => history.do('wmo-1', cancel(history)))).toEqual([
      'talk-cancelled contact-1',
    ]);
    expect(history.answer()).toBe('accepted');
    const after = at('wmo');
    planTalk(after);
    after.do('wmo-1', held(after));
    expect(after.do('wmo-1', cancel(after))).toBe('no-talk');
  });
});

describe('what an official said by telephone', () => {
  const note = (history: CaseHistory, change: Partial<Of<'note-answer'>> = {}): Command => ({
    type: 'note-answer',
    conversation: history.talk.id,
    planVersion: 1,
    spokenOn: '2027-01-27',
    answers: [{ askId: 'wmo', outcome: 'agree', conditions: [] }],
    ...change,
  });

  it.each<[string, Partial<Of<'note-answer'>>, unknown]>([
    ['contact-1', {}, 'accepted'],
    ['wmo-1', {}, 'not-yours'],
    ['contact-2', {}, 'not-yours'],
    ['contact-1', { conversation: nowhere }, 'not-your-turn'],
    ['contact-1', { planVersion: 2 }, 'plan-changed'],
    ['contact-1', { spokenOn: '2027-01-28' }, ['spokenOn date-in-future']],
    ['contact-1', { answers: [{ outcome: 'agree', conditions: [] }] }, ['answers.0.outcome answer-required']],
    [
      'contact-1',
      { answers: [{ askId: 'wmo', outcome: 'not-agree', conditions: [] }] },
      ['answers.0.reason reason-required'],
    ],
  ])('%s, %j: %j', (who, change, expected) => {
    const history = at('wmo');
    expect(refusalOf(history, who, note(history, change))).toEqual(expected);
  });

  it.each([
    ['withdrawn', 'not-your-turn'],
    ['paused', 'not-your-turn'],
    ['amended', 'plan-changed'],
    ['answered', 'not-your-turn'],
  ] as const)('in a case that is %s: %s', (how, code) => {
    const history = at('wmo');
    const command = note(history);
    moved(how, history);
    expect(refusalOf(history, 'contact-1', command)).toBe(code);
  });

  it('of the family is not written down so', () => {
    const history = new CaseHistory().open(plan).at('family');
    expect(refusalOf(history, 'contact-1', note(history))).toBe('not-your-turn');
  });

  it('decides nothing: the official hears of it and confirms', () => {
    const history = at('wmo');
    expect(history.following(() => history.do('contact-1', note(history)))).toEqual(['answer-noted wmo-1']);
    expect(history.talk.noted).toEqual({ n: history.case.n, at: history.now });
    expect(history.case.words.filter(({ stage }) => stage === 'wmo')).toEqual([]);
    expect(history.answer({ outcome: 'not-agree', reason: 'Toch niet.' })).toBe('accepted');
  });

  it('is not what somebody said who took over', () => {
    const history = at('wmo');
    history.do('contact-1', note(history));
    const conversation = history.talk.id;
    history.do('wmo-1', { type: 'hand-over', conversation, to: id('wmo-lead-1'), cause: 'not-mine' });
    expect(history.talk.noted).toBeUndefined();
  });

  it('against an advice needs its reason here too, and nobody writes down what they say themselves', () => {
    const advised = new CaseHistory().open(zomerdijk()).until('behavioural-scientist');
    advised.answer({ outcome: 'not-agree', reason: 'Niet veilig.' });
    advised.until('wmo').openTurn();
    expect(refusalOf(advised, 'contact-1', note(advised))).toEqual(['answers.0.reason reason-required']);
    const own = new CaseHistory().open(plan).until('wmo');
    own.do('system', {
      type: 'open-conversation',
      generation: 1,
      stage: 'wmo',
      with: { id: id('contact-1'), function: 'contact-person' },
    });
    expect(refusalOf(own, 'contact-1', note(own))).toBe('not-yours');
  });
});
