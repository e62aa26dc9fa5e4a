import { endedTurn, familyStage } from './chain.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './commands.ts';
import type { Envelope } from './entries.ts';
import { carryingOutKey, conditionKey, followUpsOf, type FollowUp } from './follow-through.ts';
import { familyId, type PersonId } from './identifiers.ts';
import type { MailKind, MailOrder } from './mail-order.ts';
import { precedentsOf, type PrecedentRow } from './precedents.ts';
import {
  changesWaitedFor,
  confirmation,
  findConversation,
  openConversation,
  openQuestion,
  ringAfter,
  turnOf,
  validWords,
  type Ring,
} from './turn.ts';

/** What must follow an entry. Each may be done more than once, and must be done at least once. */
export type Effect =
  | { readonly kind: 'command'; readonly command: Command; readonly commandId: string }
  | { readonly kind: 'start-execution'; readonly generation: number }
  | { readonly kind: 'ring'; readonly ring: Ring }
  | { readonly kind: 'mail'; readonly mail: MailOrder }
  | { readonly kind: 'precedent'; readonly row: PrecedentRow }
  | { readonly kind: 'follow-up'; readonly row: FollowUp }
  /** The managers hear what only they can mend: somebody cannot be reached by mail, or nobody may decide. */
  | { readonly kind: 'tell-managers'; readonly mail: Omit<MailOrder, 'recipient'> }
  /** Something waits for somebody: it is said at eight in the morning, once a day, together with all else that does. */
  | { readonly kind: 'remind'; readonly whom: PersonId | 'managers'; readonly at: string };

/** `state` is the case just after `entry`. Pure: what follows from an entry never depends on when one looks. */
export function react(state: CaseState, entry: Envelope): Effect[] {
  switch (entry.type) {
    case 'request-opened':
      return [startGeneration(1)];
    case 'generation-started':
      return [{ kind: 'start-execution', generation: entry.generation }];
    case 'conversation-opened':
      return [
        mail(entry, {
          kind: entry.stage === familyStage ? 'family-confirm' : 'invitation',
          recipient: entry.with.id,
          conversation: entry.conversation,
          linkEpoch: entry.linkEpoch,
        }),
      ];
    case 'plan-confirmed':
      // Of several who must confirm, the last one moves the case.
      if (confirmation(state) === undefined) return [];
      return [...followUps(state, entry), { kind: 'ring', ring: 'elsewhere' }, ...closing(state, entry)];
    case 'plan-amended':
      return [
        ...followUps(state, entry),
        { kind: 'ring', ring: 'elsewhere' },
        ...closing(state, entry),
        ...precedents(state),
      ];
    case 'changes-asked':
      return [mail(entry, { kind: 'changes-asked', recipient: state.contactPerson })];
    case 'answered':
      return [
        ...followUps(state, entry),
        { kind: 'ring', ring: ringAfter(entry.stage, state) },
        ...partAgreed(state, entry),
        ...closing(state, entry),
        ...precedents(state, entry),
      ];
    case 'talk-planned':
      return [mail(entry, { kind: 'talk-planned', recipient: state.contactPerson })];
    case 'address-mended':
      return [
        // To the address before: a family must not lose its plan to another without hearing of it.
        mail(entry, {
          kind: 'address-changed',
          recipient: findConversation(state, entry.conversation)?.with.id ?? familyId,
        }),
        ...freshLink(state, entry),
      ];
    case 'link-renewed':
      return freshLink(state, entry);
    case 'look-recorded':
      return lookedAt(state, entry);
    case 'term-warned':
      return warned(state, entry);
    case 'question-asked':
      return [
        mail(entry, { kind: 'question-asked', recipient: state.contactPerson }),
        // The term stands still from the day the applicant was asked (Awb 4:15): so they must have been.
        ...(entry.answerBy === undefined ? [] : toFamily(state, entry, 'question-to-family')),
      ];
    case 'question-answered':
      return toHolder(state, entry, 'question-answered');
    case 'handed-over':
      return [
        mail(entry, {
          kind: entry.cause === 'may-not-decide' ? 'holder-may-not-decide' : 'handed-over',
          recipient: entry.to.id,
          conversation: entry.conversation,
          linkEpoch: entry.linkEpoch,
        }),
      ];
    case 'nobody-mandated':
      return [{ kind: 'tell-managers', mail: { n: entry.n, kind: entry.type } }];
    case 'answer-noted':
      return toHolder(state, entry, 'answer-noted');
    case 'mail-bounced':
      return bounced(state, entry);
    case 'erased':
      // Nobody is written to: their addresses go with the rest.
      return [{ kind: 'ring', ring: 'elsewhere' }];
    case 'withdrawn':
      return [{ kind: 'ring', ring: 'elsewhere' }, ...toAll(state, entry, 'withdrawn')];
    case 'paused':
      return [{ kind: 'ring', ring: 'elsewhere' }, ...toAll(state, entry, 'paused')];
    case 'resumed':
      return [{ kind: 'ring', ring: 'elsewhere' }, ...toAll(state, entry, 'resumed')];
    case 'term-extended':
      return toFamily(state, entry, 'term-extended');
    case 'moved-to-chain':
      return moved(state, entry);
    case 'nudged':
      return entry.whom.map(({ id: whom }) => ({ kind: 'remind', whom, at: entry.at }));
    case 'talk-cancelled':
      return calledOff(state, entry);
    case 'talk-held':
      return [];
    case 'condition-met':
    case 'carried-out':
      return followUps(state, entry);
  }
}

function freshLink(
  state: CaseState,
  entry: Extract<Envelope, { type: 'address-mended' | 'link-renewed' }>,
): Effect[] {
  const conversation = state.conversations.find((one) => one.id === entry.conversation);
  if (conversation === undefined) return [];
  return [
    mail(entry, {
      kind: 'fresh-link',
      recipient: conversation.with.id,
      conversation: conversation.id,
      linkEpoch: entry.linkEpoch,
    }),
  ];
}

/** Generation g is asked for once, whoever asks: its command id is its number. */
export function startGeneration(generation: number): Extract<Effect, { kind: 'command' }> {
  return {
    kind: 'command',
    command: { type: 'start-generation', generation },
    commandId: `generation-${generation}`,
  };
}

function mail(entry: Envelope, order: Omit<MailOrder, 'n'>): Effect {
  return { kind: 'mail', mail: { n: entry.n, ...order } };
}

/** A new generation runs on the newest definition. Where everybody of the new chain has spoken, it ends. */
function moved(state: CaseState, entry: EntryOf<'moved-to-chain'>): Effect[] {
  if (turnOf(state) === endedTurn)
    return [
      ...followUps(state, entry),
      { kind: 'ring', ring: 'elsewhere' },
      ...closing(state, entry),
      ...precedents(state),
    ];
  return [
    startGeneration(state.generation + 1),
    mail(entry, { kind: 'path-changed', recipient: state.contactPerson }),
    ...toFamily(state, entry, 'path-changed'),
    ...precedents(state),
    ...followUps(state, entry),
  ];
}

type EntryOf<T extends Envelope['type']> = Extract<Envelope, { type: T }>;

/** News for whoever holds the conversation now. */
function toHolder(
  state: CaseState,
  entry: EntryOf<'question-answered' | 'answer-noted' | 'talk-cancelled'>,
  kind: MailKind,
): Effect[] {
  const conversation = findConversation(state, entry.conversation);
  if (conversation === undefined) return [];
  return [mail(entry, { kind, recipient: conversation.with.id, conversation: conversation.id })];
}

/** Of the two who keep a talk in their calendar, the one hears that it will not be who did not say so. */
function calledOff(state: CaseState, entry: EntryOf<'talk-cancelled'>): Effect[] {
  const { id } = entry.actor;
  if (findConversation(state, entry.conversation)?.with.id !== id) return toHolder(state, entry, entry.type);
  return id === state.contactPerson
    ? []
    : [mail(entry, { kind: entry.type, recipient: state.contactPerson })];
}

/** News for everybody of the family who must confirm its plan. */
function toFamily(state: CaseState, entry: Envelope, kind: MailKind): Effect[] {
  return state.confirmers.flatMap((person) => {
    const own = state.conversations.findLast((one) => one.stage === familyStage && one.with.id === person);
    return own === undefined ? [] : [mail(entry, { kind, recipient: person, conversation: own.id })];
  });
}

/** News for the family, the contact person and whoever was being asked. */
function toAll(state: CaseState, entry: Envelope, kind: MailKind): Effect[] {
  const asked = state.conversations.find((one) => one.status === 'open' && one.stage !== familyStage);
  return [
    mail(entry, { kind, recipient: state.contactPerson }),
    ...toFamily(state, entry, kind),
    ...(asked === undefined ? [] : [mail(entry, { kind, recipient: asked.with.id, conversation: asked.id })]),
  ];
}

/** What was agreed can begin while the rest still waits. */
function partAgreed(state: CaseState, entry: EntryOf<'answered'>): Effect[] {
  const isYes = entry.word === 'decision' && entry.answers.some(({ outcome }) => outcome !== 'not-agree');
  if (!isYes || turnOf(state) === endedTurn) return [];
  return [
    mail(entry, { kind: 'part-agreed', recipient: state.contactPerson }),
    ...toFamily(state, entry, 'part-agreed'),
  ];
}

/** Reminders go to whoever is waited for: while a question or a wish of the family's stands open, the contact person. */
function lookedAt(state: CaseState, entry: EntryOf<'look-recorded'>): Effect[] {
  const { at, due } = entry;
  if (due === 'manager') return [{ kind: 'remind', whom: 'managers', at }];
  if (due === 'substitute') return [];
  const holder = findConversation(state, entry.conversation)?.with.id;
  const isAsked =
    openQuestion(state, entry.conversation) !== undefined || changesWaitedFor(state) !== undefined;
  const whom = isAsked ? state.contactPerson : holder;
  return whom === undefined ? [] : [{ kind: 'remind', whom, at }];
}

/** The family has no term to keep. */
function warned(state: CaseState, { at, stage }: EntryOf<'term-warned'>): Effect[] {
  const holder = stage === familyStage ? undefined : openConversation(state)?.with.id;
  const whom = new Set<PersonId | 'managers'>([state.contactPerson, ...(holder ? [holder] : []), 'managers']);
  return [...whom].map((one) => ({ kind: 'remind', whom: one, at }));
}

/** Whoever can do something about an address that does not work hears of it. */
function bounced(state: CaseState, entry: EntryOf<'mail-bounced'>): Effect[] {
  const { n, recipient, conversation } = entry;
  const about = { n, kind: 'address-bounced' as const };
  const isContact = recipient === state.contactPerson;
  const managers: Effect[] = [{ kind: 'tell-managers', mail: about }];
  if (isContact || conversation === undefined) return managers;
  return [mail(entry, { kind: 'address-bounced', recipient: state.contactPerson }), ...managers];
}

/** When the last word is in, the family, the contact person and everyone who spoke hear of it, each once. */
function closing(state: CaseState, entry: Envelope): Effect[] {
  if (turnOf(state) !== endedTurn) return [];
  const spoke = new Map(validWords(state).map((word) => [word.by.id, word.conversation]));
  return [
    mail(entry, { kind: 'closed', recipient: state.contactPerson }),
    ...toFamily(state, entry, 'closed'),
    ...[...spoke].map(([recipient, conversation]) =>
      mail(entry, { kind: 'closed', recipient, conversation }),
    ),
  ];
}

/** What was just decided counts in other cases from now on; after a new version of the plan, any may count or not. */
function precedents(state: CaseState, answered?: Extract<Envelope, { type: 'answered' }>): Effect[] {
  const rows = precedentsOf(state).filter(
    ({ stage, precedent }) => answered === undefined || (stage === answered.stage && precedent !== undefined),
  );
  return rows.map((row) => ({ kind: 'precedent', row }));
}

/**
 * What is waited for from now on, or no longer: all of it where the entry may have changed any. Put before anybody is rung:
 * the longer something is still to be done after that, the more often the next entry comes in between and has it done twice.
 */
function followUps(
  state: CaseState,
  entry: EntryOf<
    'answered' | 'plan-confirmed' | 'plan-amended' | 'moved-to-chain' | 'condition-met' | 'carried-out'
  >,
): Effect[] {
  const isEnded = turnOf(state) === endedTurn;
  const isTouched = ({ word, key }: FollowUp): boolean => {
    switch (entry.type) {
      case 'condition-met':
        return key === conditionKey(entry.condition);
      case 'carried-out':
        return key === carryingOutKey(entry.askId);
      case 'answered':
        return isEnded || word === entry.n;
      case 'plan-confirmed':
        return isEnded;
      case 'plan-amended':
      case 'moved-to-chain':
        return true;
    }
  };
  return followUpsOf(state).flatMap((row) => (isTouched(row) ? [{ kind: 'follow-up', row }] : []));
}
