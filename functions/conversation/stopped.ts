import type { Answer } from '../../shared/domain/commands.ts';
import { pauseOf } from '../../shared/domain/turn.ts';
import type { Refusal } from '../../shared/domain/verdict.ts';
import type { HttpResponse } from '../../shared/http/http.ts';
import { overtakenPage } from '../../shared/pages/conversation-pages.ts';
import { noMandatePage, pausedPage, withdrawnPage } from '../../shared/pages/stopped-pages.ts';
import { labeller } from '../labeller.ts';
import { routeToMandated } from '../no-mandate.ts';
import { formerHolderPage } from './hand-over-former.ts';
import { loadTalk, ownFields, parkingPlace, type Needs, type Posted } from './talk.ts';

/** Seconds that what was typed waits for a case that stands still. */
const pauseKeptFor = 90 * 86_400;

/** A conversation that takes no answer now: the case stands still, was withdrawn, or has another plan. */
export async function stoppedPage(
  system: Needs,
  posted: Posted,
  typed: readonly string[],
): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const frame = system.edge.frame(request);
  const { withdrawn } = talk.state;
  if (withdrawn !== undefined) return withdrawnPage(frame, withdrawn.at, typed);
  if (talk.conversation.status === 'overtaken' || pauseOf(talk.state) === undefined)
    return overtakenPage(frame, talk, typed);
  const isPosted = request.method === 'POST';
  if (isPosted && typed.length > 0) {
    const fields = request.form.entries().filter(([name]) => !ownFields.has(name));
    await system.parked.put(parkingPlace(talk, who), { fields, seconds: pauseKeptFor });
  }
  return pausedPage(frame, talk, { typed, isPosted });
}

/** The same after a refusal: what happened meanwhile is read again, for it may have gone to somebody else. */
export async function stoppedMeanwhile(system: Needs, posted: Posted): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const about = { id: talk.conversation.id, person: who.id };
  const now = await loadTalk(system, about);
  if (now !== undefined) return stoppedPage(system, { ...posted, talk: now }, request.form.typed());
  return formerHolderPage(system, request, about);
}

/** Nothing typed is lost, and the question goes to somebody who may decide. */
export async function withoutMandate(
  system: Needs,
  { talk, who, request }: Posted,
  what: { refusal: Extract<Refusal, { code: 'no-mandate' }>; answers: readonly Answer[] },
): Promise<HttpResponse> {
  const { refusal, answers } = what;
  const frame = system.edge.frame(request);
  const fields = request.form.entries().filter(([name]) => !ownFields.has(name));
  await system.parked.put(parkingPlace(talk, who), { fields });
  const to = await routeToMandated(system, talk.conversation.id);
  const { mandates } = await system.registers.fresh();
  return noMandatePage(frame, talk, {
    lack: refusal.lack,
    mandate: mandates.find(({ id }) => id === refusal.mandateId),
    to: to === undefined ? undefined : labeller(system, frame.texts)(to.function),
    answers,
    reflection: request.form.text('reflection'),
  });
}
