import * as fc from 'fast-check';
import { defaultChain } from '../../../workflows/chain.ts';
import { zomerdijk } from '../zomerdijk.ts';

const officials = [...defaultChain.map((stage) => `${stage.id}-1`), 'participatiewet-2', 'wmo-lead-1'];
const people = [
  'contact-1',
  'contact-2',
  'manager-1',
  'family',
  'family-2',
  'system',
  'import',
  'administrator',
  ...officials,
];
const everyAsk = zomerdijk().asks.map((ask) => ask.id);
/** Mostly what is asked for now, sometimes what was, what will be, or what never is. */
const near = fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1, -2);
/** Mostly the conversation that was opened last. */
const back = fc.constantFrom(0, 0, 0, 0, 1, 2, 5);
/** Days from today for a date that somebody names. */
const ahead = fc.constantFrom(1, 2, 5, 14, 30, 0, -1, 400);
const here = Array.from({ length: 20 }, () => undefined);

const what = fc.oneof(
  { weight: 22, arbitrary: fc.record({ type: fc.constant('what-is-asked' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('open-request' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('amend-plan' as const),
      off: near,
      change: fc.constantFrom(
        'story',
        'ask',
        'domain',
        'advisers',
        'parent',
        'child',
        'authorised',
        'urgency',
        'small',
        'small',
      ),
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
  { weight: 2, arbitrary: fc.record({ type: fc.constant('record-look' as const), back }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('record-nobody-mandated' as const), back }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('confirm-plan' as const), off: near }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ask-changes' as const), off: near }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom('answer' as const, 'answer' as const, 'answer' as const, 'note-answer' as const),
      off: near,
      back,
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
      reason: fc.constantFrom('Daarom.', 'Daarom.', 'Daarom.', undefined),
      on: fc.constantFrom(0, -1, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('renew-link' as const),
      back,
      cause: fc.constantFrom('asked' as const, 'sent-again' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('plan-talk' as const),
      off: near,
      back,
      hours: fc.constantFrom(24, 24, 24, -1, 9_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('mend-address' as const),
      byManager: fc.boolean(),
      /** The representative's where it is left out. */
      whose: fc.constantFrom(undefined, 'family', 'family-2', 'family-3'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('ask-question' as const),
      off: near,
      back,
      ahead: fc.option(ahead, { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('answer-question' as const),
      which: fc.constantFrom(0, 0, 0, 1, 9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('record-talk' as const, 'cancel-talk' as const),
      back,
      on: fc.constantFrom(0, 0, -1, 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('hand-over' as const),
      back,
      to: fc.constantFrom(
        ...officials,
        'wmo-lead-1',
        'wmo-lead-1',
        'contact-1',
        'contact-2',
        'contact-2',
        'nobody-1',
      ),
      cause: fc.constantFrom(
        'not-mine' as const,
        'absence' as const,
        'no-mandate' as const,
        'may-not-decide' as const,
        'silent' as const,
        'asked' as const,
        'asked' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('pause' as const),
      ahead: fc.option(ahead, { nil: undefined }),
      consent: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('resume' as const), bySystem: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('extend-term' as const), ahead }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('record-carried-out' as const, 'record-condition-met' as const),
      which: fc.constantFrom(0, 0, 1, 2, 9),
      /** Days from today; left out, it is taken back. */
      on: fc.constantFrom(0, 0, 0, -1, 1, -400, undefined),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('nudge' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('warn-of-term' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('record-bounce' as const), back }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('move-to-chain' as const),
      off: near,
      to: fc.constantFrom(
        'default' as const,
        'another' as const,
        'renamed' as const,
        'wider' as const,
        'nobody-for-youth' as const,
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('registers' as const),
      change: fc.constantFrom(
        'revoked',
        'given',
        'small',
        'away',
        'contact-away',
        'there',
        'leaves',
        'comes',
        'for-this-case',
        'for-another-case',
        'for-contact-persons',
        'passed-on',
        'passed-on-for-one-case',
        'discretion',
        'discretion-of-one',
        'no-discretion',
      ),
      mandate: fc.constantFrom('b-4', 'w-12', 'w-20', 'p-7', 'j-3'),
      person: fc.constantFrom(...officials, 'contact-1', 'contact-1', 'contact-2'),
    }),
  },
);

/** A wish and who has it; `right` makes it that of one who may, so that cases also get somewhere. */
export const wish = fc.record({
  who: fc.constantFrom(...people),
  right: fc.constantFrom(true, true, true, true, false),
  /** Of several who may: which. */
  nth: fc.constantFrom(0, 0, 0, 1, 2),
  days: fc.constantFrom(0, 0, 0, 1, 4),
  /** Once in a long while the family takes everything back. */
  withdraws: fc.nat(300).map((number) => number === 137),
  what,
});
export type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;
export type What = Wish['what'];
