import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { decide } from '../../shared/domain/decide.ts';
import { conversationIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { openConversation } from '../../shared/domain/turn.ts';
import { CaseHistory, keyedName } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { answersTo, opening } from '../support/commands.ts';

const small = zomerdijk({ advisers: [], asks: zomerdijk().asks.filter((ask) => ask.domain === 'wmo') });
const nowhere = conversationIdSchema.parse(`${'z'.repeat(26)}-1`);
const open = (generation: number, stage: string): Command => ({
  type: 'open-conversation',
  generation,
  stage,
  with: { id: personIdSchema.parse('wmo-1'), function: 'wmo' },
});

function codeOf(history: CaseHistory, who: string, command: Command): string {
  const verdict = history.try(who, command);
  return verdict.kind === 'refused' ? verdict.code : 'accepted';
}

describe('who may do what, and when', () => {
  const fresh = new CaseHistory().open(small);
  const asked = new CaseHistory().open(small);
  asked.openTurn();
  const atWmo = new CaseHistory().open(small).until('wmo');
  atWmo.openTurn();
  const ended = new CaseHistory().open(small).until('ended');
  const talk = openConversation(atWmo.case)?.id ?? nowhere;

  it.each([
    [fresh, 'contact-1', opening(small), 'already-open'],
    [fresh, 'contact-2', { type: 'amend-plan', plan: small, planVersion: 1 }, 'not-yours'],
    [fresh, 'contact-1', { type: 'amend-plan', plan: small, planVersion: 2 }, 'plan-changed'],
    [ended, 'contact-1', { type: 'amend-plan', plan: small, planVersion: 1 }, 'closed'],
    [fresh, 'contact-1', { type: 'start-generation', generation: 2 }, 'not-yours'],
    [fresh, 'system', { type: 'start-generation', generation: 1 }, 'overtaken-generation'],
    [fresh, 'system', { type: 'start-generation', generation: 3 }, 'overtaken-generation'],
    [ended, 'system', { type: 'start-generation', generation: 2 }, 'closed'],
    [fresh, 'wmo-1', open(1, 'family'), 'not-yours'],
    [fresh, 'system', open(2, 'family'), 'overtaken-generation'],
    [fresh, 'system', open(1, 'wmo'), 'not-your-turn'],
    [asked, 'system', open(1, 'family'), 'already-open'],
    [ended, 'system', open(1, 'ended'), 'closed'],
    [fresh, 'family', { type: 'confirm-plan', planVersion: 1 }, 'not-your-turn'],
    [asked, 'contact-1', { type: 'confirm-plan', planVersion: 1 }, 'not-yours'],
    [asked, 'family', { type: 'confirm-plan', planVersion: 2 }, 'plan-changed'],
    [atWmo, 'family', { type: 'confirm-plan', planVersion: 1 }, 'already-decided'],
    [atWmo, 'family', { type: 'ask-changes', planVersion: 1, text: 'Anders.' }, 'already-decided'],
    [atWmo, 'wmo-1', { type: 'record-look', conversation: talk }, 'not-yours'],
    [atWmo, 'system', { type: 'record-look', conversation: nowhere }, 'not-your-turn'],
    [atWmo, 'system', { type: 'record-look', conversation: talk }, 'nothing-due'],
    [atWmo, 'system', { type: 'renew-link', conversation: nowhere, cause: 'asked' }, 'no-such-case'],
    [atWmo, 'cjg-1', { type: 'renew-link', conversation: talk, cause: 'asked' }, 'not-yours'],
    [atWmo, 'system', { type: 'renew-link', conversation: talk, cause: 'codes-missed' }, 'accepted'],
    [atWmo, 'wmo-1', { type: 'renew-link', conversation: talk, cause: 'asked' }, 'accepted'],
    [atWmo, 'cjg-1', { type: 'answer', conversation: talk, planVersion: 1, answers: [] }, 'not-yours'],
    [atWmo, 'wmo-1', { type: 'answer', conversation: nowhere, planVersion: 1, answers: [] }, 'not-yours'],
    [atWmo, 'wmo-1', { type: 'answer', conversation: talk, planVersion: 2, answers: [] }, 'plan-changed'],
    [atWmo, 'wmo-1', { type: 'answer', conversation: talk, planVersion: 1, answers: [] }, 'invalid'],
  ] satisfies [CaseHistory, string, Command, string][])('case %#', (...row) => {
    const [history, who, command, code] = row;
    expect([who, command.type, codeOf(history, who, command)]).toEqual([who, command.type, code]);
  });

  it('nothing can be done to a case that is not there', () => {
    const occasion = {
      caseId: fresh.caseId,
      actor: { id: personIdSchema.parse('system'), function: 'system' },
      now: fresh.now,
      hmac: keyedName,
      registers: fresh.registers,
    };
    expect(decide(undefined, { type: 'start-generation', generation: 1 }, occasion)).toEqual({
      kind: 'refused',
      code: 'no-such-case',
    });
  });

  it('who comes second hears who was first, and when', () => {
    expect(atWmo.try('family', { type: 'confirm-plan', planVersion: 1 })).toEqual({
      kind: 'refused',
      code: 'already-decided',
      by: { id: 'family', function: 'test' },
      at: '2027-01-27T09:00:00.000Z',
    });
  });
});

describe('what an entry says', () => {
  it('of a plan: its asks by keyed names with rule and sums, and the plan itself sealed', () => {
    const history = new CaseHistory();
    const [ask] = small.asks;
    if (ask === undefined) throw new Error('a plan without asks');
    const asks = [
      {
        ...ask,
        amountOnce: 9_500,
        amountPerYear: 2_100,
        departsFrom: { ...ask.departsFrom, ruleId: 'wmo-beleid-12' },
      },
      {
        id: 'bare',
        domain: ask.domain,
        what: 'Iets',
        circumstances: 'Zo.',
        consequences: 'Dus.',
        departsFrom: { layer: ask.departsFrom.layer, rule: 'Een regel', purpose: 'Een doel' },
      },
    ];
    const plan = zomerdijk({ advisers: [], asks });
    const verdict = history.try('contact-1', opening(plan));
    expect(verdict).toMatchObject({
      kind: 'accepted',
      draft: {
        envelope: {
          planVersion: 1,
          asks: [
            {
              id: keyedName(ask.id),
              domain: 'wmo',
              ruleId: 'wmo-beleid-12',
              amountOnce: 9_500,
              amountPerYear: 2_100,
            },
            { id: keyedName('bare'), domain: 'wmo', layer: ask.departsFrom.layer },
          ],
        },
        sealed: { plan },
      },
    });
    const bare =
      verdict.kind === 'accepted' && 'asks' in verdict.draft.envelope ? verdict.draft.envelope.asks[1] : {};
    expect(Object.keys(bare ?? {}).sort()).toEqual(['domain', 'id', 'layer']);
  });

  it('of a new version: the whole plan sealed; of changes and answers: every word of them', () => {
    const history = new CaseHistory().open(small);
    expect(history.try('contact-1', { type: 'amend-plan', plan: small, planVersion: 1 })).toMatchObject({
      draft: { envelope: { planVersion: 2 }, sealed: { plan: small } },
    });
    history.openTurn();
    expect(history.try('family', { type: 'ask-changes', planVersion: 1, text: 'Anders.' })).toMatchObject({
      draft: { sealed: { text: 'Anders.' } },
    });
    history.until('wmo').openTurn();
    const conversation = openConversation(history.case)?.id ?? nowhere;
    const answers = answersTo(history.asked(), { outcome: 'not-agree', reason: 'Nee.' });
    expect(history.try('wmo-1', { type: 'answer', conversation, planVersion: 1, answers })).toMatchObject({
      draft: {
        envelope: { type: 'answered', stage: 'wmo', word: 'decision', linkEpoch: 2 },
        sealed: { answers: answers.map(({ askId }) => ({ askId, reason: 'Nee.', conditions: [] })) },
      },
    });
  });

  it('of a conversation: a due date that leaves each stage to come its share', () => {
    // Received on Wednesday 27 January 2027; eight weeks on is 24 March, 40 working days away. The family is the first of
    // three: 13 working days. Whoever is asked last, the same day, has them all.
    const history = new CaseHistory().open(small);
    history.openTurn();
    const [first] = history.case.conversations;
    history.until('wmo').openTurn();
    const last = openConversation(history.case);
    expect([first?.dueOn, last?.dueOn]).toEqual(['2027-02-15', '2027-03-24']);
  });
});
