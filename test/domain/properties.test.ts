import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** What somebody might try at any moment; whether it is allowed is for the domain to say. */
const attempt = fc.oneof(
  fc.constant('open' as const),
  fc.constant('confirm' as const),
  fc.constant('ask changes' as const),
  fc.constant('answer yes' as const),
  fc.constant('answer no' as const),
  fc.constant('answer an old conversation' as const),
  fc.constant('amend the story' as const),
  fc.constant('amend an ask' as const),
  fc.constant('start a generation' as const),
  fc.constant('look' as const),
  fc.constant('renew a link' as const),
);
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

function play(history: CaseHistory, what: Attempt, at: number): void {
  const { case: state } = history;
  const { planVersion } = state;
  const last = state.conversations.at(-1);
  const [first] = state.conversations;
  switch (what) {
    case 'open':
      history.openTurn();
      return;
    case 'confirm':
      history.do('family', { type: 'confirm-plan', planVersion });
      return;
    case 'ask changes':
      history.do('family', { type: 'ask-changes', planVersion, text: `Wijziging ${at}` });
      return;
    case 'answer yes':
    case 'answer no':
      if (history.turn !== 'family' && history.turn !== 'ended') {
        history.answer({ outcome: what === 'answer yes' ? 'agree' : 'not-agree', reason: 'daarom' });
      }
      return;
    case 'answer an old conversation':
      if (first === undefined) return;
      history.do(first.with.id, {
        type: 'answer',
        conversation: first.id,
        planVersion,
        answers: [{ outcome: 'agree', conditions: [] }],
      });
      return;
    case 'amend the story':
      history.do('contact-1', {
        type: 'amend-plan',
        planVersion,
        plan: zomerdijk({ story: `Verhaal ${at}` }),
      });
      return;
    case 'amend an ask': {
      const asks = zomerdijk().asks.map((ask) =>
        ask.id === 'wmo' ? { ...ask, amountOnce: 1000 + at } : ask,
      );
      history.do('contact-1', { type: 'amend-plan', planVersion, plan: zomerdijk({ asks }) });
      return;
    }
    case 'start a generation':
      history.do('system', { type: 'start-generation', generation: state.generation + 1 });
      return;
    case 'look':
      history.now = new Date(Date.parse(history.now) + 86_400_000).toISOString();
      if (last !== undefined) history.do('system', { type: 'record-look', conversation: last.id });
      return;
    case 'renew a link':
      if (last !== undefined)
        history.do('system', { type: 'renew-link', conversation: last.id, cause: 'asked' });
      return;
  }
}

describe('whatever people try, in whatever order', () => {
  it('the invariants of a case hold', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        const history = new CaseHistory().open(zomerdijk());
        for (const [at, what] of attempts.entries()) {
          const epochs = new Map(history.case.conversations.map((one) => [one.id, one.linkEpoch]));
          play(history, what, at);
          for (const { id, linkEpoch } of history.case.conversations)
            expect(linkEpoch).toBeGreaterThanOrEqual(epochs.get(id) ?? 0);
        }
        const { entries } = history;
        expect(entries.map((entry) => entry.n)).toEqual(entries.map((_, index) => index + 1));
        let confirmed = 0;
        let version = 1;
        const answered = new Set<string>();
        for (const entry of entries) {
          if (entry.type === 'plan-amended') version = entry.planVersion;
          if (entry.type === 'plan-confirmed') confirmed = entry.planVersion;
          if (entry.type !== 'answered') continue;
          // Nobody speaks about a version that the family has not confirmed, and nobody twice in one conversation.
          expect([entry.planVersion, confirmed]).toEqual([version, version]);
          expect(answered.has(entry.conversation)).toBe(false);
          answered.add(entry.conversation);
        }
        expect(history.case.conversations.filter((one) => one.status === 'open').length).toBeLessThanOrEqual(
          1,
        );
      }),
      { numRuns: 300 },
    );
  });
});
