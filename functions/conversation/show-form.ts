import type { Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { conversationPage } from '../../shared/pages/conversation-pages.ts';
import { readSpoken } from './spoken.ts';
import { stoppedPage } from './stopped.ts';
import {
  hasAnswered,
  isOvertaken,
  parkingPlace,
  receiptPath,
  withOthers,
  type Needs,
  type Posted,
} from './talk.ts';

/** The page as it is opened: with what was typed before and not sent, or what was written down by telephone. */
export async function showForm(system: Needs, { talk, who, request }: Posted): Promise<HttpResponse> {
  if (hasAnswered(talk)) return seeOther(receiptPath(talk));
  const frame = system.edge.frame(request);
  const { texts } = frame;
  const parked = await system.parked.find(parkingPlace(talk, who));
  if (isOvertaken(talk)) return stoppedPage(system, { talk, who, request }, new Form(parked ?? []).typed());
  const [reading, { spoken, values, isRestored }] = await Promise.all([
    withOthers(system, texts, talk),
    readSpoken(system, texts, { talk, kept: parked ?? [] }),
  ]);
  const done = { gesprek: texts.talk.recorded, afgezegd: texts.talk.cancelled }[
    request.query.get('gedaan') ?? ''
  ];
  const filled = { texts, values, issues: [], restored: isRestored };
  return conversationPage(
    frame,
    { ...reading, spoken },
    { ...filled, ...(done === undefined ? {} : { done }) },
  );
}

/** The same page with everything that was just typed, and what is wrong with it. */
export async function showAgain(
  system: Needs,
  { talk, who, request }: Posted,
  issues: readonly Issue[],
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { texts } = frame;
  // Looked up only where it may have to stand beside an answer by telephone.
  const kept =
    talk.conversation.noted === undefined ? undefined : await system.parked.find(parkingPlace(talk, who));
  const [reading, { spoken }] = await Promise.all([
    withOthers(system, texts, talk),
    readSpoken(system, texts, { talk, kept: kept ?? [] }),
  ]);
  const filled = { texts, values: request.form, issues, restored: false };
  return conversationPage(frame, { ...reading, spoken }, filled);
}
