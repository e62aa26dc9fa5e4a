import { caseIdOf, conversationIdSchema } from '../../shared/domain/identifiers.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { standstillsOf } from '../../shared/domain/standstill.ts';
import { openQuestion } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import { questionAskedPage, talkPlannedPage } from '../../shared/pages/instead-pages.ts';
import { erasedPage, noSessionPage, notFoundPage } from '../../shared/pages/problem-pages.ts';
import { handOverStep } from '../hand-over-form.ts';
import type { Routes } from '../http-lambda.ts';
import { strangerPage } from '../stranger-page.ts';
import { formerHolderPage, leftPage, showHandedOver } from './hand-over-former.ts';
import { handOverDraft, showHandOver, takeHandOver } from './hand-over.ts';
import { showReceipt } from './receipt.ts';
import { showForm } from './show-form.ts';
import { take } from './take-answer.ts';
import {
  hasAnswered,
  isSending,
  loadTalk,
  ownFields,
  receiptPath,
  recordViewing,
  type Needs,
  type Posted,
} from './talk.ts';

/**
 * The official's page: read one slice, answer, check, send, receipt. The ledger alone says whether an answer counts: a
 * double click, a second device or an old tab get the receipt of what was recorded.
 */
export function conversationRoutes(system: Needs): Routes {
  const at =
    (then: (posted: Posted) => Promise<HttpResponse>, former = formerHolderPage) =>
    (request: HttpRequest) =>
      atConversation(system, request, { then, former });
  return {
    '/gesprek/{conversation}': {
      GET: at((posted) => showForm(system, posted)),
      POST: at((posted) => take(system, posted)),
    },
    '/gesprek/{conversation}/ontvangst': { GET: at((posted) => showReceipt(system, posted)) },
    '/gesprek/{conversation}/afspraak': {
      GET: at((posted) => showTalk(system, posted)),
    },
    '/gesprek/{conversation}/overdragen': {
      GET: at((posted) => showHandOver(system, posted)),
      POST: at((posted) => takeHandOver(system, posted)),
    },
    '/gesprek/{conversation}/overgedragen': {
      GET: at(({ talk }) => Promise.resolve(seeOther(`/gesprek/${talk.conversation.id}`)), showHandedOver),
    },
    '/gesprek/{conversation}/vraag': { GET: at((posted) => showAsked(system, posted)) },
    '/gesprek/{conversation}/afspraak.ics': { GET: at((posted) => calendar(system, posted)) },
  };
}

/** Finds out who asks, keeps what a late visitor posted, opens the case, and records the viewing before it is shown. */
async function atConversation(
  system: Needs,
  request: HttpRequest,
  { then, former }: { then: (posted: Posted) => Promise<HttpResponse>; former: typeof formerHolderPage },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const id = conversationIdSchema.safeParse(request.params['conversation']);
  if (!id.success) return notFoundPage(frame);
  const visitor = await visitorOf(
    system.gate,
    request,
    (one) => one.conversation === id.data && one.purpose === 'conversation',
  );
  if (visitor.kind === 'missing') return strangerPage(frame, request);
  const { person } = visitor.session;
  if (visitor.kind === 'expired') {
    if (request.method !== 'POST') return noSessionPage(frame, 'expired');
    const fields = request.form.entries().filter(([name]) => !ownFields.has(name));
    const page = request.form.text('step') === handOverStep ? handOverDraft(id.data) : id.data;
    const kept = await system.parked.put({ caseId: caseIdOf(id.data), page, person }, { fields });
    return kept === 'kept' ? noSessionPage(frame, 'kept') : erasedPage(frame, request.form.typed());
  }
  const left = await leftPage(system, request, person);
  if (left !== undefined) return left;
  const talk = await loadTalk(system, { id: id.data, person });
  if (talk === undefined) return former(system, request, { id: id.data, person });
  if (!isSending(request)) await recordViewing(system, talk);
  return then({ talk, who: talk.conversation.with, request });
}

async function showTalk(system: Needs, { talk, request }: Posted): Promise<HttpResponse> {
  if (hasAnswered(talk)) return seeOther(receiptPath(talk));
  const planned = talk.conversation.talk;
  if (planned === undefined || planned.held !== undefined)
    return seeOther(`/gesprek/${talk.conversation.id}`);
  return talkPlannedPage(system.edge.frame(request), talk);
}

/** What happens now that a question was asked; once it is answered, the page of the plan says so. */
async function showAsked(system: Needs, { talk, request }: Posted): Promise<HttpResponse> {
  if (hasAnswered(talk)) return seeOther(receiptPath(talk));
  const question = openQuestion(talk.state, talk.conversation.id);
  if (question === undefined) return seeOther(`/gesprek/${talk.conversation.id}`);
  const { answerBy, n } = question;
  const standstills = standstillsOf(talk.state, dateIn(system.books.now())).filter(
    (one) => one.question === n,
  );
  return questionAskedPage(system.edge.frame(request), talk, { answerBy, standstills });
}

async function calendar(system: Needs, { talk, request }: Posted): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { id, talk: planned, calledOff } = talk.conversation;
  const kept = planned ?? calledOff;
  if (kept === undefined) return notFoundPage(frame);
  const { reference } = talk.slice;
  const { talkCalendar } = await import('../../shared/pages/talk-calendar.ts');
  return talkCalendar(
    frame.texts,
    { conversation: id, talk: kept },
    { reference, origin: system.edge.origin },
  );
}
