import assert from 'node:assert/strict';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { suspensionsOf } from '../../../shared/domain/case-terms.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { lastDayFor } from '../../../shared/domain/terms.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import { Told } from '../../faults/simulation/told.ts';
import { mayDecide } from './may-decide.ts';
import { checkSmall, checkUrgency } from './plan-rules.ts';
import { checkActor } from './who-may.ts';

type Answered = Extract<Envelope, { type: 'answered' }>;
const domains = ['policy', 'wmo', 'participatiewet', 'youth'];
/** Who comes too late for the first notes a later one at once. */
const looks = ['first-reminder', 'second-reminder', 'substitute', 'manager'];
/** What is said of a case that has ended. */
const afterTheEnd = ['link-renewed', 'mail-bounced', 'condition-met', 'carried-out'];
/** What nobody can do while a case stands still. */
const notMeanwhile = new Set<Envelope['type']>([
  'answered',
  'answer-noted',
  'plan-confirmed',
  'changes-asked',
  'conversation-opened',
  'question-asked',
  'talk-planned',
  'talk-held',
  'talk-cancelled',
  'handed-over',
  'look-recorded',
  'paused',
]);
/** All that ever moves the last day of a term, apart from a new plan. */
const movesTheTerm = (entry: Envelope): boolean =>
  entry.type === 'term-extended' ||
  entry.type === 'question-answered' ||
  (entry.type === 'question-asked' && entry.answerBy !== undefined) ||
  (entry.type === 'paused' && entry.suspends) ||
  entry.type === 'resumed' ||
  entry.type === 'plan-amended';

/**
 * What must be true of every entry, given the case just before it; said here once more, from the entries and the registers
 * of that moment, and without asking `decide`, `turnOf` or `mandateOf`.
 */
export class Rules {
  readonly #told: Told;
  /** Asks that were decided, by version. */
  readonly #decided = new Set<string>();

  constructor(entries: readonly Envelope[], registers: Registers) {
    const [opening] = entries;
    if (opening?.type !== 'request-opened') throw new Error('a case begins with its opening');
    this.#told = new Told(opening);
    checkSmall(opening.asks, opening.chain, registers);
    for (const entry of entries) this.#told.hear(entry);
  }

  /** Time goes by and nothing is done: only what the applicant was asked, or agreed to, moves a term, and never back. */
  pass(state: CaseState, from: string, to: string): void {
    const isAsked = state.questions.some(
      ({ answerBy, answer, conversation }) =>
        answerBy !== undefined && answer === undefined && this.#told.heldIn(conversation)?.isOpen === true,
    );
    const isStill = state.pauses.some((one) => one.suspends && one.resumedAt === undefined);
    for (const domain of domains) {
      const [before, after] = [lastDay(state, domain, from), lastDay(state, domain, to)];
      if (isAsked || isStill) assert.ok(after >= before, `the term of ${domain} went back by waiting`);
      else assert.equal(after, before, `the term of ${domain} moved by waiting`);
    }
  }

  check(about: { before: CaseState; after: CaseState; registers: Registers }, entry: Envelope): void {
    const { before, after, registers } = about;
    const told = this.#told;
    const { next } = told;
    assert.equal(entry.n, before.n + 1);
    if (next === 'ended') assert.ok(afterTheEnd.includes(entry.type), `${entry.type} after the end`);
    if (told.isPaused) assert.ok(!notMeanwhile.has(entry.type), `${entry.type} while it stands still`);
    const today = dateIn(entry.at);
    if (!movesTheTerm(entry))
      for (const domain of domains)
        assert.equal(
          lastDay(after, domain, today),
          lastDay(before, domain, today),
          `${entry.type} moved a term`,
        );
    checkActor(entry, { told, registers });
    this.#checkOne(before, entry, registers);
    told.hear(entry);
    if (entry.type === 'moved-to-chain')
      for (const name of this.#decided)
        if (!told.isDecided(name.slice(name.indexOf(' ') + 1))) this.#decided.delete(name);
  }

  #checkOne(before: CaseState, entry: Envelope, registers: Registers): void {
    const told = this.#told;
    const { next } = told;
    const own = 'conversation' in entry ? told.heldIn(entry.conversation ?? '') : undefined;
    const state = before.conversations.find(
      (one) => 'conversation' in entry && one.id === entry.conversation,
    );
    const { actor } = entry;
    const today = dateIn(entry.at);
    switch (entry.type) {
      case 'request-opened':
        throw new Error('opened twice');
      case 'plan-amended':
        assert.equal(entry.planVersion, told.version + 1);
        checkSmall(entry.asks, told.chain, registers);
        return;
      case 'generation-started':
        assert.deepEqual([actor.id, entry.generation], ['system', before.generation + 1]);
        return;
      case 'conversation-opened':
        assert.deepEqual([actor.id, entry.stage, entry.planVersion], ['system', next, told.version]);
        assert.ok(entry.dueOn > today, 'due before it began');
        checkUrgency(told.urgentOn, entry.dueOn, today);
        if (entry.stage !== 'family') assert.equal(told.asked, undefined);
        return;
      case 'plan-confirmed':
      case 'changes-asked':
        assert.deepEqual([own?.holder, next, own?.isOpen], [actor.id, 'family', true]);
        assert.equal(entry.planVersion, told.version);
        return;
      case 'answered':
        assert.deepEqual([own?.holder, next, own?.isOpen], [actor.id, entry.stage, true]);
        assert.deepEqual([entry.planVersion, told.isConfirmed], [told.version, true]);
        assert.ok(entry.linkEpoch > (own?.epoch ?? 0));
        assert.ok(state?.talk === undefined || state.talk.held !== undefined, 'a talk nobody told of');
        this.#checkDecision(entry, registers);
        return;
      case 'look-recorded':
        assert.deepEqual([actor.id, own?.stage, own?.isOpen], ['system', next, true]);
        assert.ok((state?.reminders ?? 4) <= looks.indexOf(entry.due));
        return;
      case 'talk-planned':
        assert.deepEqual([own?.holder, next, own?.isOpen], [actor.id, entry.stage, true]);
        assert.notEqual(entry.stage, 'family', 'planned by who is asked for a yes');
        assert.ok(entry.talkAt >= entry.at);
        return;
      case 'address-mended':
        assert.ok(entry.linkEpoch > (own?.epoch ?? 0));
        assert.equal(own?.stage, 'family');
        if (actor.function === 'contact-person') return;
        assert.equal(actor.id, 'manager-1');
        assert.ok(
          before.bounces.some((one) => one.recipient === own.holder),
          'mail had never come back',
        );
        return;
      case 'link-renewed':
        // A new version of the plan ends links without saying so.
        assert.ok(entry.linkEpoch > (own?.epoch ?? 0));
        return;
      case 'question-asked':
        assert.deepEqual([own?.holder, next, own?.isOpen], [actor.id, entry.stage, true]);
        assert.notEqual(entry.stage, 'family', 'asked by who is asked for a yes');
        assert.equal(own?.question, undefined, 'two questions at once');
        assert.ok(entry.answerBy === undefined || entry.answerBy > today);
        return;
      case 'question-answered':
        assert.equal(own?.question, entry.question);
        assert.ok(entry.dueOn === undefined || entry.dueOn > (state?.dueOn ?? ''), 'a day taken away');
        return;
      case 'talk-held':
      case 'talk-cancelled':
      case 'answer-noted':
        assert.deepEqual([own?.stage, own?.isOpen], [next, true]);
        return;
      case 'handed-over':
        assert.deepEqual([own?.holder, own?.stage, own?.isOpen], [entry.from.id, next, true]);
        assert.notEqual(entry.to.id, entry.from.id);
        assert.ok(entry.linkEpoch > (own?.epoch ?? 0), 'an old link that lives on');
        if (told.asksOf(entry.stage).length > 0)
          assert.ok(mayDecide(entry.to.id, entry, { told, registers }));
        if (entry.cause === 'may-not-decide')
          assert.ok(!mayDecide(entry.from.id, entry, { told, registers }), 'taken from who may decide');
        return;
      case 'nobody-mandated':
        assert.deepEqual([actor.id, own?.stage, own?.isOpen], ['system', next, true]);
        assert.ok(!mayDecide(own?.holder ?? '', entry, { told, registers }), 'said of who may decide');
        assert.ok(!state?.nobodyMandated, 'said twice of one holder');
        return;
      case 'mail-bounced':
        assert.equal(actor.id, 'system');
        return;
      case 'term-warned':
        assert.equal(actor.id, 'system');
        assert.ok(
          domains.some((domain) => lastDay(before, domain, today) === entry.lastDay),
          'warned of a day on which no term ends',
        );
        assert.ok(before.pauses.every((one) => !one.suspends || one.resumedAt !== undefined));
        return;
      case 'withdrawn':
      case 'paused':
        return;
      case 'resumed':
        assert.ok(told.isPaused);
        for (const due of [...(entry.due === undefined ? [] : [entry.due]), ...(entry.alsoDue ?? [])])
          assert.ok(due.on >= dueOf(before, due.conversation), 'a day taken away');
        return;
      case 'moved-to-chain':
        checkSmall(entry.asks, entry.chain, registers);
        for (const { domain } of before.asks)
          assert.ok(
            entry.chain.some(({ domains: own }) => own.includes(domain)),
            `nobody decides on ${domain}`,
          );
        assert.deepEqual(Object.keys(entry.slices).sort(), entry.chain.map(({ id }) => id).sort());
        return;
      case 'nudged':
        assert.equal(entry.stage, next);
        assert.ok(!told.isPaused);
        assert.deepEqual(
          entry.whom.map(({ id }) => id),
          told.waitedFor,
        );
        return;
      case 'term-extended':
        assert.ok(entry.until > today);
        return;
      case 'condition-met': {
        const word = before.words.find(({ n }) => n === entry.condition.word);
        const answer = word?.answers[entry.condition.answer];
        assert.ok(answer?.conditions[entry.condition.condition] !== undefined, 'met before it was set');
        assert.ok(entry.on === undefined || (entry.on >= dateIn(word?.at ?? '9999') && entry.on <= today));
        return;
      }
      case 'carried-out':
        assert.ok(told.isAgreed(entry.askId), 'begun before it was agreed');
        assert.ok(entry.on === undefined || entry.on <= today);
        return;
      case 'erased':
        throw new Error('erased without anybody having asked for it');
    }
  }

  /** One decision for an ask and a version of the plan, and none without a mandate that held. */
  #checkDecision(entry: Answered, registers: Registers): void {
    if (entry.word !== 'decision') return;
    for (const { askId } of entry.answers) {
      const name = `${entry.planVersion} ${askId ?? ''}`;
      assert.ok(!this.#decided.has(name), 'decided twice');
      this.#decided.add(name);
    }
    const about = { told: this.#told, registers, mandateId: entry.mandateId };
    assert.ok(
      mayDecide(entry.actor.id, entry, about),
      `${entry.actor.id} had no mandate ${entry.mandateId ?? ''}`,
    );
  }
}

function dueOf(state: CaseState, conversation: string): string {
  return state.conversations.find(({ id }) => id === conversation)?.dueOn ?? '';
}

function lastDay(state: CaseState, domain: string, today: string): string {
  const { receivedOn, extensions } = state;
  return lastDayFor({ domain, receivedOn, extensions, suspensions: suspensionsOf(state, today), today })
    .lastDay;
}
