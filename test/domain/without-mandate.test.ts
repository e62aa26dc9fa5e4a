import { describe, expect, it } from 'vitest';
import { mandatedInstead } from '../../shared/domain/without-mandate.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { CaseHistory } from '../support/case-history.ts';
import { away, revoked } from '../support/changed-registers.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const today = '2027-01-27';

const atWmo = (): CaseHistory => new CaseHistory().open(plan).at('wmo');
const toLead = (history: CaseHistory) =>
  ({
    type: 'hand-over',
    conversation: history.talk.id,
    to: personIdSchema.parse('wmo-lead-1'),
    cause: 'may-not-decide',
  }) as const;

describe('whose mandate ended while the conversation waited', () => {
  it('it is taken from, with what is lacking, and whoever takes it over is told in words of its own', () => {
    const history = atWmo();
    history.registers = revoked(history.registers, 'w-12', today);
    const followed = history.following(() => history.do('system', toLead(history)));
    expect(followed).toEqual(['holder-may-not-decide wmo-lead-1']);
    expect(history.last).toMatchObject({ type: 'handed-over', cause: 'may-not-decide', lack: 'revoked' });
    expect(history.talk.with.id).toBe('wmo-lead-1');
  });

  it('it is not taken from while the mandate holds, and by nobody but the clockwork', () => {
    const history = atWmo();
    expect(history.do('system', toLead(history))).toBe('nothing-due');
    history.registers = revoked(history.registers, 'w-12', '2027-01-28');
    expect(history.do('system', toLead(history))).toBe('nothing-due');
    history.now = '2027-01-28T09:00:00.000Z';
    expect(history.do('contact-1', toLead(history))).toBe('not-yours');
    expect(history.do('wmo-1', toLead(history))).toBe('not-yours');
    expect(history.do('system', toLead(history))).toBe('accepted');
  });

  it('nothing is taken from who gives support: that needs no mandate', () => {
    const history = new CaseHistory().open(plan).at('alderman');
    history.registers = { ...history.registers, mandates: [] };
    expect(history.do('system', toLead(history))).toBe('nothing-due');
    const tell = { type: 'record-nobody-mandated', conversation: history.talk.id } as const;
    expect(history.do('system', tell)).toBe('nothing-due');
  });
});

describe('who may decide instead', () => {
  it('also somebody who once passed it on, when nobody else may', () => {
    const history = atWmo();
    const { id: conversation } = history.talk;
    const to = personIdSchema.parse('wmo-lead-1');
    history.do('wmo-1', { type: 'hand-over', conversation, to, cause: 'not-mine' });
    const registers = revoked(history.registers, 'w-20', today);
    const held = { conversation: history.talk, today };
    expect(mandatedInstead(registers, history.case, held)?.id).toBe('wmo-1');
    expect(mandatedInstead(revoked(registers, 'w-12', today), history.case, held)).toBeUndefined();
  });

  it('nobody who is away', () => {
    const history = atWmo();
    const registers = away(revoked(history.registers, 'w-12', today), ['wmo-lead-1', 'cjg-1']);
    expect(mandatedInstead(registers, history.case, { conversation: history.talk, today })).toBeUndefined();
  });
});

describe('that nobody may decide', () => {
  function without(): CaseHistory {
    const history = atWmo();
    history.registers = revoked(revoked(history.registers, 'w-12', today), 'w-20', today);
    return history;
  }
  const tell = (history: CaseHistory) =>
    ({ type: 'record-nobody-mandated', conversation: history.talk.id }) as const;

  it('the managers hear once for each holder', () => {
    const history = without();
    expect(history.following(() => history.do('system', tell(history)))).toEqual(['tell-managers']);
    expect(history.last).toMatchObject({ type: 'nobody-mandated', stage: 'wmo', lack: 'revoked' });
    expect(history.do('system', tell(history))).toBe('nothing-due');
    history.registers = new CaseHistory().registers;
    const conversation = history.talk.id;
    const to = personIdSchema.parse('wmo-lead-1');
    expect(history.do('wmo-1', { type: 'hand-over', conversation, to, cause: 'not-mine' })).toBe('accepted');
    history.registers = { ...history.registers, mandates: [] };
    expect(history.do('system', tell(history))).toBe('accepted');
    expect(history.last).toMatchObject({ lack: 'none' });
  });

  it('they do not hear while somebody may, from anybody but the clockwork, or when it is over', () => {
    const history = atWmo();
    expect(history.do('system', tell(history))).toBe('nothing-due');
    history.registers = revoked(history.registers, 'w-12', today);
    expect(history.do('system', tell(history))).toBe('nothing-due');
    history.registers = revoked(history.registers, 'w-20', today);
    expect(history.do('wmo-1', tell(history))).toBe('not-yours');
    history.do('contact-1', { type: 'pause', consent: false });
    const { id: conversation } = history.case.conversations.at(-1) ?? history.talk;
    expect(history.do('system', { type: 'record-nobody-mandated', conversation })).toBe('not-your-turn');
  });
});
