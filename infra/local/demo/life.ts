import type { CaseState, Conversation } from '../../../shared/domain/case-state.ts';
import { endedTurn, familyStage, pausedTurn } from '../../../shared/domain/chain.ts';
import type { Answer, Command } from '../../../shared/domain/commands.ts';
import type { Actor } from '../../../shared/domain/entries.ts';
import { contactFunction, familyId, type CaseId, type PersonId } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import { changesWaitedFor, openConversation, openQuestion, turnOf } from '../../../shared/domain/turn.ts';
import { dateIn, instantIn, plusDays, plusWorkingDays } from '../../../shared/domain/working-days.ts';
import { afterwards } from './afterwards.ts';
import type { Chance } from './chance.ts';
import type { DemoTown } from './demo-town.ts';
import { waitAbout, waitAt, type Fate } from './fate.ts';

/** What somebody does next, and after how many working days they come to it. */
type Deed = { readonly after: number; readonly act: (state: CaseState) => Promise<unknown> };

/** Working days from planning a talk to having it. */
const daysToTalk = 4;

const family: Actor = { id: familyId, function: 'family' };

/**
 * One case from the plan to its last word, or to where its people leave it. Yields when somebody comes by next,
 * milliseconds since 1970; whoever asks for more has set the clock there. Meanwhile the daily look may have asked
 * somebody else.
 */
export class Life {
  readonly caseId: CaseId;
  readonly #town: DemoTown;
  readonly #chance: Chance;
  readonly #fate: Fate;
  readonly #plan: Request;
  readonly #contactPerson: PersonId;
  /** What is done once in a life, or once at a stage. */
  readonly #done = new Set<string>();

  constructor(from: {
    town: DemoTown;
    chance: Chance;
    caseId: CaseId;
    plan: Request;
    contactPerson: PersonId;
    fate: Fate;
  }) {
    this.#contactPerson = from.contactPerson;
    this.caseId = from.caseId;
    this.#town = from.town;
    this.#chance = from.chance;
    this.#plan = from.plan;
    this.#fate = from.fate;
  }

  async *live(): AsyncGenerator<number> {
    const { email } = this.#plan.family.representative;
    await this.#town.open(this.caseId, this.#plan, this.#contactPerson);
    if (this.#fate.isUnreachable) await this.#town.bounce(this.caseId, email);
    for (;;) {
      const state = await this.#town.state(this.caseId);
      const deed = this.#next(state);
      if (deed === undefined) return;
      yield this.#inOfficeHours(deed.after);
      const now = await this.#town.state(this.caseId);
      // The clockwork moved it on in the meantime: what was intended is not asked any more.
      if (turnOf(now) === turnOf(state)) await deed.act(now);
    }
  }

  /** At least an hour from now, on a working day, so many working days ahead. */
  #inOfficeHours(days: number): number {
    const date = plusWorkingDays(this.#town.today, days);
    const [hour, minute] = [this.#chance.between(8, 16), this.#chance.between(10, 59)];
    const at = Date.parse(instantIn(date, `${String(hour).padStart(2, '0')}:${minute}`));
    return Math.max(at, this.#town.at + 3_600_000);
  }

  #once(what: string): boolean {
    if (this.#done.has(what)) return false;
    this.#done.add(what);
    return true;
  }

  #next(state: CaseState): Deed | undefined {
    const turn = turnOf(state);
    if (turn === endedTurn) return this.#afterwards(state);
    if (turn === pausedTurn) return this.#resumes();
    const waiting = openConversation(state);
    if (turn === this.#fate.stopsAt && this.#once('stops')) return this.#stops();
    if (turn === familyStage) return this.#atFamily(state);
    return waiting === undefined ? undefined : this.#atOfficial(state, waiting);
  }

  #afterwards(state: CaseState): Deed | undefined {
    const next = afterwards(this.#chance, state, { once: (what) => this.#once(what) });
    return (
      next && {
        after: next.after,
        act: () => this.#town.do(this.caseId, contactOf(state), next.command(this.#town.today)),
      }
    );
  }

  #resumes(): Deed | undefined {
    const { pausedFor } = this.#fate;
    return pausedFor === undefined ? undefined : this.#by(family, pausedFor, { type: 'resume' });
  }

  #stops(): Deed {
    const { ends, pausedFor } = this.#fate;
    if (ends === 'withdrawn')
      return this.#by(family, this.#wait(6), { type: 'withdraw', text: 'Wij hebben het zelf opgelost.' });
    return {
      after: this.#wait(5),
      act: () => {
        const until = pausedFor === undefined ? {} : { until: plusDays(this.#town.today, pausedFor * 2) };
        const text = 'Er is een baby geboren.';
        return this.#town.do(this.caseId, family, { type: 'pause', ...until, text, consent: true });
      },
    };
  }

  #atFamily(state: CaseState): Deed {
    const { planVersion } = state;
    if (changesWaitedFor(state) !== undefined)
      return this.#by(contactOf(state), this.#wait(3), {
        type: 'amend-plan',
        plan: { ...this.#plan, story: `${this.#plan.story} Op verzoek van het gezin aangevuld.` },
        planVersion,
      });
    if (this.#fate.isUnreachable && this.#once('mended'))
      return this.#by(contactOf(state), this.#wait(8), {
        type: 'mend-address',
        email: `nu-${this.#plan.family.representative.email}`,
      });
    const after = waitAt(this.#chance, familyStage, this.#town.today);
    if (this.#fate.asksChanges && this.#once('changes'))
      return this.#by(family, after, {
        type: 'ask-changes',
        planVersion,
        text: 'Het gaat om drie kinderen.',
      });
    return this.#by(family, after, { type: 'confirm-plan', planVersion });
  }

  #atOfficial(state: CaseState, { id, stage, talk }: Conversation): Deed {
    const { planVersion } = state;
    const question = openQuestion(state, id);
    const about = { conversation: id, planVersion };
    if (question !== undefined)
      return this.#by(contactOf(state), this.#wait(4), {
        type: 'answer-question',
        question: question.n,
        text: 'Ja, dat klopt.',
      });
    const wait = waitAt(this.#chance, stage, this.#town.today);
    if (stage === this.#fate.questionAt && this.#once('question'))
      return this.#byHolder(wait, { type: 'ask-question', ...about, text: 'Weet de kring hiervan?' });
    if (stage === this.#fate.talkAt && this.#once('talk')) return this.#plansTalk(wait, about);
    if (talk !== undefined && talk.held === undefined) return this.#holdsTalk(talk.at);
    const silence = stage === this.#fate.silentAt && this.#once('silent') ? this.#chance.between(12, 30) : 0;
    return {
      after: silence + (this.#done.has('talk') ? Math.ceil(wait / 3) : wait),
      act: (now) => this.#answer(now),
    };
  }

  #plansTalk(after: number, about: { conversation: Conversation['id']; planVersion: number }): Deed {
    return {
      after,
      act: async (now) => {
        const holder = openConversation(now)?.with;
        const talkAt = instantIn(plusWorkingDays(this.#town.today, daysToTalk), '10:00');
        if (holder !== undefined)
          await this.#town.do(this.caseId, holder, { type: 'plan-talk', ...about, talkAt, channel: 'phone' });
      },
    };
  }

  #holdsTalk(talkAt: string): Deed {
    return {
      after: daysToTalk + 1,
      act: async (now) => {
        const conversation = openConversation(now);
        if (conversation === undefined) return;
        await this.#town.do(this.caseId, conversation.with, {
          type: 'record-talk',
          conversation: conversation.id,
          heldOn: dateIn(talkAt),
          spoke: 'Het gezin en de functionaris',
          agreed: 'Wij gaan verder met het plan.',
        });
      },
    };
  }

  /** A deed of somebody who is the same whoever holds the conversation. */
  #by(actor: Actor, after: number, command: Command): Deed {
    return { after, act: () => this.#town.do(this.caseId, actor, command) };
  }

  #byHolder(after: number, command: Command): Deed {
    return {
      after,
      act: async (now) => {
        const holder = openConversation(now)?.with;
        if (holder !== undefined) await this.#town.do(this.caseId, holder, command);
      },
    };
  }

  async #answer(state: CaseState): Promise<void> {
    const conversation = openConversation(state);
    if (conversation === undefined) return;
    const { id, stage, with: holder } = conversation;
    const domains = state.chain.find((one) => one.id === stage)?.domains ?? [];
    const asks = this.#plan.asks.filter(({ domain }) => domains.includes(domain));
    await this.#town.do(this.caseId, holder, {
      type: 'answer',
      conversation: id,
      planVersion: state.planVersion,
      answers: (asks.length === 0 ? [undefined] : asks).map((ask) => this.#answerTo(ask?.id)),
    });
  }

  #answerTo(askId: string | undefined): Answer {
    const isNo = askId !== undefined && this.#fate.refused.includes(askId);
    const hasCondition = !isNo && askId !== undefined && this.#chance.happens(0.25);
    const outcome = isNo ? 'not-agree' : hasCondition ? 'agree-with-conditions' : 'agree';
    return {
      ...(askId === undefined ? {} : { askId }),
      outcome,
      reason: isNo ? 'Er is een gewone voorziening die past.' : 'De kring draagt het plan.',
      conditions: hasCondition
        ? [
            {
              text: 'Na een half jaar kijken wij samen hoe het gaat.',
              owner: 'contactpersoon',
              dueOn: plusDays(this.#town.today, 180),
              kind: this.#chance.oneOf(['report-back', 'limited-period', 'evidence']),
            },
          ]
        : [],
    };
  }

  #wait(days: number): number {
    return waitAbout(this.#chance, days, this.#town.today);
  }
}

function contactOf({ contactPerson }: CaseState): Actor {
  return { id: contactPerson, function: contactFunction };
}
