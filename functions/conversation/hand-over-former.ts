import { caseIdOf, type ConversationId, type PersonId } from '../../shared/domain/identifiers.ts';
import { directoryOf } from '../../shared/domain/registers.ts';
import { findConversation } from '../../shared/domain/turn.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { formerPage } from '../../shared/pages/hand-over-pages.ts';
import { erasedPage, notFoundPage, typedBackPage } from '../../shared/pages/problem-pages.ts';
import { stampOf } from '../form-stamp.ts';
import { handOverStep } from '../hand-over-form.ts';
import { labeller } from '../labeller.ts';
import { whyTaken } from '../why-taken.ts';
import { parkingPlace, type Needs } from './talk.ts';

/** Where whoever hands over is led to. */
export function donePath(conversation: ConversationId): string {
  return `/gesprek/${conversation}/overgedragen`;
}

/**
 * For who held a conversation until it went to somebody else: to whom, by function, and whatever they typed since. A
 * second click on the button that handed it over gets the page of the first.
 */
export async function formerHolderPage(
  system: Needs,
  request: HttpRequest,
  { id, person }: { id: ConversationId; person: PersonId },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const found = await loadCase(system.books, caseIdOf(id));
  if (found?.state.erased !== undefined) return erasedPage(frame, request.form.typed());
  const conversation = found === undefined ? undefined : findConversation(found.state, id);
  const had = conversation?.handOvers.some(({ from }) => from.id === person) === true;
  if (found === undefined || conversation === undefined || !had) return notFoundPage(frame);
  const commandId = stampOf(request.form)?.commandId;
  const isSecondClick =
    request.form.text('step') === handOverStep &&
    found.entries.some((entry) => entry.type === 'handed-over' && entry.commandId === commandId);
  if (isSecondClick) return seeOther(donePath(id));
  const place = { state: found.state, conversation };
  const kept = new Form((await system.parked.find(parkingPlace(place, { id: person }))) ?? []).typed();
  const typed = request.method === 'POST' ? request.form.typed() : kept;
  const who = labeller(system, frame.texts)(conversation.with.function);
  return formerPage(frame, { who, typed, why: whyTaken(frame.texts, conversation, person) });
}

/** What whoever just handed it over is led to. */
export async function showHandedOver(
  system: Needs,
  request: HttpRequest,
  about: { id: ConversationId; person: PersonId },
): Promise<HttpResponse> {
  const page = await formerHolderPage(system, request, about);
  const now = await loadCase(system.books, caseIdOf(about.id));
  return page.status === 410 && now?.state.erased === undefined ? { ...page, status: 200 } : page;
}

/** For who has left the directory since their session began: nothing is shown, and what they typed is given back. */
export async function leftPage(
  system: Needs,
  request: HttpRequest,
  person: PersonId,
): Promise<HttpResponse | undefined> {
  if (directoryOf(system.registers.current).some(({ id }) => id === person)) return undefined;
  const frame = system.edge.frame(request);
  const { personGoneTitle: title, personGone: text } = frame.texts.handOver;
  return typedBackPage(frame, request.form.typed(), { status: 410, title, text });
}
