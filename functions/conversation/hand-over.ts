import type { ParkingPlace } from '../../shared/desk/parked.ts';
import type { ConversationId } from '../../shared/domain/identifiers.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { handOverPage, type TakingOver } from '../../shared/pages/hand-over-pages.ts';
import { stampOf } from '../form-stamp.ts';
import { candidatesFor, handOverTo } from '../hand-over-form.ts';
import { donePath } from './hand-over-former.ts';
import { stoppedMeanwhile, stoppedPage } from './stopped.ts';
import { hasAnswered, isOvertaken, receiptPath, type Needs, type Posted } from './talk.ts';

/** "Dit is niet voor mij": who could take it, and the form that hands it over. */
export async function showHandOver(system: Needs, posted: Posted): Promise<HttpResponse> {
  if (hasAnswered(posted.talk)) return seeOther(receiptPath(posted.talk));
  if (isOvertaken(posted.talk)) return stoppedPage(system, posted, []);
  const kept = await system.parked.find(placeOf(posted));
  return show(system, posted, { values: new Form(kept ?? []), issues: [] });
}

/** Where a hand-over lies that was posted too late: beside the answer that its official may be writing. */
export function handOverDraft(id: ConversationId): string {
  return `${id}-overdragen`;
}

function placeOf({ talk, who }: Posted): ParkingPlace {
  return { caseId: talk.state.caseId, page: handOverDraft(talk.conversation.id), person: who.id };
}

export async function takeHandOver(system: Needs, posted: Posted): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const { form } = request;
  if (hasAnswered(talk)) return seeOther(receiptPath(talk));
  if (isOvertaken(talk)) return stoppedPage(system, posted, form.typed());
  if (request.isSwitch) return show(system, posted, { values: form, issues: [] });
  const handed = await handOverTo(system, talk.found, {
    form,
    conversation: talk.conversation.id,
    cause: 'not-mine',
    actor: who,
  });
  if (handed.kind === 'done') {
    await system.parked.clear(placeOf(posted));
    return seeOther(donePath(talk.conversation.id));
  }
  if (handed.kind === 'wrong') return show(system, posted, { values: form, issues: handed.issues });
  return stoppedMeanwhile(system, posted);
}

async function show(
  system: Needs,
  { talk, request }: Posted,
  filled: Pick<TakingOver['filled'], 'values' | 'issues'>,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { conversation, state, stage, slice } = talk;
  return handOverPage(frame, {
    title: frame.texts.handOver.title,
    text: frame.texts.handOver.text,
    send: frame.texts.handOver.send,
    back: { href: `/gesprek/${conversation.id}`, text: frame.texts.handOver.back },
    question: slice,
    nobody: stage.word === 'decision' ? frame.texts.handOver.nobodyMay : frame.texts.handOver.nobodyElse,
    candidates: candidatesFor(system, frame.texts, { state, conversation }),
    commandId: stampOf(filled.values)?.commandId ?? system.random(18),
    planVersion: state.planVersion,
    filled: { texts: frame.texts, ...filled },
  });
}
