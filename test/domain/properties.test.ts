import process from 'node:process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../shared/domain/case-state.ts';
import { evolveAll } from '../../shared/domain/evolve.ts';
import { endedTurn, familyStage } from '../../shared/domain/chain.ts';
import type { Answer, Command } from '../../shared/domain/commands.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import { conversationIdOf, personIdSchema } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { openConversation, outcomeOf, turnOf } from '../../shared/domain/turn.ts';
import { lookSchema } from '../../shared/domain/talk-entries.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { answersTo, opening } from '../support/commands.ts';

/** Mutation testing plays fewer: it plays them for every mutant. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 1_000);
const plan = zomerdijk();
const officials = defaultChain.map((stage) => `${stage.id}-1`);
const somebody = fc.constantFrom('contact-1', 'contact-2', 'family', 'system', 'import', ...officials);
const everyAsk = plan.asks.map((ask) => ask.id);
/** Mostly what is asked for now, sometimes what was, what will be, or what never is. */
const near = fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1, -2);
/** Mostly the stage whose turn it is. */
const here = Array.from({ length: 20 }, () => undefined);
const aReason = fc.constantFrom('Daarom.', 'Daarom.', 'Daarom.', undefined);

/** A wish and who has it; `right` makes it that of the one who may, so that cases also get somewhere. */
const wish = fc.record({
  who: somebody,
  right: fc.constantFrom(true, true, true, true, false),
  days: fc.constantFrom(0, 0, 0, 1, 4),
  what: fc.oneof(
    { weight: 10, arbitrary: fc.record({ type: fc.constant('what-is-asked' as const) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('open-request' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('amend-plan' as const),
        off: near,
        change: fc.constantFrom('story', 'ask', 'domain', 'advisers'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('start-generation' as const), off: near }) },
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('open-conversation' as const),
        off: near,
        stage: fc.constantFrom(...here, 'family', ...defaultChain.map((stage) => stage.id)),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('record-look' as const), back: fc.nat(2) }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('confirm-plan' as const), off: near }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('ask-changes' as const), off: near }) },
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('answer' as const),
        off: near,
        back: fc.constantFrom(0, 0, 0, 1, 2, 5),
        asks: fc.oneof(
          { weight: 5, arbitrary: fc.constant('asked' as const) },
          { weight: 1, arbitrary: fc.subarray([undefined, ...everyAsk]) },
        ),
        outcome: fc.constantFrom(
          'agree' as const,
          'agree' as const,
          'agree-with-conditions' as const,
          'not-agree' as const,
        ),
        reason: aReason,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('renew-link' as const),
        back: fc.nat(3),
        cause: fc.constantFrom('asked' as const, 'sent-again' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('plan-talk' as const),
        off: near,
        back: fc.constantFrom(0, 0, 0, 1, 2),
        hours: fc.constantFrom(24, 24, 24, -1, 9_000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('mend-address' as const) }) },
  ),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

type Meant = { readonly right: string; readonly command: Command };

/** The wish as a command on the case as it stands, and who would be right to send it. */
function meant(history: CaseHistory, wish: Wish): Meant {
  const state = history.case;
  const what = wish.what.type === 'what-is-asked' ? asked(history) : wish.what;
  const planVersion = state.planVersion + ('off' in what ? what.off : 0);
  const talk = 'back' in what ? state.conversations.at(-1 - what.back) : undefined;
  const conversation = talk?.id ?? conversationIdOf(state.caseId, 999);
  const holder = talk?.with.id ?? 'family';
  switch (what.type) {
    case 'open-request':
      return { right: 'contact-1', command: opening(plan) };
    case 'amend-plan':
      return {
        right: 'contact-1',
        command: { type: what.type, planVersion, plan: amended(what.change, state.n) },
      };
    case 'start-generation':
      return { right: 'system', command: { type: what.type, generation: state.generation + 1 + what.off } };
    case 'open-conversation': {
      const stage = what.stage ?? history.turn;
      const id = personIdSchema.parse(stage === familyStage ? 'family' : `${stage}-1`);
      const generation = state.generation + what.off;
      return {
        right: 'system',
        command: { type: what.type, generation, stage, with: { id, function: stage } },
      };
    }
    case 'record-look':
      return { right: 'system', command: { type: what.type, conversation } };
    case 'confirm-plan':
      return { right: 'family', command: { type: what.type, planVersion } };
    case 'ask-changes':
      return { right: 'family', command: { type: what.type, planVersion, text: 'Anders.' } };
    case 'answer':
      return {
        right: holder,
        command: { type: what.type, conversation, planVersion, answers: answersOf(history, what) },
      };
    case 'renew-link': {
      const { type, cause } = what;
      return {
        right: cause === 'asked' ? holder : 'contact-1',
        command: { type, conversation, cause },
      };
    }
    case 'plan-talk': {
      const talkAt = new Date(Date.parse(history.now) + what.hours * 3_600_000).toISOString();
      return {
        right: holder,
        command: { type: what.type, conversation, planVersion, talkAt, channel: 'phone' },
      };
    }
    case 'mend-address':
      return { right: 'contact-1', command: { type: what.type, email: 'ilse@anders.example' } };
  }
}

type What = Exclude<Wish['what'], { type: 'what-is-asked' }>;

/** What would bring the case on: open the conversation whose turn it is, or say yes in it. */
function asked(history: CaseHistory): What {
  if (openConversation(history.case) === undefined)
    return { type: 'open-conversation', off: 0, stage: undefined };
  if (history.turn === familyStage) return { type: 'confirm-plan', off: 0 };
  return { type: 'answer', off: 0, back: 0, asks: 'asked', outcome: 'agree', reason: 'Daarom.' };
}

function answersOf(history: CaseHistory, what: Extract<What, { type: 'answer' }>): Answer[] {
  const conditions =
    what.outcome === 'agree-with-conditions' ? [{ text: 'Eerst', owner: 'Wijk', dueOn: '2027-09-01' }] : [];
  const asks = what.asks === 'asked' ? history.asked() : what.asks;
  const reason = what.reason === undefined ? {} : { reason: what.reason };
  return answersTo(asks, { outcome: what.outcome, conditions, ...reason });
}

function amended(change: string, at: number): Request {
  if (change === 'story') return zomerdijk({ story: `Verhaal ${at}` });
  if (change === 'advisers') return zomerdijk({ advisers: [] });
  if (change === 'domain') return zomerdijk({ asks: plan.asks.filter((ask) => ask.id !== 'wmo') });
  return zomerdijk({
    asks: plan.asks.map((ask) => (ask.id === 'wmo' ? { ...ask, amountOnce: 1000 + at } : ask)),
  });
}

/** What must be true of every entry, given the case just before it; said here once more, without asking `decide`. */
function checkEntry(before: CaseState, entry: Envelope): void {
  const turn = turnOf(before);
  const open = before.conversations.filter((one) => one.status === 'open');
  const own =
    'conversation' in entry ? before.conversations.find((one) => one.id === entry.conversation) : undefined;
  expect(entry.n).toBe(before.n + 1);
  if (turn === endedTurn) expect(entry.type).toBe('link-renewed');
  switch (entry.type) {
    case 'request-opened':
      throw new Error('opened twice');
    case 'plan-amended':
      expect([entry.actor.id, entry.planVersion]).toEqual([before.contactPerson, before.planVersion + 1]);
      return;
    case 'generation-started':
      expect([entry.actor.id, entry.generation]).toEqual(['system', before.generation + 1]);
      return;
    case 'conversation-opened':
      expect([entry.actor.id, entry.stage, entry.planVersion]).toEqual(['system', turn, before.planVersion]);
      expect(open).toEqual([]);
      expect(entry.dueOn >= entry.at.slice(0, 10)).toBe(true);
      return;
    case 'plan-confirmed':
    case 'changes-asked':
      expect([entry.actor.id, turn, own?.status]).toEqual(['family', 'family', 'open']);
      expect(entry.planVersion).toBe(before.planVersion);
      return;
    case 'answered':
      expect([entry.actor.id, entry.stage, own?.status]).toEqual([own?.with.id, turn, 'open']);
      expect([entry.planVersion, before.confirmed?.planVersion]).toEqual([
        before.planVersion,
        before.planVersion,
      ]);
      expect(entry.linkEpoch).toBeGreaterThan(own?.linkEpoch ?? 0);
      return;
    case 'look-recorded':
      expect([entry.actor.id, own?.status]).toEqual(['system', 'open']);
      // Who looks too late for the first notes the second at once.
      expect(own?.reminders).toBeLessThan(lookSchema.options.indexOf(entry.due) + 1);
      return;
    case 'talk-planned':
      expect([entry.actor.id, entry.stage, own?.status]).toEqual([own?.with.id, turn, 'open']);
      expect(entry.talkAt >= entry.at).toBe(true);
      return;
    case 'address-mended':
      expect([entry.actor.id, own?.stage]).toEqual([before.contactPerson, 'family']);
      expect(entry.linkEpoch).toBe((own?.linkEpoch ?? 0) + 1);
      return;
    case 'link-renewed':
      expect(entry.cause === 'sent-again' ? [before.contactPerson] : [own?.with.id, 'system']).toContain(
        entry.actor.id,
      );
      expect(entry.linkEpoch).toBe((own?.linkEpoch ?? 0) + 1);
      return;
    case 'question-asked':
    case 'question-answered':
    case 'talk-held':
    case 'talk-cancelled':
    case 'handed-over':
    case 'answer-noted':
    case 'mail-bounced':
    case 'withdrawn':
    case 'paused':
    case 'resumed':
    case 'term-extended':
    case 'term-warned':
      throw new Error(`nobody wished for ${entry.type}`);
  }
}

/** By counting: what the last word of each stage says about its asks, whatever `outcomeOf` thinks. */
function recounted(state: CaseState): string {
  if (turnOf(state) !== endedTurn) return 'open';
  const last = new Map<string, string>();
  for (const word of state.words) {
    if (word.slice !== state.slices[word.stage]) continue;
    for (const { askId, outcome } of word.answers) if (askId !== undefined) last.set(askId, outcome);
  }
  const refused = state.asks.filter(({ id }) => last.get(id) === 'not-agree').length;
  expect(state.asks.every(({ id }) => last.has(id))).toBe(true);
  if (refused === 0) return 'approved';
  return refused === state.asks.length ? 'refused' : 'partly';
}

describe('whatever anybody tries, in whatever order', () => {
  it('the rules of a case hold after every command', () => {
    const reached = { entries: 0, ended: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(wish, { minLength: 60, maxLength: 60 }), (wishes) => {
        const history = new CaseHistory().open(plan);
        for (const one of wishes) {
          history.now = new Date(Date.parse(history.now) + one.days * 86_400_000).toISOString();
          const { right, command } = meant(history, one);
          const who = one.right ? right : one.who;
          const before = history.case;
          const verdict = history.try(who, command);
          expect(history.try(who, command)).toEqual(verdict);
          history.do(who, command);
          if (verdict.kind === 'refused') {
            reached.refused += 1;
            expect(history.case).toBe(before);
            continue;
          }
          const entry = history.entries.at(-1);
          if (entry === undefined) throw new Error('accepted and not written');
          checkEntry(before, entry);
          reached.entries += 1;
        }
        expect(evolveAll(history.entries)).toEqual(history.case);
        expect(outcomeOf(history.case)).toBe(recounted(history.case));
        if (history.turn === endedTurn) reached.ended += 1;
      }),
      { numRuns: runs },
    );
    // Otherwise it was all refusals, and nothing was tried.
    expect(reached.entries).toBeGreaterThan(10 * runs);
    expect(reached.ended).toBeGreaterThan(runs / 4);
  });
});
