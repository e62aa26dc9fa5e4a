import { describe, expect, it } from 'vitest';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const nudge = { type: 'nudge', reason: 'De plek op De Elzen vervalt.' } as const;

/** The Wmo is asked on Wednesday 27 January 2027, at ten in Amsterdam. */
function atWmo(): CaseHistory {
  return new CaseHistory().open(zomerdijk()).at('wmo');
}

describe('a manager who has somebody reminded', () => {
  it('reminds whoever is asked, on record with the reason, and at once in no mail of its own', () => {
    const history = atWmo();
    expect(history.following(() => history.do('manager-1', nudge))).toEqual(['remind wmo-1']);
    expect(history.last).toMatchObject({
      type: 'nudged',
      stage: 'wmo',
      whom: [{ id: 'wmo-1', function: 'wmo' }],
      actor: { id: 'manager-1', function: 'manager' },
    });
    expect(history.talk.reminders).toBe(0);
  });

  it('reminds the contact person while a question is theirs', () => {
    const history = atWmo();
    const { id: conversation } = history.talk;
    history.do('wmo-1', { type: 'ask-question', conversation, planVersion: 1, text: 'Hoe groot?' });
    expect(history.following(() => history.do('manager-1', nudge))).toEqual(['remind contact-1']);
  });

  it('reminds of a family those who have not said yes, and the contact person where changes were asked for', () => {
    const { family } = zomerdijk();
    const others = [{ name: 'Bram', email: 'bram@post.example', role: 'parent' as const }];
    const history = new CaseHistory().open(zomerdijk({ family: { ...family, others } }));
    for (const id of ['family', 'family-2'])
      history.do('system', {
        type: 'open-conversation',
        generation: 1,
        stage: 'family',
        with: { id: personIdSchema.parse(id), function: 'family' },
      });
    history.do('family', { type: 'confirm-plan', planVersion: 1 });
    expect(history.following(() => history.do('manager-1', nudge))).toEqual(['remind family-2']);
    history.do('family-2', { type: 'ask-changes', planVersion: 1, text: 'Ook op zondag.' });
    expect(history.following(() => history.do('manager-1', nudge))).toEqual(['remind contact-1']);
  });

  it('does so once for a morning, and again for the next', () => {
    const history = atWmo();
    expect(history.do('manager-1', nudge)).toBe('accepted');
    history.now = '2027-01-28T06:59:00.000Z';
    expect(history.do('manager-1', nudge)).toBe('reminded-already');
    history.now = '2027-01-28T07:01:00.000Z';
    expect(history.do('manager-1', nudge)).toBe('accepted');
    // From Friday to Monday morning there is one.
    history.now = '2027-01-29T09:00:00.000Z';
    expect(history.do('manager-1', nudge)).toBe('accepted');
    history.now = '2027-01-31T09:00:00.000Z';
    expect(history.do('manager-1', nudge)).toBe('reminded-already');
  });

  it('may remind at once again where somebody else has it since', () => {
    const history = atWmo();
    history.do('manager-1', nudge);
    const { id: conversation } = history.talk;
    const to = personIdSchema.parse('wmo-lead-1');
    expect(history.do('manager-1', { type: 'hand-over', conversation, to, cause: 'asked' })).toBe('accepted');
    expect(history.following(() => history.do('manager-1', nudge))).toEqual(['remind wmo-lead-1']);
  });

  it('cannot where nobody is asked, the case stands still, or is over; and nobody else can', () => {
    const history = atWmo();
    for (const who of ['contact-1', 'wmo-1', 'family', 'administrator', 'system'])
      expect(history.do(who, nudge)).toBe('not-yours');
    history.do('family', { type: 'pause', consent: false });
    expect(history.do('manager-1', nudge)).toBe('paused');
    history.do('family', { type: 'resume' });
    history.answer({ reason: 'goed' });
    expect(history.do('manager-1', nudge)).toBe('not-your-turn');
    history.do('family', { type: 'withdraw' });
    expect(history.do('manager-1', nudge)).toBe('closed');
  });
});

describe('a manager who announces more time', () => {
  it('does what the contact person may do, and the family is told', () => {
    const history = new CaseHistory().open(zomerdijk()).at('participatiewet');
    const later = { type: 'extend-term', until: '2027-04-21', text: 'De Wmo wil meedenken.' } as const;
    expect(history.do('wmo-lead-1', later)).toBe('not-yours');
    const followed = history.following(() => history.do('manager-1', later));
    expect(followed).toEqual(['term-extended family']);
    expect(history.last).toMatchObject({ type: 'term-extended', actor: { id: 'manager-1' } });
  });
});
