import type { Command } from '../../shared/domain/commands.ts';
import { seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { perform } from '../../shared/ledger/perform.ts';
import { unreadablePage } from '../../shared/pages/problem-pages.ts';
import { wishOf } from '../form-stamp.ts';
import { readHeldTalk } from '../held-talk-form.ts';
import { keepForLater, recorded } from './keeping.ts';
import { showReceipt } from './receipt.ts';
import { showAgain } from './show-form.ts';
import { stoppedMeanwhile, stoppedPage } from './stopped.ts';
import { hasAnswered, isOvertaken, loadTalk, type Needs, type Posted } from './talk.ts';

/** What a planned talk came to: written down, or called off. What else stands in the form is kept for the answer. */
export async function tendTalk(
  system: Needs,
  posted: Posted,
  does: 'record' | 'cancel-talk',
): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const frame = system.edge.frame(request);
  const { form } = request;
  if (hasAnswered(talk)) return showReceipt(system, posted);
  if (isOvertaken(talk)) return stoppedPage(system, posted, form.typed());
  const wish = wishOf(form.text('wish'));
  if (wish === undefined) return unreadablePage(frame);
  const { id: conversation } = talk.conversation;
  let command: Command = { type: 'cancel-talk', conversation };
  if (does === 'record') {
    const read = readHeldTalk(form);
    if ('issues' in read) return showAgain(system, posted, read.issues);
    command = { type: 'record-talk', conversation, ...read.held };
  }
  const order = { caseId: talk.state.caseId, command, actor: who, commandId: `${wish}-${does}` };
  const result = await perform(system.books, order, talk.found);
  if (result.kind === 'refused') {
    if (result.code === 'invalid') return showAgain(system, posted, result.issues);
    if (result.code === 'command-reused')
      return showAgain(system, posted, [{ path: 'agreed', code: 'sent-before' }]);
    if (result.code !== 'no-talk') return stoppedMeanwhile(system, posted);
    // Called off before, in another tab or by the contact person, is what was wanted; a talk that was held is not.
    const now = await loadTalk(system, { id: conversation, person: who.id });
    if (now?.conversation.talk?.held !== undefined) return seeOther(`/gesprek/${conversation}`);
  }
  await keepForLater(system, posted, does === 'record' ? recorded.talk : () => false);
  return seeOther(`/gesprek/${conversation}?gedaan=${does === 'record' ? 'gesprek' : 'afgezegd'}`);
}
