import type { Actor } from '../shared/domain/entries.ts';
import { familyStage } from '../shared/domain/chain.ts';
import { openConversation } from '../shared/domain/turn.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../shared/http/http.ts';
import type { FoundCase } from '../shared/ledger/perform.ts';
import { handOverPage, type TakingOver } from '../shared/pages/hand-over-pages.ts';
import type { PageFrame } from '../shared/pages/layout.ts';
import { problemPage, typedBackPage } from '../shared/pages/problem-pages.ts';
import { stampOf } from './form-stamp.ts';
import { candidatesFor, handOverTo } from './hand-over-form.ts';
import { labeller } from './labeller.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'registers' | 'edge' | 'random'>;

type Asking = {
  readonly found: FoundCase;
  /** The contact person, or a manager. */
  readonly actor: Actor;
  readonly question: TakingOver['question'];
  /** How the field is called in which they must say why; none where they may leave it empty. */
  readonly reason?: TakingOver['reason'];
  /** The case, as the reader knows it. */
  readonly about: string;
  readonly back: string;
  /** Where whoever has done it is led. */
  readonly done: string;
};

/** Somebody else is asked, because an address does not work or the one who was asked is not the one. */
export async function askAnother(system: Needs, request: HttpRequest, asking: Asking): Promise<HttpResponse> {
  const { found, actor, back } = asking;
  const frame = system.edge.frame(request);
  const { form } = request;
  const again = (issues: TakingOver['filled']['issues']): Promise<HttpResponse> =>
    show(system, request, { ...asking, filled: { texts: frame.texts, values: form, issues } });
  if (request.method !== 'POST' || request.isSwitch) return again([]);
  const waiting = openConversation(found.state);
  const commandId = stampOf(form)?.commandId;
  // A second click: it went where the first one sent it.
  if (found.entries.some((entry) => entry.type === 'handed-over' && entry.commandId === commandId))
    return seeOther(asking.done);
  if (waiting === undefined || waiting.stage === familyStage) return again([]);
  // The form was about who was asked then; whoever is asked now may be the right one.
  const shown = form.text('conversation');
  const isOther = shown !== '' && shown !== waiting.id;
  if (isOther)
    return tooLatePage(frame, request, { title: asking.about, text: frame.texts.handOver.meanwhile });
  const handed = await handOverTo(system, found, {
    form,
    conversation: waiting.id,
    cause: 'asked',
    actor,
    needsReason: asking.reason !== undefined,
  });
  if (handed.kind === 'done') return seeOther(asking.done);
  if (handed.kind === 'wrong') return again(handed.issues);
  if (form.text('note') === '') return seeOther(back);
  return tooLatePage(frame, request, { title: asking.about, text: frame.texts.handOver.meanwhile });
}

/** Nobody is asked now, or somebody else is: why they wanted another is given back. */
async function tooLatePage(
  frame: PageFrame,
  { form }: HttpRequest,
  { title, text }: { title: string; text: string },
): Promise<HttpResponse> {
  const note = form.text('note');
  if (note === '') return problemPage(frame, { status: 409, title, texts: [text] });
  return typedBackPage(frame, [note], { status: 409, title, text });
}

async function show(
  system: Needs,
  request: HttpRequest,
  { found: { state }, question, reason, about, back, filled }: Asking & Pick<TakingOver, 'filled'>,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { handOver } = frame.texts;
  const waiting = openConversation(state);
  const stage = state.chain.find(({ id }) => id === waiting?.stage);
  if (waiting === undefined || stage === undefined)
    return tooLatePage(frame, request, { title: about, text: handOver.notNow });
  const kept = request.method === 'POST' ? filled : { ...filled, values: new Form([]) };
  return handOverPage(frame, {
    title: handOver.askTitle,
    text: `${about}. ${handOver.askText(labeller(system, frame.texts)(waiting.with.function))}`,
    send: handOver.askSend,
    back: { href: back, text: handOver.askBack },
    question,
    ...(reason === undefined ? {} : { reason }),
    nobody: stage.word === 'decision' ? handOver.askNobodyMay : handOver.askNobodyElse,
    candidates: candidatesFor(system, frame.texts, { state, conversation: waiting }),
    commandId: stampOf(kept.values)?.commandId ?? system.random(18),
    planVersion: state.planVersion,
    conversation: waiting.id,
    filled: kept,
  });
}
