import type { Command } from '../../../shared/domain/commands.ts';
import { holdersFor, nextHolder } from '../../../shared/domain/holders.ts';
import { conversationIdOf, personIdSchema } from '../../../shared/domain/identifiers.ts';
import { contactToday } from '../../../shared/domain/registers.ts';
import { openConversation, stillToConfirm } from '../../../shared/domain/turn.ts';
import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import type { CaseHistory } from '../case-history.ts';
import { movesTo } from '../another-chain.ts';
import { answersTo, opening } from '../commands.ts';
import { zomerdijk } from '../zomerdijk.ts';
import { amended } from './amended-plans.ts';
import type { What } from './wishes.ts';

/** A command, and everybody who may give it. */
type Meant = { readonly right: string | readonly [string, ...string[]]; readonly command: Command };
type Wished = Exclude<What, { type: 'registers' }>;

const plan = zomerdijk();

/** The wish as a command on the case as it stands, and everybody who would be right to send it. */
export function meant(
  history: CaseHistory,
  wish: Wished,
): { rights: [string, ...string[]]; command: Command } {
  const { right, command } = understood(history, wish);
  return { rights: typeof right === 'string' ? [right] : [...right], command };
}

function understood(history: CaseHistory, wish: Wished): Meant {
  const state = history.case;
  const what = wish.type === 'what-is-asked' ? undefined : wish;
  if (what === undefined) return asked(history);
  const planVersion = state.planVersion + ('off' in what ? what.off : 0);
  const talk = 'back' in what ? state.conversations.at(-1 - what.back) : undefined;
  const conversation = talk?.id ?? conversationIdOf(state.caseId, 999);
  const holder = talk?.with.id ?? 'family';
  const today = dateIn(history.now);
  // Also while they are away themselves: their mail may reach them on a beach.
  const contact = [contactToday(history.registers, state.contactPerson, today), state.contactPerson] as const;
  switch (what.type) {
    case 'open-request':
      return { right: contact, command: opening(plan) };
    case 'amend-plan':
      return {
        right: contact,
        command: { type: what.type, planVersion, plan: amended(what.change, { at: state.n, today }) },
      };
    case 'start-generation':
      return { right: 'system', command: { type: what.type, generation: state.generation + 1 + what.off } };
    case 'open-conversation':
      return opened(history, { stage: what.stage ?? history.turn, off: what.off });
    case 'record-look':
    case 'record-nobody-mandated':
      return { right: 'system', command: { type: what.type, conversation } };
    case 'confirm-plan':
      return { right: stillToConfirm(state)[0] ?? 'family', command: { type: what.type, planVersion } };
    case 'ask-changes':
      return { right: 'family', command: { type: what.type, planVersion, text: 'Anders.' } };
    case 'answer':
      return {
        right: holder,
        command: { type: what.type, conversation, planVersion, answers: answersOf(history, what) },
      };
    case 'note-answer': {
      const spokenOn = plusDays(today, what.on);
      const answers = answersOf(history, what);
      return { right: contact, command: { type: what.type, conversation, planVersion, spokenOn, answers } };
    }
    case 'renew-link': {
      const { type, cause } = what;
      return { right: cause === 'asked' ? holder : contact, command: { type, conversation, cause } };
    }
    case 'plan-talk': {
      const talkAt = new Date(Date.parse(history.now) + what.hours * 3_600_000).toISOString();
      const command: Command = { type: what.type, conversation, planVersion, talkAt, channel: 'phone' };
      return { right: holder, command };
    }
    case 'mend-address': {
      const whose = what.whose === undefined ? {} : { person: personIdSchema.parse(what.whose) };
      const command: Command = { type: what.type, email: 'ilse@anders.example', ...whose };
      return { right: what.byManager ? 'manager-1' : contact, command };
    }
    case 'ask-question': {
      const by = what.ahead === undefined ? {} : { answerBy: plusDays(today, what.ahead) };
      return { right: holder, command: { type: what.type, conversation, planVersion, text: 'Wie?', ...by } };
    }
    case 'answer-question': {
      const question = state.questions.at(-1 - what.which)?.n ?? 1;
      return { right: contact, command: { type: what.type, question, text: 'Oma.' } };
    }
    case 'record-talk': {
      const heldOn = plusDays(today, what.on);
      return {
        right: holder,
        command: { type: what.type, conversation, heldOn, spoke: 'Wij', agreed: 'Goed.' },
      };
    }
    case 'cancel-talk':
      return { right: contact, command: { type: what.type, conversation } };
    case 'hand-over': {
      const { type, cause } = what;
      const rights = { 'not-mine': holder, asked: ['manager-1', ...contact] as const };
      const right = cause === 'not-mine' || cause === 'asked' ? rights[cause] : 'system';
      return { right, command: { type, conversation, cause, to: personIdSchema.parse(what.to) } };
    }
    case 'pause': {
      const until = what.ahead === undefined ? {} : { until: plusDays(today, what.ahead) };
      return {
        right: ['family', ...contact],
        command: { type: what.type, consent: what.consent, ...until },
      };
    }
    case 'resume':
      return { right: what.bySystem ? 'system' : ['family', ...contact], command: { type: what.type } };
    case 'extend-term':
      return {
        right: [contact[0], 'manager-1', openConversation(state)?.with.id ?? 'family'],
        command: { type: what.type, until: plusDays(today, 60 + what.ahead), text: 'Later.' },
      };
    case 'move-to-chain': {
      const to = { plan: history.plan ?? plan, planVersion, chain: movesTo[what.to] };
      return { right: 'administrator', command: { type: what.type, ...to, reason: 'Korter.' } };
    }
    case 'record-carried-out': {
      const askId = state.asks.at(what.which)?.id ?? 'A'.repeat(43);
      return { right: contact, command: { type: what.type, askId, ...onDay(today, what.on) } };
    }
    case 'record-condition-met': {
      const setting = state.words.filter(({ answers }) => answers[0]?.conditions.length);
      const word = setting.at(-1 - what.which)?.n ?? 1;
      const condition = { word, answer: 0, condition: 0 };
      return { right: contact, command: { type: what.type, condition, ...onDay(today, what.on) } };
    }
    case 'nudge':
      return { right: 'manager-1', command: { type: what.type, reason: 'Het wacht al lang.' } };
    case 'warn-of-term':
      return { right: 'system', command: { type: what.type } };
    case 'record-bounce':
      return {
        right: 'system',
        command: { type: what.type, recipient: personIdSchema.parse(holder), conversation },
      };
  }
}

function onDay(today: string, off: number | undefined): { on?: string } {
  return off === undefined ? {} : { on: plusDays(today, off) };
}

/** What would bring the case on: go on, open the conversation whose turn it is, tell of the talk, say yes. */
function asked(history: CaseHistory): Meant {
  const state = history.case;
  if (history.turn === 'paused') return { right: 'contact-1', command: { type: 'resume' } };
  if (history.turn === 'family') {
    const [person = 'family'] = stillToConfirm(state);
    const isAsked = state.conversations.some((one) => one.status === 'open' && one.with.id === person);
    if (!isAsked) return opened(history, { stage: 'family', off: 0 });
    return { right: person, command: { type: 'confirm-plan', planVersion: state.planVersion } };
  }
  const talk = openConversation(state);
  if (talk === undefined) return opened(history, { stage: history.turn, off: 0 });
  const { id: conversation, with: holder } = talk;
  if (talk.talk !== undefined && talk.talk.held === undefined)
    return { right: holder.id, command: { type: 'cancel-talk', conversation } };
  const answers = answersTo(history.asked(), { reason: 'Daarom.' });
  const { planVersion } = state;
  const answer: Command = { type: 'answer', conversation, planVersion, answers };
  const verdict = history.try(holder.id, answer);
  const next = nextHolder(history.registers, state, { conversation: talk, today: dateIn(history.now) });
  if (verdict.kind === 'refused' && verdict.code === 'no-mandate' && next !== undefined)
    return {
      right: 'system',
      command: { type: 'hand-over', conversation, to: next.id, cause: 'no-mandate' },
    };
  return { right: holder.id, command: answer };
}

function opened(history: CaseHistory, { stage, off }: { stage: string; off: number }): Meant {
  const state = history.case;
  const known = state.chain.find(({ id }) => id === stage);
  const [member = 'family'] = stillToConfirm(state).filter(
    (person) => !state.conversations.some((one) => one.status === 'open' && one.with.id === person),
  );
  const [official] =
    known === undefined
      ? []
      : holdersFor(history.registers, state, { stage: known, today: dateIn(history.now) });
  const holder = official ?? { id: personIdSchema.parse(member), function: 'family' };
  const generation = state.generation + off;
  return { right: 'system', command: { type: 'open-conversation', generation, stage, with: holder } };
}

type Answered = Extract<Wished, { type: 'answer' | 'note-answer' }>;

function answersOf(history: CaseHistory, what: Answered) {
  const conditions =
    what.outcome === 'agree-with-conditions' ? [{ text: 'Eerst', owner: 'Wijk', dueOn: '2027-09-01' }] : [];
  const asks = what.asks === 'asked' ? history.asked() : what.asks;
  const reason = what.reason === undefined ? {} : { reason: what.reason };
  return answersTo(asks.length === 0 ? [undefined] : asks, { outcome: what.outcome, conditions, ...reason });
}
