import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../shared/domain/commands.ts';
import type { Request } from '../../shared/domain/request.ts';
import { admitDraft } from '../../shared/drafts/check.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { perform, readPlan } from '../../shared/ledger/perform.ts';
import { discardedPage, discardPage, laterPage } from '../../shared/pages/request-leave.ts';
import { showOverview } from './review-draft.ts';
import type { RefusalCode } from '../../shared/domain/verdict.ts';
import { requestTextsIn } from '../../shared/i18n/request-texts.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { contactFunction } from '../../shared/domain/identifiers.ts';
import { keepingMendedAddresses, openRequest } from '../bring-in.ts';
import { fieldsOf } from './drafting.ts';
import { draftGround } from './ground.ts';
import { gonePage, toCase, type Needs, type Opened } from './opened.ts';

/** What its writer does with a draft as a whole: send it, go on later, or throw it away. */
export async function decideOnDraft(
  system: Needs,
  opened: Opened,
  request: HttpRequest,
): Promise<HttpResponse> {
  switch (request.form.text('step')) {
    case 'send':
      return send(system, opened, request);
    case 'later':
      return sendLater(system, opened, { request, nonce: system.random(9) });
    case 'discard':
      return discardPage(system.edge.frame(request), opened.base);
    case 'discard-yes':
      await system.drafts.drop(opened.place);
      if (opened.state !== undefined) return seeOther(`/werk/zaak/${opened.place.id}`);
      return opened.work.seesAll ? seeOther('/werk') : discardedPage(system.edge.frame(request));
    default:
      return showOverview(system, opened, { request });
  }
}

async function send(system: Needs, opened: Opened, request: HttpRequest): Promise<HttpResponse> {
  const draft = await system.drafts.find(opened.place);
  if (draft === undefined) return gonePage(system, request);
  const admission = admitDraft(fieldsOf(draft), draftGround(system, opened));
  if (admission.kind === 'issues') return showOverview(system, opened, { request, isRefused: true });
  const words = requestTextsIn(system.edge.frame(request).texts.language);
  const plan = await newVersionOf(system, opened, admission.plan);
  if (plan === undefined)
    return showOverview(system, opened, { request, isRefused: true, notice: words.nothingChanged });
  const result = await record(system, opened, {
    plan,
    version: draft.version,
    amends: draft.amends,
  });
  const casePath = `/werk/zaak/${opened.place.id}`;
  if (result.kind === 'recorded') {
    await system.drafts.drop(opened.place);
    return toCase(system, opened.work, opened.place.id);
  }
  // Opened before, by this very draft: what was written since is a new version of the plan.
  if (result.code === 'already-open' || result.code === 'command-reused') return seeOther(`${casePath}/plan`);
  if (result.code === 'plan-changed')
    await system.drafts.change(opened.place, () => ({ amends: opened.state?.planVersion ?? 1 }));
  const said =
    result.code === 'invalid'
      ? { issues: result.issues }
      : { notice: noticeOf(system.edge.frame(request).texts, result.code) };
  return showOverview(system, opened, { request, isRefused: true, ...said });
}

function noticeOf(texts: Texts, code: RefusalCode | 'already-decided'): string {
  if (code === 'plan-changed') return requestTextsIn(texts.language).planMoved;
  if (code === 'too-large') return requestTextsIn(texts.language).tooLarge;
  return texts.refusals[code === 'already-decided' ? 'closed' : code];
}

/** The plan to be sent; `undefined` when it says what the plan of its case says already. */
async function newVersionOf(system: Needs, { state }: Opened, plan: Request): Promise<Request | undefined> {
  if (state === undefined) return plan;
  const amended = await keepingMendedAddresses(system, state, plan);
  return isDeepStrictEqual(amended, await readPlan(system.books, state)) ? undefined : amended;
}

/** A new case, or a new version of the plan of one; the same draft sent twice is one of either. */
async function record(
  system: Needs,
  { place, work, state }: Opened,
  draft: { plan: Request; version: number; amends: number | undefined },
) {
  const actor = { id: work.person, function: contactFunction };
  if (state === undefined)
    return openRequest(system, { caseId: place.id, plan: draft.plan, contactPerson: work.person, actor });
  const planVersion = draft.amends ?? state.planVersion;
  const command: Command = { type: 'amend-plan', plan: draft.plan, planVersion };
  return perform(system.books, {
    caseId: place.id,
    command,
    actor,
    commandId: `draft-${planVersion}-${draft.version}`,
  });
}

/** "Later verder": a mail with a link that opens this draft alone. */
export async function sendLater(
  system: Needs,
  opened: Opened,
  { request, nonce }: { request: HttpRequest; nonce: string },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const draft = await system.drafts.find(opened.place);
  if (draft === undefined) return gonePage(system, request);
  const { id, person } = opened.place;
  await system.outbox.order({
    mailId: `draft/${id}/${nonce}`,
    kind: 'draft-kept',
    recipient: person,
    caseId: id,
    language: request.language,
  });
  const keptUntil = frame.texts.format.longDate(new Date(draft.until).toISOString());
  return laterPage(frame, { back: opened.base, keptUntil });
}
