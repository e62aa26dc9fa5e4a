import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { familyBounces } from '../../shared/domain/bounces.ts';
import { personIdSchema, type ConversationId } from '../../shared/domain/identifiers.ts';
import { CaseHistory } from '../support/case-history.ts';
import { mendedIn } from '../../shared/domain/family-members.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** A case in which the alderman is asked, as conversation 5. */
function asked(): CaseHistory {
  const history = new CaseHistory().open(zomerdijk());
  history.confirm();
  history.openTurn();
  return history;
}

/** The conversation that was opened last. */
function lastOf(history: CaseHistory): ConversationId {
  const last = history.case.conversations.at(-1);
  if (last === undefined) throw new Error('nobody is asked');
  return last.id;
}

function talk(history: CaseHistory, change: Partial<Extract<Command, { type: 'plan-talk' }>> = {}): Command {
  return {
    type: 'plan-talk',
    conversation: lastOf(history),
    planVersion: 1,
    talkAt: '2027-02-01T09:30:00.000Z',
    channel: 'visit',
    ...change,
  };
}

describe('a talk before the answer', () => {
  it('stands with the conversation, tells the contact person, and leaves it open', () => {
    const history = asked();
    const mails = history.effects.length;
    expect(history.do('alderman-1', talk(history, { note: 'Met oma erbij.' }))).toBe('accepted');
    const open = history.case.conversations.at(-1);
    expect(open).toMatchObject({
      status: 'open',
      talk: { at: '2027-02-01T09:30:00.000Z', channel: 'visit', plannedAt: '2027-01-27T09:00:00.000Z', n: 6 },
    });
    expect(open?.dueOn).toBe(asked().case.conversations.at(-1)?.dueOn);
    expect(history.effects.slice(mails)).toEqual([
      { kind: 'mail', mail: { n: 6, kind: 'talk-planned', recipient: 'contact-1' } },
    ]);
    expect(history.turn).toBe('alderman');
  });

  it('can be moved, and the answer comes after what was said in it', () => {
    const history = asked();
    history.do('alderman-1', talk(history));
    history.do('alderman-1', talk(history, { talkAt: '2027-02-03T13:00:00.000Z', channel: 'video' }));
    expect(history.case.conversations.at(-1)?.talk).toMatchObject({ channel: 'video', n: 7 });
    expect(history.answer()).toBe('talk-not-recorded');
    const held: Command = {
      type: 'record-talk',
      conversation: lastOf(history),
      heldOn: '2027-01-27',
      spoke: 'De wethouder en Ilse.',
      agreed: 'Oma komt op woensdag.',
    };
    expect(history.do('alderman-1', held)).toBe('accepted');
    expect(history.answer()).toBe('accepted');
    expect(history.do('alderman-1', talk(history))).toBe('already-decided');
  });

  it.each([
    ['in the past', { talkAt: '2027-01-27T08:59:59.000Z' }, 'alderman-1', 'invalid'],
    ['more than a year ahead', { talkAt: '2028-03-01T09:00:00.000Z' }, 'alderman-1', 'invalid'],
    ['about a version that is not the plan', { planVersion: 2 }, 'alderman-1', 'plan-changed'],
    ['of somebody else', {}, 'wmo-1', 'not-yours'],
  ])('%s is refused', (...[, change, person, code]) => {
    const history = asked();
    expect(history.do(person, talk(history, change))).toBe(code);
  });
});

describe('what the contact person arranges', () => {
  it('a mail is sent again with a fresh link, by the contact person alone', () => {
    const history = asked();
    const conversation = lastOf(history);
    const again: Command = { type: 'renew-link', conversation, cause: 'sent-again' };
    expect(history.do('alderman-1', again)).toBe('not-yours');
    expect(history.do('contact-2', again)).toBe('not-yours');
    expect(history.do('contact-1', again)).toBe('accepted');
    expect(history.effects.at(-1)).toMatchObject({
      mail: { kind: 'fresh-link', recipient: 'alderman-1', linkEpoch: 2 },
    });
    expect(history.do('contact-1', { ...again, cause: 'asked' })).toBe('not-yours');
  });

  it('another address of the family brings a fresh link to it and kills the old one', () => {
    const history = asked();
    const mend: Command = { type: 'mend-address', email: 'ilse@anders.example' };
    expect(history.do('contact-2', mend)).toBe('not-yours');
    expect(history.do('contact-1', mend)).toBe('accepted');
    expect(history.case.addressesMended).toEqual([
      { person: 'family', n: 6, at: '2027-01-27T09:00:00.000Z' },
    ]);
    expect(history.case.conversations[0]?.linkEpoch).toBe(2);
    expect(history.effects.slice(-2)).toMatchObject([
      { mail: { kind: 'address-changed', recipient: 'family' } },
      { mail: { kind: 'fresh-link', recipient: 'family', linkEpoch: 2 } },
    ]);
    expect(JSON.stringify(history.entries.at(-1))).not.toContain('anders.example');
  });

  it('a manager mends it too where mail to it came back, once', () => {
    const history = asked();
    const mend: Command = { type: 'mend-address', email: 'ilse@anders.example' };
    expect(history.do('manager-1', mend)).toBe('nothing-due');
    const conversation = history.case.conversations[0]?.id;
    const recipient = personIdSchema.parse('family');
    const bounce: Command = {
      type: 'record-bounce',
      recipient,
      ...(conversation === undefined ? {} : { conversation }),
    };
    expect(history.following(() => history.do('system', bounce))).toEqual([
      'address-bounced contact-1',
      'tell-managers',
    ]);
    expect(familyBounces(history.case)).toEqual([{ person: 'family', at: history.now }]);
    expect(history.do('alderman-1', mend)).toBe('not-yours');
    expect(history.do('manager-1', mend)).toBe('accepted');
    expect(familyBounces(history.case)).toEqual([]);
    expect(history.do('manager-1', mend)).toBe('nothing-due');
  });

  it('a new version of the plan says itself where the family is reached', () => {
    const history = asked();
    history.do('contact-1', { type: 'mend-address', email: 'ilse@anders.example' });
    history.do('contact-1', { type: 'amend-plan', plan: zomerdijk({ story: 'Anders.' }), planVersion: 1 });
    expect(mendedIn(history.case)).toEqual([]);
  });
});
