import { describe, expect, it } from 'vitest';
import { stagesOf, type Stage } from '../../shared/domain/chain.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { legalDatesOf } from '../../shared/domain/case-terms.ts';
import { outcomeOf, outcomeOfAsk, stageOf } from '../../shared/domain/turn.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { anotherChain } from '../support/another-chain.ts';
import { CaseHistory, keyedName, refusalOf } from '../support/case-history.ts';
import { opening } from '../support/commands.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk();
const another = stagesOf(anotherChain);

function toMove(chain: readonly Stage[] = another): Extract<Command, { type: 'move-to-chain' }> {
  return { type: 'move-to-chain', plan, planVersion: 1, chain: [...chain], reason: 'De keten is korter.' };
}

function changed(id: string, change: Partial<Stage>): Stage[] {
  return stagesOf(defaultChain).map((stage) => (stage.id === id ? { ...stage, ...change } : stage));
}

/** The stages that are asked until the case ends. */
function asked(history: CaseHistory): string[] {
  const turns: string[] = [];
  while (history.turn !== 'ended') {
    turns.push(history.turn);
    if (history.turn === 'family') history.confirm();
    else history.answer({ reason: 'goed' });
  }
  return turns;
}

describe('a case that is moved to another chain', () => {
  it('passes by who has spoken and is there still, and asks who is new', () => {
    const history = new CaseHistory().open(plan).until('cjg');
    expect(history.do('manager-1', toMove())).toBe('accepted');
    expect(asked(history)).toEqual(['team-lead', 'cjg']);
    expect(outcomeOf(history.case)).toBe('approved');
  });

  it('keeps on record what a stage said that is gone, and counts it no more', () => {
    const history = new CaseHistory().open(plan).until('wmo');
    history.do('administrator', toMove());
    expect(history.case.words.map(({ stage }) => stage)).toEqual([
      'alderman',
      'behavioural-scientist',
      'policy-officer',
    ]);
    expect(stageOf(history.case, 'alderman')?.word).toBe('support');
    const decided = new CaseHistory().open(plan).until('participatiewet');
    const renamed = changed('wmo', { id: 'wmo-team' });
    expect(decided.do('administrator', toMove(renamed))).toBe('accepted');
    expect(outcomeOfAsk(decided.case, keyedName('wmo'))).toBeUndefined();
    expect(decided.turn).toBe('wmo-team');
  });

  it('counts again what was said when it is moved back', () => {
    const history = new CaseHistory().open(plan).until('participatiewet');
    history.do('administrator', toMove());
    expect(history.do('administrator', toMove(stagesOf(defaultChain)))).toBe('accepted');
    expect(asked(history)).toEqual(['participatiewet', 'cjg']);
  });

  it('asks a stage again that sees more of the plan than it did', () => {
    const history = new CaseHistory().open(plan).until('cjg');
    const chain = changed('wmo', { domains: ['wmo', 'youth'] }).filter(({ id }) => id !== 'cjg');
    expect(history.do('administrator', toMove(chain))).toBe('accepted');
    expect(history.turn).toBe('wmo');
  });

  it('goes to the family first where it has not confirmed, and starts nobody’s turn', () => {
    const history = new CaseHistory().open(plan);
    history.openTurn();
    expect(history.do('administrator', toMove())).toBe('accepted');
    expect(history.case.conversations.map(({ status }) => status)).toEqual(['open']);
    expect(asked(history)).toEqual([
      'family',
      'policy-officer',
      'wmo',
      'participatiewet',
      'team-lead',
      'cjg',
    ]);
  });

  it('stands still where it stood still, with the conversation that waits', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const { talk } = history;
    history.do('family', { type: 'pause', consent: false });
    expect(history.do('administrator', toMove())).toBe('accepted');
    expect(history.turn).toBe('paused');
    history.do('family', { type: 'resume' });
    expect(history.talk).toEqual(talk);
  });
});

describe('a conversation that is open when its case is moved', () => {
  it('goes on where the very same stage has the turn', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const { talk } = history;
    history.do('administrator', toMove());
    expect(history.talk).toEqual(talk);
    expect(history.answer({ reason: 'goed' })).toBe('accepted');
  });

  it.each<[string, Stage[]]>([
    ['its stage is gone', changed('wmo', { id: 'wmo-team' })],
    ['another function decides', changed('wmo', { function: 'wmo-lead' })],
    ['it is about more', changed('wmo', { domains: ['wmo', 'income'] })],
    [
      'somebody comes before it',
      [...another.filter(({ id }) => id === 'team-lead'), ...stagesOf(defaultChain)],
    ],
  ])('ends where %s, and its link with it', (_, chain) => {
    const history = new CaseHistory().open(plan).at('wmo');
    const { id, linkEpoch } = history.talk;
    expect(history.do('administrator', toMove(chain))).toBe('accepted');
    const left = history.case.conversations.find((one) => one.id === id);
    expect([left?.status, left?.linkEpoch]).toEqual(['overtaken', linkEpoch + 1]);
    const answers = [{ askId: 'wmo', outcome: 'agree' as const, conditions: [] }];
    expect(history.do('wmo-1', { type: 'answer', conversation: id, planVersion: 1, answers })).toBe(
      'plan-changed',
    );
  });

  it('a question it asked the family holds up its own domain and no other, also when its stage is gone', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const { id: conversation } = history.talk;
    const question: Command = {
      type: 'ask-question',
      conversation,
      planVersion: 1,
      text: 'Wie?',
      answerBy: '2027-02-10',
    };
    expect(history.do('wmo-1', question)).toBe('accepted');
    const before = legalDatesOf(history.case, '2027-01-28');
    history.do('administrator', toMove(changed('wmo', { id: 'wmo-team' })));
    expect(legalDatesOf(history.case, '2027-01-28')).toEqual(before);
  });
});

describe('moving a case', () => {
  it.each<[string, string, Command]>([
    ['not-yours', 'contact-1', toMove()],
    ['not-yours', 'wmo-1', toMove()],
    ['not-yours', 'family', toMove()],
    ['plan-changed', 'administrator', { ...toMove(), planVersion: 2 }],
    ['on-this-chain', 'administrator', toMove(stagesOf(defaultChain))],
  ])('is refused as %s to %s', (code, who, command) => {
    expect(refusalOf(new CaseHistory().open(plan).until('wmo'), who, command)).toBe(code);
  });

  it('is refused where nobody would decide on an ask, which would count as a no', () => {
    const chain = another.filter(({ id }) => id !== 'participatiewet' && id !== 'cjg');
    const verdict = new CaseHistory().open(plan).try('administrator', toMove(chain));
    expect(verdict).toEqual({
      kind: 'refused',
      code: 'invalid',
      issues: [{ path: 'chain', code: 'domain-without-official', detail: 'participatiewet, youth' }],
    });
  });

  it('is refused where everybody has spoken', () => {
    expect(refusalOf(new CaseHistory().open(plan).until('ended'), 'administrator', toMove())).toBe('closed');
  });

  it('starts the next generation and tells contact person and family; nobody else', () => {
    const history = new CaseHistory().open(plan).at('alderman');
    expect(history.following(() => history.do('administrator', toMove()))).toEqual([
      'command',
      'path-changed contact-1',
      'path-changed family',
    ]);
    expect(history.effects.filter(({ kind }) => kind === 'command').at(-1)).toEqual({
      kind: 'command',
      command: { type: 'start-generation', generation: 2 },
      commandId: 'generation-2',
    });
  });

  it('to a chain of which everybody has spoken closes the case', () => {
    const asks = plan.asks.filter(({ domain }) => domain === 'wmo');
    const small = zomerdijk({ asks, advisers: [] });
    const history = new CaseHistory();
    history.do('contact-1', { ...opening(small), chain: another.filter(({ id }) => id !== 'cjg') });
    history.do('system', { type: 'start-generation', generation: 1 });
    history.confirm();
    const wmo = { askId: 'wmo', outcome: 'agree' as const, conditions: [] };
    history.openTurn();
    history.do('wmo-1', { type: 'answer', conversation: history.talk.id, planVersion: 1, answers: [wmo] });
    expect(history.turn).toBe('team-lead');
    const command = { ...toMove(another.filter(({ id }) => id !== 'team-lead')), plan: small };
    expect(history.following(() => history.do('administrator', command))).toEqual([
      'follow-up',
      'follow-up',
      'ring elsewhere',
      'closed contact-1',
      'closed family',
      'closed wmo-1',
      'precedent',
    ]);
    expect(outcomeOf(history.case)).toBe('approved');
  });

  it('a decision that counts no more is no precedent any longer', () => {
    const history = new CaseHistory().open(plan).until('participatiewet');
    history.do('administrator', toMove(changed('wmo', { id: 'wmo-team' })));
    const rows = history.effects.flatMap((one) => (one.kind === 'precedent' ? [one.row] : []));
    expect(rows.findLast(({ stage }) => stage === 'wmo')?.precedent).toBeUndefined();
    expect(rows.findLast(({ stage }) => stage === 'policy-officer')?.precedent?.outcome).toBe('agree');
  });
});
