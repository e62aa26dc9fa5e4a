import type { Answer } from '../../shared/domain/commands.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { receiptPage } from '../../shared/pages/receipt-page.ts';
import { readAnswers, signedUnder } from '../given-answers.ts';
import { labeller } from '../labeller.ts';
import { stoppedPage } from './stopped.ts';
import { isOvertaken, notePlace, type Needs, type Posted } from './talk.ts';

/**
 * What was recorded. `instead` was sent after it, by a second device or an old tab, and was not recorded; nor was whatever
 * else was typed then, a question or what came of a talk.
 */
export async function showReceipt(
  system: Needs,
  posted: Posted,
  instead: readonly Answer[] = [],
): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const frame = system.edge.frame(request);
  const word = talk.state.words.find((one) => one.conversation === talk.conversation.id);
  if (word === undefined)
    return isOvertaken(talk) ? stoppedPage(system, posted, []) : seeOther(`/gesprek/${talk.conversation.id}`);
  const answers = await readAnswers(system, talk.state.caseId, word);
  const note = new Form((await system.parked.find(notePlace(talk, who))) ?? []).text('reflection');
  return receiptPage(
    frame,
    {
      talk,
      answers,
      n: word.n,
      at: word.at,
      signed: signedUnder(system, word),
      who: labeller(system, frame.texts)(word.by.function),
      reflection: note === '' ? undefined : note,
    },
    {
      answers: instead,
      typed: request.method === 'POST' && instead.length === 0 ? request.form.typed() : [],
    },
  );
}
