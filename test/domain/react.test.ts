import { describe, expect, it } from 'vitest';
import { conversationIdSchema } from '../../shared/domain/identifiers.ts';
import { isOvertaken } from '../../shared/domain/mail-order.ts';
import { startGeneration, type Effect } from '../../shared/domain/react.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const small = zomerdijk({ advisers: [], asks: zomerdijk().asks.filter((ask) => ask.domain === 'wmo') });

/** What follows from the last entry alone. */
function following(history: CaseHistory, act: () => void): Effect[] {
  const before = history.effects.length;
  act();
  return history.effects.slice(before);
}

describe('what must follow an entry', () => {
  it('a plan that is brought in starts the first generation, and that its execution', () => {
    const history = new CaseHistory().open(small);
    expect(history.effects).toEqual([
      { kind: 'command', command: { type: 'start-generation', generation: 1 }, commandId: 'generation-1' },
      { kind: 'start-execution', generation: 1 },
    ]);
    expect(startGeneration(4)).toEqual({
      kind: 'command',
      command: { type: 'start-generation', generation: 4 },
      commandId: 'generation-4',
    });
  });

  it('a conversation that opens is a mail: the family is asked to confirm, an official is invited', () => {
    const history = new CaseHistory().open(small);
    const [family] = following(history, () => history.openTurn());
    expect(family).toEqual({
      kind: 'mail',
      mail: {
        n: 3,
        kind: 'family-confirm',
        recipient: 'family',
        conversation: history.case.conversations[0]?.id,
        linkEpoch: 1,
      },
    });
    history.confirm();
    const [alderman] = following(history, () => history.openTurn());
    expect(alderman).toMatchObject({ mail: { kind: 'invitation', recipient: 'alderman-1', linkEpoch: 1 } });
  });

  it('a confirmation and a new version ring the clockwork, changes asked for go to the contact person', () => {
    const history = new CaseHistory().open(small);
    history.openTurn();
    expect(
      following(history, () =>
        history.do('family', { type: 'ask-changes', planVersion: 1, text: 'Anders.' }),
      ),
    ).toEqual([{ kind: 'mail', mail: { n: 4, kind: 'changes-asked', recipient: 'contact-1' } }]);
    expect(
      following(history, () => history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan: small })),
    ).toEqual([{ kind: 'ring', ring: 'elsewhere' }]);
    history.openTurn();
    expect(following(history, () => history.do('family', { type: 'confirm-plan', planVersion: 2 }))).toEqual([
      { kind: 'ring', ring: 'elsewhere' },
    ]);
  });

  it('a renewed link is a mail with the link of the new epoch; a look reminds whoever was asked', () => {
    const history = new CaseHistory().open(small);
    history.openTurn();
    const [talk] = history.case.conversations;
    if (talk === undefined) throw new Error('nobody was asked');
    expect(
      following(history, () =>
        history.do('family', { type: 'renew-link', conversation: talk.id, cause: 'asked' }),
      ),
    ).toEqual([
      {
        kind: 'mail',
        mail: { n: 4, kind: 'fresh-link', recipient: 'family', conversation: talk.id, linkEpoch: 2 },
      },
    ]);
    history.now = '2027-02-10T09:00:00.000Z';
    expect(
      following(history, () => history.do('system', { type: 'record-look', conversation: talk.id })),
    ).toEqual([{ kind: 'remind', whom: 'family', at: '2027-02-10T09:00:00.000Z' }]);
    expect(history.entries.at(-1)?.type).toBe('look-recorded');
  });

  it('the last word is news for the contact person, the family and everyone who spoke, with whatever link is good', () => {
    const history = new CaseHistory().open(small).until('wmo');
    history.openTurn();
    const last = following(history, () => history.answer());
    const news = last.filter((effect) => JSON.stringify(effect).includes('closed'));
    // What is waited for from now on is put before anybody is rung.
    const [first] = last.filter((effect) => !JSON.stringify(effect).includes('follow-up'));
    expect(first).toEqual({ kind: 'ring', ring: 'elsewhere' });
    expect(news).toEqual(
      ['contact-1', 'family', 'alderman-1', 'wmo-1'].map((recipient): unknown => ({
        kind: 'mail',
        mail: {
          n: history.case.n,
          kind: 'closed',
          recipient,
          ...(recipient === 'contact-1'
            ? {}
            : { conversation: history.case.conversations.find((one) => one.with.id === recipient)?.id }),
        },
      })),
    );
  });
});

describe('a mail that was overtaken', () => {
  const history = new CaseHistory().open(small);
  history.openTurn();
  const [talk] = history.case.conversations;
  const conversation = talk?.id;

  it('is one that brings a link which has been replaced, or belongs to no conversation', () => {
    expect(isOvertaken({ conversation, linkEpoch: 1 }, history.case)).toBe(false);
    expect(isOvertaken({ conversation, linkEpoch: 2 }, history.case)).toBe(true);
    expect(isOvertaken({ conversation, linkEpoch: 0 }, history.case)).toBe(true);
    const missing = conversationIdSchema.parse(`${'z'.repeat(26)}-1`);
    expect(isOvertaken({ conversation: missing, linkEpoch: 1 }, history.case)).toBe(true);
  });

  it('is never news, and never one without a conversation', () => {
    expect(isOvertaken({ conversation }, history.case)).toBe(false);
    expect(isOvertaken({}, history.case)).toBe(false);
    expect(isOvertaken({ linkEpoch: 7 }, history.case)).toBe(false);
  });
});
