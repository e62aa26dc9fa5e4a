import { createHmac } from 'node:crypto';
import type { CaseState, Conversation } from '../../shared/domain/case-state.ts';
import { evolve } from '../../shared/domain/evolve.ts';
import type { Answer, Command } from '../../shared/domain/commands.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { envelopeSchema, type Envelope } from '../../shared/domain/entries.ts';
import { caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { react, type Effect } from '../../shared/domain/react.ts';
import { functionOf, type Registers } from '../../shared/domain/registers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { openConversation, turnOf } from '../../shared/domain/turn.ts';
import { answersTo, opening } from './commands.ts';

const digest = 'A'.repeat(43);

/** What the envelope of these tests calls an ask. */
export function keyedName(text: string): string {
  return createHmac('sha256', 'key').update(text).digest('base64url');
}

/** A case told by commands alone, without any store: the domain as it would be if nothing ever failed. */
export class CaseHistory {
  state: CaseState | undefined;
  readonly entries: Envelope[] = [];
  readonly effects: Effect[] = [];
  now = '2027-01-27T09:00:00.000Z';
  registers: Registers = readMunicipality(undefined);
  /** The plan as it stands. */
  plan: Request | undefined;
  #askIds: string[] = [];
  readonly caseId = caseIdSchema.parse('a'.repeat(26));

  try(person: string, command: Command): Verdict {
    return decide(this.state, command, {
      caseId: this.caseId,
      actor: {
        id: personIdSchema.parse(person),
        function: functionOf(this.registers, personIdSchema.parse(person)) ?? 'test',
      },
      now: this.now,
      hmac: keyedName,
      registers: this.registers,
    });
  }

  /** The code of the refusal, or `accepted`; an accepted command is recorded and reacted to. */
  do(person: string, command: Command): string {
    return this.record(this.try(person, command));
  }

  /** The same for a command that was tried on the case as it stands. */
  record(verdict: Verdict): string {
    if (verdict.kind === 'refused') return verdict.code;
    const envelope = envelopeSchema.parse({
      format: 1,
      ...verdict.draft.envelope,
      commandId: `c-${this.entries.length}`,
      commandDigest: digest,
      registerVersion: digest,
      previous: this.entries.length === 0 ? '' : digest,
    });
    const { sealed } = verdict.draft;
    if (sealed !== undefined && 'plan' in sealed) this.plan = sealed.plan;
    this.state = evolve(this.state, envelope);
    this.entries.push(envelope);
    this.effects.push(...react(this.state, envelope));
    return 'accepted';
  }

  open(plan: Request): this {
    this.#askIds = plan.asks.map((ask) => ask.id);
    this.do('contact-1', opening(plan));
    this.do('system', { type: 'start-generation', generation: 1 });
    return this;
  }

  get case(): CaseState {
    if (this.state === undefined) throw new Error('no case yet');
    return this.state;
  }

  get turn(): string {
    return turnOf(this.case);
  }

  /** Opens the conversation of whoever's turn it is. */
  openTurn(person = this.turn === 'family' ? 'family' : `${this.turn}-1`): string {
    return this.do('system', {
      type: 'open-conversation',
      generation: this.case.generation,
      stage: this.turn,
      with: { id: personIdSchema.parse(person), function: this.turn },
    });
  }

  /** Everybody before `stage` agrees, and its official is asked. */
  at(stage: string): this {
    this.until(stage).openTurn();
    return this;
  }

  /** The conversation that the case waits for. */
  get talk(): Conversation {
    const conversation = openConversation(this.case);
    if (conversation === undefined) throw new Error('nobody is asked');
    return conversation;
  }

  get last(): Envelope {
    const entry = this.entries.at(-1);
    if (entry === undefined) throw new Error('nothing is recorded');
    return entry;
  }

  /** What followed the last command of `act`, as kind and recipient. */
  following(act: () => unknown): string[] {
    const before = this.effects.length;
    act();
    return this.effects.slice(before).map((effect) => {
      if (effect.kind === 'mail') return `${effect.mail.kind} ${effect.mail.recipient}`;
      if (effect.kind === 'remind') return `remind ${effect.whom}`;
      return effect.kind === 'ring' ? `ring ${effect.ring}` : effect.kind;
    });
  }

  confirm(): string {
    this.openTurn();
    return this.do('family', { type: 'confirm-plan', planVersion: this.case.planVersion });
  }

  /** Whoever's turn it is answers every ask of theirs the same. */
  answer(answer: Partial<Answer> = {}): string {
    this.openTurn();
    const conversation = openConversation(this.case);
    if (conversation === undefined) return 'no conversation';
    return this.do(conversation.with.id, {
      type: 'answer',
      conversation: conversation.id,
      planVersion: this.case.planVersion,
      answers: answersTo(this.asked(), answer),
    });
  }

  asked(): (string | undefined)[] {
    const domains = this.case.chain.find((stage) => stage.id === this.turn)?.domains ?? [];
    const asks = this.case.asks.filter((ask) => domains.includes(ask.domain)).map((ask) => ask.id);
    const names = this.#askIds.filter((id) => asks.includes(keyedName(id)));
    return names.length === 0 ? [undefined] : names;
  }

  /** Goes on until it is the turn of `stage`, everybody agreeing. */
  until(stage: string): this {
    for (let step = 0; step < 20 && this.turn !== stage; step += 1) {
      if (this.turn === 'family') this.confirm();
      else this.answer({ reason: 'goed' });
    }
    return this;
  }
}

/** What is wrong with a command, field by field or by its code; `accepted` when nothing is. */
export function refusalOf(history: CaseHistory, who: string, command: Command): unknown {
  const verdict = history.try(who, command);
  if (verdict.kind === 'accepted') return 'accepted';
  return 'issues' in verdict ? verdict.issues.map(({ path, code }) => `${path} ${code}`) : verdict.code;
}
