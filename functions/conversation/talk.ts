import type { Actor } from '../../shared/domain/entries.ts';
import { isAuthorised } from '../../shared/domain/family-members.ts';
import { caseIdOf, type ConversationId, type PersonId } from '../../shared/domain/identifiers.ts';
import { mandatedFor } from '../../shared/domain/signing.ts';
import { sliceFor, type Slice } from '../../shared/domain/slices.ts';
import { findConversation, stageOf, turnOf, validWords } from '../../shared/domain/turn.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { loadCase, readPlan, type FoundCase } from '../../shared/ledger/perform.ts';
import type { Talk } from '../../shared/pages/conversation-pages.ts';
import type { Reading } from '../../shared/pages/official-view.ts';
import type { ParkingPlace } from '../../shared/desk/parked.ts';
import { readGivenAnswers } from '../given-answers.ts';
import type { HttpRequest } from '../../shared/http/http.ts';
import { labeller } from '../labeller.ts';
import { comparableTo } from './comparable.ts';
import type { System } from '../system.ts';

export type Needs = Pick<
  System,
  'books' | 'gate' | 'seen' | 'parked' | 'precedents' | 'edge' | 'registers' | 'random'
>;

/** Fields of the form that are about the form itself and not what somebody typed. */
export const ownFields = new Set(['step', 'commandId', 'taal', 'wish']);

/** A conversation with the case as it was just read: to be decided on without reading it again. */
export type FoundTalk = Talk & { readonly found: FoundCase };

/** A request at a conversation, by whoever holds it. */
export type Posted = { readonly talk: FoundTalk; readonly who: Actor; readonly request: HttpRequest };

/** What the holder of a conversation may see: the version they were asked about, never one that came after. */
export async function loadTalk(
  system: Needs,
  { id, person }: { id: ConversationId; person: PersonId },
): Promise<FoundTalk | undefined> {
  const found = await loadCase(system.books, caseIdOf(id));
  if (found === undefined || found.state.erased !== undefined) return undefined;
  const { state } = found;
  const conversation = findConversation(state, id);
  const stage = stageOf(state, conversation?.stage);
  if (conversation?.with.id !== person || stage === undefined) return undefined;
  const plan = await readPlan(system.books, state, conversation.planVersion);
  const { dueOn } = conversation;
  const signing =
    stage.word === 'decision'
      ? mandatedFor(state, stage, {
          actor: conversation.with,
          now: system.books.now(),
          registers: system.registers.current,
        })
      : undefined;
  return {
    state,
    conversation,
    stage,
    signing,
    dueOn,
    slice: sliceFor(stage, plan),
    isAuthorised: isAuthorised(plan.family),
    found,
  };
}

/** Put before anything of the case is shown. */
export async function recordViewing(system: Needs, { state, conversation, stage }: FoundTalk): Promise<void> {
  await system.seen.record(
    {
      caseId: state.caseId,
      at: system.books.now(),
      person: conversation.with.id,
      function: conversation.with.function,
      slice: stage.id,
    },
    system.random(9),
  );
}

/** A form that is sent to be recorded. Where that succeeds, nothing is shown: the browser is led on. */
export function isSending(request: HttpRequest): boolean {
  return request.method === 'POST' && request.form.text('step') === 'send' && !request.isSwitch;
}

/** What others answered so far, here and in comparable cases. Read where it is shown: whoever sends has read it before. */
export async function withOthers(
  system: Pick<Needs, 'books' | 'registers' | 'precedents'>,
  texts: Texts,
  talk: FoundTalk,
): Promise<Talk & Pick<Reading, 'others' | 'precedents' | 'before'>> {
  const { state, stage } = talk;
  const [given, precedents, before] = await Promise.all([
    readGivenAnswers(system, state),
    comparableTo(system, talk, talk.slice.asks),
    readSliceBefore(system, talk),
  ]);
  const label = labeller(system, texts);
  const words = validWords(state);
  const others = given.flatMap(({ stage: other, answers }) => {
    const word = words.find((one) => one.stage === other);
    if (word === undefined || other === stage.id) return [];
    return answers.map((answer) => ({
      who: label(word.by.function),
      outcome: texts.outcomes[answer.outcome],
      on: word.at,
      conditions: answer.conditions.map(({ text, owner, dueOn }) =>
        texts.tracker.conditionLine(text, owner, texts.format.shortDate(dueOn)),
      ),
    }));
  });
  return { ...talk, others, precedents, before };
}

/** What the holder was asked about the last time, of an earlier version of the plan. */
async function readSliceBefore(system: Pick<Needs, 'books'>, talk: FoundTalk): Promise<Slice | undefined> {
  const { state, conversation, stage } = talk;
  const earlier = state.conversations.findLast(
    (one) =>
      one.stage === stage.id &&
      one.with.id === conversation.with.id &&
      one.planVersion < conversation.planVersion,
  );
  if (earlier === undefined) return undefined;
  return sliceFor(stage, await readPlan(system.books, state, earlier.planVersion));
}

export function hasAnswered(talk: Talk): boolean {
  return talk.state.words.some((word) => word.conversation === talk.conversation.id);
}

export function isOvertaken(talk: Talk): boolean {
  return (
    talk.conversation.status === 'overtaken' || (!hasAnswered(talk) && turnOf(talk.state) !== talk.stage.id)
  );
}

export function receiptPath(talk: Talk): string {
  return `/gesprek/${talk.conversation.id}/ontvangst`;
}

/** Where a form lies that was posted too late. */
export function parkingPlace(
  talk: Pick<Talk, 'state' | 'conversation'>,
  who: Pick<Actor, 'id'>,
): ParkingPlace {
  return { caseId: talk.state.caseId, page: talk.conversation.id, person: who.id };
}

/** Where an official's own note lies: theirs alone, outside the file of the case. */
export function notePlace(talk: Talk, who: Actor): ParkingPlace {
  return { caseId: talk.state.caseId, page: `${talk.conversation.id}-note`, person: who.id };
}
