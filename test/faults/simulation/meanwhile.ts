import type { CaseState, Conversation } from '../../../shared/domain/case-state.ts';
import { familyStage } from '../../../shared/domain/chain.ts';
import type { Command } from '../../../shared/domain/commands.ts';
import { nextHolder } from '../../../shared/domain/holders.ts';
import { caseIdOf, caseIdSchema, personIdSchema, type CaseId } from '../../../shared/domain/identifiers.ts';
import { mandatedFor } from '../../../shared/domain/signing.ts';
import { openConversation, openQuestion, stillToConfirm } from '../../../shared/domain/turn.ts';
import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import { loadCase, readPlan } from '../../../shared/ledger/perform.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import { conversationOf } from './arrangements.ts';
import type { Chance } from './chance.ts';
import { Hands } from './hands.ts';
import type { Act } from './act.ts';
import type { VirtualTown } from './virtual-town.ts';

const hour = 3_600_000;

/** How often people do something else than answer. Probabilities. */
export type Ways = {
  readonly asksQuestion: number;
  readonly handsOver: number;
  readonly notesByPhone: number;
  readonly pauses: number;
  readonly withdraws: number;
};

export const straightOn: Ways = { asksQuestion: 0, handsOver: 0, notesByPhone: 0, pauses: 0, withdraws: 0 };

type Intends = (who: string, what: Act['what'], about?: Pick<Act, 'outcome' | 'version'>) => Act;

/** What happens in a case beside the answers: questions, talks, hand-overs, pauses. Each is an act like any other. */
export class Meanwhile {
  readonly #town: VirtualTown;
  readonly #chance: Chance;
  readonly #ways: Ways;
  readonly #intends: Intends;
  readonly #hands: Hands;
  readonly #confirming = new Set<string>();

  constructor(from: { town: VirtualTown; chance: Chance; ways: Ways; intends: Intends }) {
    this.#town = from.town;
    this.#chance = from.chance;
    this.#ways = from.ways;
    this.#intends = from.intends;
    this.#hands = new Hands(from.town);
  }

  /** Who has talked writes down what was said before they answer. */
  async tellOfTalk(mail: Mail): Promise<void> {
    const found = await conversationOf(this.#town, mail);
    const talk = found?.conversation.talk;
    if (found === undefined || talk === undefined || talk.held !== undefined) return;
    const { id: conversation, with: holder } = found.conversation;
    const act = this.#intends(holder.id, 'talk-held');
    const heldOn = dateIn(this.#town.outside.books.now());
    await this.#act(holder.id, act, {
      type: 'record-talk',
      conversation,
      heldOn,
      spoke: 'Wij.',
      agreed: act.words,
    });
  }

  /** Whether an official did something else first, and waits for what comes of it. */
  async doesSomethingElse(mail: Mail): Promise<boolean> {
    const found = await this.#asked(mail);
    if (found === undefined) return false;
    if (this.#chance.happens(this.#ways.handsOver) && (await this.#handOver(found))) return true;
    return this.#chance.happens(this.#ways.asksQuestion) && this.#askQuestion(found);
  }

  async #askQuestion({ state, conversation }: Asked): Promise<boolean> {
    if (openQuestion(state, conversation.id) !== undefined) return false;
    const holder = conversation.with.id;
    const act = this.#intends(holder, 'question-asked');
    const answerBy = plusDays(dateIn(this.#town.outside.books.now()), this.#chance.between(1, 20));
    return this.#act(holder, act, {
      type: 'ask-question',
      conversation: conversation.id,
      planVersion: state.planVersion,
      text: act.words,
      ...(this.#chance.happens(0.5) ? { answerBy } : {}),
    });
  }

  async #handOver({ state, conversation }: Asked): Promise<boolean> {
    const today = dateIn(this.#town.outside.books.now());
    const other = nextHolder(this.#town.outside.registers.current, state, { conversation, today });
    if (other === undefined) return false;
    const holder = conversation.with.id;
    const act = this.#intends(holder, 'handed-over');
    const give = { type: 'hand-over', conversation: conversation.id, cause: 'not-mine' } as const;
    return this.#act(holder, act, { ...give, to: other.id, note: act.words });
  }

  /** Who finds that they may not decide gives it to somebody who may; they ask again until the registers are read anew. */
  async passOn(mail: Mail): Promise<void> {
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const found = await this.#asked(mail);
      const stage = found?.state.chain.find(({ id }) => id === found.conversation.stage);
      if (found === undefined || stage?.word !== 'decision') return;
      const { registers, books } = this.#town.outside;
      const about = { actor: found.conversation.with, now: books.now(), registers: registers.current };
      if (mandatedFor(found.state, stage, about).kind === 'mandated') return;
      if (await this.#handOver(found)) return;
      await this.#town.world.sleep(hour);
    }
  }

  /** The contact person answers the question that a mail is about. */
  async answerQuestion(mail: Mail): Promise<void> {
    const [caseId, n] = mail.id.split('/');
    const act = this.#intends('contact', 'question-answered');
    const command: Command = { type: 'answer-question', question: Number(n), text: act.words };
    const told = await this.#hands.do(caseIdSchema.parse(caseId), 'contact-1', command);
    act.acknowledged = told?.kind === 'recorded';
  }

  /** What the contact person and the family come to do by themselves, sooner or later. */
  wanderings(caseId: CaseId): readonly Promise<void>[] {
    return [
      ...(this.#chance.happens(this.#ways.notesByPhone) ? [this.#noteByPhone(caseId)] : []),
      ...(this.#chance.happens(this.#ways.pauses) ? [this.#pause(caseId)] : []),
      ...(this.#chance.happens(this.#ways.withdraws) ? [this.#withdraw(caseId)] : []),
    ];
  }

  async #noteByPhone(caseId: CaseId): Promise<void> {
    await this.#someTime();
    const found = await loadCase(this.#town.outside.books, caseId);
    const conversation = found && openConversation(found.state);
    if (found === undefined || conversation === undefined || conversation.stage === familyStage) return;
    const { planVersion, chain } = found.state;
    const domains = chain.find(({ id }) => id === conversation.stage)?.domains ?? [];
    const { asks } = await readPlan(this.#town.outside.books, found.state);
    const named = asks.filter(({ domain }) => domains.includes(domain)).map(({ id: askId }) => ({ askId }));
    const act = this.#intends('contact', 'answer-noted');
    const answer = { outcome: 'agree' as const, reason: act.words, conditions: [] };
    const answers = (named.length === 0 ? [{}] : named).map((one) => ({ ...one, ...answer }));
    const spokenOn = dateIn(this.#town.outside.books.now());
    const about = { conversation: conversation.id, planVersion, spokenOn };
    await this.#actIn(caseId, 'contact-1', { act, command: { type: 'note-answer', ...about, answers } });
  }

  async #pause(caseId: CaseId): Promise<void> {
    await this.#someTime();
    const act = this.#intends('family', 'paused');
    const today = dateIn(this.#town.outside.books.now());
    const until = this.#chance.happens(0.5) ? { until: plusDays(today, this.#chance.between(1, 4)) } : {};
    const command: Command = { type: 'pause', consent: false, text: act.words, ...until };
    if (!(await this.#actIn(caseId, 'family', { act, command })) || 'until' in until) return;
    await this.#town.world.sleep(this.#chance.between(0, 60 * hour));
    await this.#hands.do(caseId, 'contact-1', { type: 'resume' });
  }

  async #withdraw(caseId: CaseId): Promise<void> {
    await this.#someTime();
    const act = this.#intends('family', 'withdrawn');
    await this.#actIn(caseId, 'family', { act, command: { type: 'withdraw', text: act.words } });
  }

  /** Whoever of the family must confirm beside the representative does so some time after they were asked. */
  async confirmToo(caseId: CaseId, thinksFor: () => number): Promise<void> {
    const found = await loadCase(this.#town.outside.books, caseId);
    if (found === undefined) return;
    for (const { id, stage, status, with: member } of found.state.conversations) {
      const isAsked = stage === familyStage && status === 'open' && member.id !== 'family';
      if (!isAsked || this.#confirming.has(id) || !stillToConfirm(found.state).includes(member.id)) continue;
      this.#confirming.add(id);
      await this.#town.world.sleep(thinksFor());
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const { planVersion } = found.state;
        const said = await this.#hands.do(caseId, member.id, { type: 'confirm-plan', planVersion });
        // They come back when the case goes on.
        if (said?.kind !== 'refused' || said.code !== 'paused') return;
        await this.#town.world.sleep(6 * hour);
      }
    }
  }

  #someTime(): Promise<void> {
    return this.#town.world.sleep(this.#chance.between(0, this.#chance.oneOf([2, 20, 200]) * hour));
  }

  /** The conversation of a mail, while it waits for whoever got the mail. */
  async #asked(mail: Mail): Promise<Asked | undefined> {
    const found = await conversationOf(this.#town, mail);
    if (found === undefined) return undefined;
    const holder = this.#town.outside.registers.current.officials.find(({ email }) => email === mail.to);
    const isTheirs = found.conversation.with.id === holder?.id;
    return isTheirs && openConversation(found.state)?.id === found.conversation.id ? found : undefined;
  }

  async #act(
    who: string,
    act: Act,
    command: Command & { conversation: Conversation['id'] },
  ): Promise<boolean> {
    return this.#actIn(caseIdOf(command.conversation), who, { act, command });
  }

  async #actIn(
    caseId: CaseId,
    who: string,
    { act, command }: { act: Act; command: Command },
  ): Promise<boolean> {
    const told = await this.#hands.do(caseId, personIdSchema.parse(who), command);
    act.acknowledged = told?.kind === 'recorded';
    return act.acknowledged;
  }
}

type Asked = { readonly state: CaseState; readonly conversation: Conversation };
