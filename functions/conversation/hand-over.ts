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
  return show(system, posted, { values: new Form([]), issues: [] });
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
  if (handed.kind === 'done') return seeOther(donePath(talk.conversation.id));
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
    isDecision: stage.word === 'decision',
    candidates: candidatesFor(system, frame.texts, { state, conversation }),
    commandId: stampOf(filled.values)?.commandId ?? system.random(18),
    planVersion: state.planVersion,
    filled: { texts: frame.texts, ...filled },
  });
}
