import { describe, expect, it } from 'vitest';
import { conversationIdSchema } from '../../shared/domain/identifiers.ts';
import { outcomeOf, outcomeOfAsk, ringAfter } from '../../shared/domain/turn.ts';
import { CaseHistory, keyedName } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** An id that no conversation has: a test that finds none must fail by being refused. */
const missing = conversationIdSchema.parse(`${'z'.repeat(26)}-1`);

function turnsOf(history: CaseHistory): string[] {
  const turns = [history.turn];
  while (history.turn !== 'ended') {
    if (history.turn === 'family') history.confirm();
    else history.answer();
    turns.push(history.turn);
  }
  return turns;
}

describe('a plan on its way past everyone', () => {
  it('visits the family first and then the chain in order, with the adviser', () => {
    expect(turnsOf(new CaseHistory().open(zomerdijk()))).toEqual([
      'family',
      'alderman',
      'behavioural-scientist',
      'policy-officer',
      'wmo',
      'participatiewet',
      'cjg',
      'ended',
    ]);
  });

  it('passes over the adviser when the plan asks for none, and domains it does not touch', () => {
    const asks = zomerdijk().asks.filter((ask) => ask.domain !== 'participatiewet');
    expect(turnsOf(new CaseHistory().open(zomerdijk({ asks, advisers: [] })))).toEqual([
      'family',
      'alderman',
      'policy-officer',
      'wmo',
      'cjg',
      'ended',
    ]);
  });

  it('nobody is asked before the family has confirmed this very version', () => {
    const history = new CaseHistory().open(zomerdijk());
    history.openTurn();
    expect(
      history.do('system', {
        type: 'open-conversation',
        generation: 1,
        stage: 'alderman',
        with: { id: history.case.contactPerson, function: 'alderman' },
      }),
    ).toBe('not-your-turn');
    expect(history.do('family', { type: 'confirm-plan', planVersion: 2 })).toBe('plan-changed');
    expect(history.do('contact-1', { type: 'confirm-plan', planVersion: 1 })).toBe('not-yours');
    expect(history.turn).toBe('family');
  });

  it('goes on after a refusal, which stands for its ask alone', () => {
    const history = new CaseHistory().open(zomerdijk()).until('participatiewet');
    history.answer({ outcome: 'not-agree', reason: 'De kosten zijn niet noodzakelijk.' });
    expect(history.turn).toBe('cjg');
    history.until('ended');
    expect(outcomeOfAsk(history.case, keyedName('participatiewet'))).toBe('not-agree');
    expect(outcomeOfAsk(history.case, keyedName('wmo'))).toBe('agree');
    expect(outcomeOf(history.case)).toBe('partly');
  });

  it('is refused when every ask is, and approved when all are agreed', () => {
    const refused = new CaseHistory().open(zomerdijk());
    refused.until('alderman');
    while (refused.turn !== 'ended') refused.answer({ outcome: 'not-agree', reason: 'nee' });
    expect(outcomeOf(refused.case)).toBe('refused');
    expect(outcomeOf(new CaseHistory().open(zomerdijk()).until('ended').case)).toBe('approved');
  });

  it('an amended plan goes back to the family, and only those whose slice changed are asked again', () => {
    const history = new CaseHistory().open(zomerdijk()).until('cjg');
    const asks = zomerdijk().asks.map((ask) => (ask.id === 'wmo' ? { ...ask, amountOnce: 8000 } : ask));
    expect(history.do('contact-1', { type: 'amend-plan', plan: zomerdijk({ asks }), planVersion: 1 })).toBe(
      'accepted',
    );
    expect(turnsOf(history)).toEqual(['family', 'wmo', 'cjg', 'ended']);
  });

  it('a story that changes is read again by the CJG alone', () => {
    const history = new CaseHistory().open(zomerdijk()).until('cjg');
    history.answer();
    const reopened = new CaseHistory().open(zomerdijk()).until('cjg');
    reopened.openTurn();
    reopened.do('contact-1', {
      type: 'amend-plan',
      plan: zomerdijk({ story: 'Een ander verhaal.' }),
      planVersion: 1,
    });
    expect(turnsOf(reopened)).toEqual(['family', 'cjg', 'ended']);
  });

  it('a closed case is amended no more', () => {
    const history = new CaseHistory().open(zomerdijk()).until('ended');
    expect(history.do('contact-1', { type: 'amend-plan', plan: zomerdijk(), planVersion: 1 })).toBe('closed');
  });

  it('the family may say what must change, and still confirm', () => {
    const history = new CaseHistory().open(zomerdijk());
    history.openTurn();
    expect(
      history.do('family', { type: 'ask-changes', planVersion: 1, text: 'Oma kan niet op woensdag.' }),
    ).toBe('accepted');
    expect(history.turn).toBe('family');
    expect(
      history.effects
        .filter((one) => one.kind === 'mail')
        .map(({ mail }) => `${mail.kind} ${mail.recipient}`),
    ).toEqual(['family-confirm family', 'changes-asked contact-1']);
    expect(history.do('family', { type: 'confirm-plan', planVersion: 1 })).toBe('accepted');
    expect(history.turn).toBe('alderman');
  });
});

describe('an answer', () => {
  it('needs a reason for conditions and for a refusal, and none for a plain yes (Awb 3:46)', () => {
    const history = new CaseHistory().open(zomerdijk()).until('wmo');
    expect(history.answer({ outcome: 'not-agree' })).toBe('invalid');
    expect(
      history.answer({
        outcome: 'agree-with-conditions',
        conditions: [{ text: 'a', owner: 'gezin', dueOn: '2027-04-01' }],
      }),
    ).toBe('invalid');
    expect(history.answer({ outcome: 'agree-with-conditions', reason: 'x' })).toBe('invalid');
    expect(
      history.answer({ outcome: 'agree', conditions: [{ text: 'a', owner: 'gezin', dueOn: '2027-04-01' }] }),
    ).toBe('invalid');
    expect(history.answer({ outcome: 'agree' })).toBe('accepted');
  });

  it('against an advice needs a reason, also when it is a yes (Awb 3:50)', () => {
    const history = new CaseHistory().open(zomerdijk()).until('behavioural-scientist');
    history.answer({ outcome: 'not-agree', reason: 'Niet veilig.' });
    expect(history.answer({ outcome: 'agree' })).toBe('invalid');
    expect(history.answer({ outcome: 'agree', reason: 'Er is een belkaart.' })).toBe('accepted');
  });

  it('counts once: a second one hears what was recorded', () => {
    const history = new CaseHistory().open(zomerdijk()).until('wmo');
    history.answer();
    const word = history.case.words.find((one) => one.stage === 'wmo');
    expect(
      history.do('wmo-1', {
        type: 'answer',
        conversation: word?.conversation ?? missing,
        planVersion: 1,
        answers: [{ askId: 'wmo', outcome: 'not-agree', reason: 'toch niet', conditions: [] }],
      }),
    ).toBe('already-decided');
  });

  it('comes from the official who was asked, on the version that was shown', () => {
    const history = new CaseHistory().open(zomerdijk()).until('wmo');
    history.openTurn();
    const conversation = history.case.conversations.at(-1)?.id ?? missing;
    const answers = [{ askId: 'wmo', outcome: 'agree' as const, conditions: [] }];
    expect(history.do('cjg-1', { type: 'answer', conversation, planVersion: 1, answers })).toBe('not-yours');
    expect(history.do('wmo-1', { type: 'answer', conversation, planVersion: 2, answers })).toBe(
      'plan-changed',
    );
    expect(
      history.do('wmo-1', {
        type: 'answer',
        conversation,
        planVersion: 1,
        answers: [{ outcome: 'agree', conditions: [] }],
      }),
    ).toBe('invalid');
    expect(history.do('wmo-1', { type: 'answer', conversation, planVersion: 1, answers })).toBe('accepted');
  });
});

describe('what follows', () => {
  it('the last word sends one mail to the family, the contact person and everyone who spoke', () => {
    const history = new CaseHistory().open(zomerdijk()).until('ended');
    const closed = history.effects.flatMap((one) =>
      one.kind === 'mail' && one.mail.kind === 'closed' ? [one.mail.recipient] : [],
    );
    expect(closed).toEqual([
      'contact-1',
      'family',
      'alderman-1',
      'behavioural-scientist-1',
      'policy-officer-1',
      'wmo-1',
      'participatiewet-1',
      'cjg-1',
    ]);
  });

  it('the ring says on only when the next stage of the chain has the turn', () => {
    const history = new CaseHistory().open(zomerdijk({ advisers: [] })).until('policy-officer');
    expect(ringAfter('alderman', history.case)).toBe('elsewhere');
    history.answer();
    expect(ringAfter('policy-officer', history.case)).toBe('on');
    expect(ringAfter('family', history.case)).toBe('elsewhere');
    history.until('ended');
    expect(ringAfter('cjg', history.case)).toBe('elsewhere');
  });

  it('a day without anything due records nothing; a reminder is recorded once', () => {
    const history = new CaseHistory().open(zomerdijk()).until('alderman');
    history.openTurn();
    const look = {
      type: 'record-look' as const,
      conversation: history.case.conversations.at(-1)?.id ?? missing,
    };
    history.now = '2027-01-28T09:00:00.000Z';
    expect(history.do('system', look)).toBe('nothing-due');
    // Due on Monday: noted on Friday morning, after the mails of that day have left.
    history.now = '2027-01-29T09:00:00.000Z';
    expect(history.do('system', look)).toBe('accepted');
    expect(history.do('system', look)).toBe('nothing-due');
    history.now = '2027-02-03T09:00:00.000Z';
    expect(history.do('system', look)).toBe('accepted');
    expect(history.do('system', look)).toBe('nothing-due');
  });
});
