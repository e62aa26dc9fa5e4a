import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { endedTurn, familyStage } from '../domain/chain.ts';
import type { Ask, Request } from '../domain/request.ts';
import { outcomeOfAsk, pauseOf, turnOf } from '../domain/turn.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { checkbox, errorSummary, field, hidden, type Filled } from './form-parts.ts';
import type { Party } from './decisions-view.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list, part, questionView } from './plan-view.ts';
import { outcomeView, type Label } from './tracker.ts';

/** Whose page it is, and where that stands: both may stop or pause, each under an address of their own. */
export type CourseView = {
  readonly state: CaseState;
  readonly plan: Request;
  readonly label: Label;
  readonly party: Party;
  readonly base: string;
  readonly commandId: string;
};

/** What happens when the request is taken back, before anybody can do so. */
export async function stopPage(frame: PageFrame, view: CourseView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { stop } = texts.course;
  const { plan } = view;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, () => stop.text)}
    <h1>${stop.title}</h1>
    ${questionView(texts, plan)}
    <p class="lead">${stop.lead}</p>
    ${standing(view, { title: stop.stays, none: stop.staysNothing, outcome: 'yes' })}
    ${standing(view, { title: stop.ends, none: stop.endsNothing, outcome: undefined })}
    ${standing(view, { title: stop.refused, none: undefined, outcome: 'no' })}
    ${part(stop.hears, html`${list(hearers(view).map((who) => html`<span class="capital">${who}</span>`))}`)}
    <p>${stop.nobodyAsked} ${stop.final}</p>
    <form method="post" id="formulier" novalidate>
      ${hidden([['commandId', view.commandId]])}
      ${field(filled, { name: 'text', label: stop.text, hint: stop.textHint, rows: 4 })}
      <button type="submit" class="main">${stop.confirm}</button>
    </form>
    <p><a href="${view.base}">${stop.back}</a></p>
    ${pauseOf(view.state) === undefined ? html`<p><a href="${view.base}/pauze">${stop.pauseInstead}</a></p>` : nothing}`;
  return renderPage(frame, {
    title: stop.title,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
    form: { id: 'formulier' },
  });
}

/** The asks that were answered with a yes, with a no, or not yet. */
function standing(
  { state, plan }: CourseView,
  group: { title: string; none: string | undefined; outcome: 'yes' | 'no' | undefined },
): Markup {
  const asks = asksWith(state, plan, group.outcome);
  if (asks.length === 0 && group.none === undefined) return nothing;
  return part(
    group.title,
    asks.length === 0
      ? html`<p>${group.none}</p>`
      : list(asks.map(({ what }) => html`<span class="words">${what}</span>`)),
  );
}

function asksWith(state: CaseState, plan: Request, outcome: 'yes' | 'no' | undefined): Ask[] {
  return plan.asks.filter((_, index) => {
    // In the order of the plan, in which the envelope names them.
    const decided = outcomeOfAsk(state, state.asks[index]?.id ?? '');
    const kind = decided === undefined ? undefined : decided === 'not-agree' ? 'no' : 'yes';
    return kind === outcome;
  });
}

function hearers({ state, label }: CourseView): string[] {
  const asked = state.conversations.find((one) => one.status === 'open' && one.stage !== familyStage);
  return [
    label('family'),
    label('contact-person'),
    ...(asked === undefined ? [] : [label(asked.with.function)]),
  ];
}

/** Standing still, or, when it does already, going on. */
export async function pausePage(frame: PageFrame, view: CourseView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { pause } = texts.course;
  const standing = pauseOf(view.state);
  const wrong = filled.issues.length > 0;
  const title = standing === undefined ? pause.title : pause.onTitle;
  const labels: Readonly<Record<string, string>> = { until: pause.until, text: pause.text };
  const content = html`${errorSummary(filled, (path) => labels[path])}
    <h1>${title}</h1>
    ${questionView(texts, view.plan)}
    ${standing === undefined ? pauseForm(view, filled) : html`${pausedText(texts, view)} ${resumeForm(texts, view)}`}
    <p><a href="${view.base}">${pause.back}</a></p>`;
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
    ...(standing === undefined ? { form: { id: 'formulier' } } : {}),
  });
}

function pauseForm(view: CourseView, filled: Filled): Markup {
  const { course } = filled.texts;
  const { pause } = course;
  const isContact = view.party === 'contact';
  return html`<p class="lead">${pause.lead}</p>
    ${isContact ? nothing : html`<p>${pause.termStops}</p>`}
    <form method="post" id="formulier" novalidate>
      ${hidden([['commandId', view.commandId]])}
      ${field(filled, {
        name: 'until',
        label: pause.until,
        hint: isContact ? pause.untilHintContact : pause.untilHint,
        type: 'date',
      })}
      ${field(filled, { name: 'text', label: pause.text, hint: course.stop.textHint, rows: 4 })}
      ${isContact ? checkbox(filled, { name: 'consent', label: pause.consent, hint: pause.consentHint }) : nothing}
      <button type="submit" class="main">${pause.confirm}</button>
    </form>`;
}

function resumeForm(texts: Texts, view: CourseView): Markup {
  return html`<form method="post" id="formulier">
    ${hidden([['commandId', view.commandId]])}
    <button type="submit" name="step" value="resume" class="main">${texts.course.pause.resume}</button>
  </form>`;
}

/** Who let it stand still, since when, until when, and whether the legal term stands still as well. */
function pausedText(texts: Texts, { state, label }: Pick<CourseView, 'state' | 'label'>): Markup {
  const { course, format } = texts;
  const standing = pauseOf(state);
  if (standing === undefined) return nothing;
  const { until } = standing;
  return html`<p>
    ${course.paused(format.shortDate(standing.at), label(standing.by.function))}
    ${until === undefined ? course.pausedOpen : course.pausedUntil(format.longDate(until))}
    ${standing.suspends ? course.termStands : course.termRuns}
  </p>`;
}

/** On top of the family's and the contact person's page: that it was taken back, or stands still, and what was said. */
export function courseNotice(
  texts: Texts,
  view: Pick<CourseView, 'state' | 'label' | 'base'> & { readonly words: string | undefined },
): Markup {
  const { state, label } = view;
  const { course, format } = texts;
  const said =
    view.words === undefined
      ? nothing
      : html`<p>${course.wroteWithIt}</p>
          <p class="words">${view.words}</p>`;
  if (state.withdrawn !== undefined) {
    const { at, by } = state.withdrawn;
    return html`<div class="notice">
      <h2>${course.withdrawnTitle}</h2>
      <p>${course.withdrawn(format.moment(at), label(by.function))}</p>
      ${said} ${outcomeView(texts, state)}
    </div>`;
  }
  if (pauseOf(state) === undefined) return nothing;
  return html`<div class="notice">
    <h2>${course.pause.onTitle}</h2>
    ${pausedText(texts, view)} ${said}
    <p><a href="${view.base}/pauze">${course.pause.resumeLink}</a></p>
  </div>`;
}

/** Where second thoughts begin. */
export function courseSteps(
  { course }: Texts,
  { state, base }: Pick<CourseView, 'state' | 'base'>,
): Markup[] {
  return [
    ...(pauseOf(state) === undefined ? [html`<a href="${base}/pauze">${course.pause.link}</a>`] : []),
    html`<a href="${base}/stoppen">${course.stop.link}</a>`,
  ];
}

/** The same for the family, while there is something to think about. */
export function courseLinks(texts: Texts, view: Pick<CourseView, 'state' | 'base'>): Markup {
  if (turnOf(view.state) === endedTurn) return nothing;
  return html`<div class="screen-only">${part(texts.course.second, list(courseSteps(texts, view)))}</div>`;
}
