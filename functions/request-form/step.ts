import type { Changed, Draft, DraftPlace } from '../../shared/desk/drafts.ts';
import { wrongOn } from '../../shared/drafts/check.ts';
import { askKey, askOfKey, stepsFor, type Step } from '../../shared/drafts/sections.ts';
import type { DraftFields } from '../../shared/drafts/plan-fields.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { Form, json, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { requestTextsIn } from '../../shared/i18n/request-texts.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { notFoundPage } from '../../shared/pages/problem-pages.ts';
import { stepPage } from '../../shared/pages/request-form.ts';
import {
  askAt,
  askIdOf,
  editingOf,
  fieldsOf,
  movedTo,
  postedFields,
  withoutAsk,
  withPage,
  type Editing,
} from './drafting.ts';
import { choicesOf, draftGround } from './ground.ts';
import { sendLater } from './send-draft.ts';
import { gonePage, type Needs, type Opened } from './opened.ts';

function stepOf(draft: Pick<Draft, 'asks'>, key: string | undefined): Step | undefined {
  return stepsFor(draft.asks).find((step) => step.key === key);
}

type Shown = {
  readonly request: HttpRequest;
  /** As it was just read or saved. */
  readonly draft?: Draft;
  readonly values?: DraftFields;
  readonly issues?: readonly Issue[];
  readonly elsewhere?: DraftFields;
  readonly editing?: Editing;
  readonly hasMoreRows?: boolean;
  readonly notice?: string;
};

export async function showStep(system: Needs, opened: Opened, shown: Shown): Promise<HttpResponse> {
  const { request } = shown;
  const frame = system.edge.frame(request);
  const draft = shown.draft ?? (await system.drafts.find(opened.place));
  if (draft === undefined) return gonePage(system, request);
  const step = stepOf(draft, request.params['step']);
  if (step === undefined) return notFoundPage(frame);
  const steps = stepsFor(draft.asks);
  const values = shown.values ?? draft.pages[step.key]?.fields ?? {};
  return stepPage(
    frame,
    {
      step,
      number: steps.findIndex(({ key }) => key === step.key) + 1,
      of: steps.length,
      asks: draft.asks,
      newAskId: `vraag-${system.newCaseId().slice(0, 8)}`,
      choices: choicesOf(system, opened, frame.texts),
      draft: fieldsOf(draft),
      editor: shown.editing?.editor ?? system.random(12),
      revision: draft.pages[step.key]?.revision ?? 0,
      keptUntil: frame.texts.format.longDate(new Date(draft.until).toISOString()),
      hasMoreRows: shown.hasMoreRows ?? false,
      elsewhere: shown.elsewhere,
      notice: shown.notice,
    },
    { texts: frame.texts, values: new Form(Object.entries(values)), issues: shown.issues ?? [] },
  );
}

/** `at` is the page it was kept on: an ask may have moved since its page was opened. */
type Saved = (
  Changed | { readonly kind: 'elsewhere'; readonly draft: Draft; readonly fields: DraftFields }
) & {
  readonly at: string | undefined;
};

/** Keeps what one page posted, whatever it is worth: checking comes after keeping. */
async function save(
  system: Pick<Needs, 'drafts'>,
  place: DraftPlace,
  posted: { key: string | undefined; form: Form },
): Promise<Saved> {
  let elsewhere: DraftFields | undefined;
  let at = posted.key;
  const changed = await system.drafts.change(place, (draft) => {
    elsewhere = undefined;
    const opened = stepOf({ asks: Math.max(draft.asks, (askOfKey(posted.key ?? '') ?? -1) + 1) }, posted.key);
    if (opened === undefined) return undefined;
    const ask = opened.ask === undefined ? undefined : askAt(draft, askIdOf(posted.form), opened.ask);
    const typed = postedFields(posted.form, opened);
    const asks =
      ask === undefined || Object.keys(typed).length === 0 ? draft.asks : Math.max(draft.asks, ask + 1);
    const step = ask === undefined ? opened : stepOf({ asks }, askKey(ask));
    if (step === undefined) return undefined;
    at = step.key;
    const fields = ask === undefined ? typed : movedTo(typed, ask);
    const result = withPage(draft, step, { fields, editing: editingOf(posted.form) });
    elsewhere = result.kind === 'elsewhere' ? result.fields : undefined;
    return result.kind === 'saved' ? { pages: result.pages, asks } : undefined;
  });
  if (elsewhere === undefined || changed.kind === 'gone') return { ...changed, at };
  return { kind: 'elsewhere', draft: changed.draft, fields: elsewhere, at };
}

/** How many asks there were when the page was opened. */
function askCount(form: Form): number {
  const count = Number(form.text('asks'));
  return Number.isInteger(count) && count >= 0 && count < 20 ? count : 0;
}

/** Posted with a session that has run out: kept, unless another tab was there first; nothing is shown. */
export async function keepLate(system: Needs, place: DraftPlace, request: HttpRequest): Promise<boolean> {
  const saved = await save(system, place, { key: request.params['step'], form: request.form });
  return saved.kind === 'saved';
}

export async function takeStep(system: Needs, opened: Opened, request: HttpRequest): Promise<HttpResponse> {
  const { form } = request;
  const does = form.text('step');
  if (does === 'remove') return removeAsk(system, opened, request);
  const saved = await save(system, opened.place, { key: request.params['step'], form });
  if (does === 'save') return savedInPassing(system.edge.frame(request).texts, saved);
  const at = { ...request, params: { ...request.params, step: saved.at ?? '' } };
  const { texts } = system.edge.frame(request);
  switch (saved.kind) {
    case 'gone':
      return gonePage(system, request);
    case 'elsewhere':
    case 'too-large':
      return showStep(system, opened, {
        request: at,
        draft: saved.draft,
        values: Object.fromEntries(form.entries()),
        editing: editingOf(form),
        ...(saved.kind === 'elsewhere'
          ? { elsewhere: saved.fields }
          : { notice: requestTextsIn(texts.language).tooLarge }),
      });
    case 'unchanged':
    case 'saved':
      return goOn(system, opened, { request: at, draft: saved.draft });
  }
}

/** A second click finds the ask taken away, and takes no other in its place. */
async function removeAsk(system: Needs, opened: Opened, request: HttpRequest): Promise<HttpResponse> {
  const id = askIdOf(request.form);
  await system.drafts.change(opened.place, (draft) => withoutAsk(draft, id));
  return seeOther(opened.base);
}

/** The page's own script saves while somebody types. */
function savedInPassing(texts: Texts, saved: Saved): HttpResponse {
  if (saved.kind !== 'saved' && saved.kind !== 'unchanged') return json(409, { kind: saved.kind });
  const at = new Date(saved.draft.savedAt).toISOString();
  return json(200, { status: requestTextsIn(texts.language).savedAt(texts.format.time(at)) });
}

async function goOn(
  system: Needs,
  opened: Opened,
  { request, draft }: { request: HttpRequest; draft: Draft },
): Promise<HttpResponse> {
  const step = stepOf(draft, request.params['step']);
  if (step === undefined) return gonePage(system, request);
  const editing = editingOf(request.form);
  if (request.isSwitch) return showStep(system, opened, { request, draft, editing });
  const does = request.form.text('step');
  const { base, place } = opened;
  const steps = stepsFor(draft.asks);
  const at = steps.findIndex(({ key }) => key === step.key);
  const goTo = (key: string | undefined): HttpResponse =>
    seeOther(key === undefined ? base : `${base}/${key}`);
  switch (does) {
    case 'back':
      return goTo(steps[at - 1]?.key);
    case 'overview':
      return goTo(undefined);
    case 'to-circle':
      return goTo('kring');
    case 'later':
      return sendLater(system, opened, { request, nonce: editing.editor });
    case 'more':
      return showStep(system, opened, { request, draft, editing, hasMoreRows: true });
  }
  const issues = wrongOn(step.key, fieldsOf(draft), draftGround(system, opened));
  if (issues.length > 0) return showStep(system, opened, { request, draft, editing, issues });
  if (does === 'another') {
    // As many as there were when the page was opened, and one: a second click adds no second.
    const asks = Math.max(draft.asks, askCount(request.form) + 1);
    await system.drafts.change(place, (now) => ({ asks: Math.max(now.asks, asks) }));
    return goTo(askKey(asks - 1));
  }
  return goTo(steps[at + 1]?.key);
}
