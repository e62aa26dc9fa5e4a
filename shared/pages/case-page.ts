import { html } from 'hono/html';
import { endedTurn, familyStage } from '../domain/chain.ts';
import type { Envelope } from '../domain/entries.ts';
import type { Mandate } from '../domain/mandates.ts';
import { openConversation, openConversations, turnOf } from '../domain/turn.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { bounceNotes } from './bounce-note.ts';
import { isAboutTalk, phoneLink, spokenView, waitingView } from './case-talk.ts';
import { planForm } from './casework-pages.ts';
import { confirmersView, roleOf } from './confirmers-view.ts';
import { courseNotice, courseSteps } from './course-pages.ts';
import { decidedView, mayBeginView, type Decided } from './decisions-view.ts';
import { errorSummary, hidden, type Filled } from './form-parts.ts';
import { followThroughView, type Agreed } from './follow-through-view.ts';
import { legalTermView } from './legal-term-view.ts';
import { mendForContact, mendLabel } from './mend-address-view.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { foldedPlan, list, part, questionView, urgencyView } from './plan-view.ts';
import type { Said } from './said-view.ts';
import { talkLabel } from './talk-fields.ts';
import { timelineView } from './timeline.ts';
import { trackerView } from './tracker.ts';

export type CaseView = Decided & {
  readonly entries: readonly Envelope[];
  readonly mandates: readonly Mandate[];
  readonly agreed: readonly Agreed[];
  readonly today: string;
  /** What the family asked to change, and what an official wrote about the talk they want first. */
  readonly changes: string | undefined;
  readonly talkNote: string | undefined;
  /** What was said when the case was taken back or put on hold. */
  readonly courseWords: string | undefined;
  readonly said: readonly Said[];
  /** A new version of the plan is being written. */
  readonly isAmending: boolean;
  readonly commandId: string;
  readonly extensionWords: readonly string[];
  /** Whether the visitor may see their other cases too. */
  readonly seesAll: boolean;
  /** What went wrong, and what went well. */
  readonly notice?: string;
  readonly done?: string;
};

/**
 * One case for its contact person: what is asked of them now, who holds it, what was decided, what happened, and what they
 * can do about it.
 */
export async function casePage(frame: PageFrame, view: CaseView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { casework } = texts;
  const { state, plan } = view;
  const title = casework.caseTitle(plan.reference);
  const wrong = filled.issues.length > 0 || view.notice !== undefined;
  const isOpen = turnOf(state) !== endedTurn;
  const isBounced = isOpen && bounceNotes(texts, view).length > 0;
  const content = html`${errorSummary(filled, (path) => labelOf(texts, path))}
    <h1>${title}</h1>
    ${questionView(texts, plan)}
    ${view.notice === undefined ? nothing : html`<p class="notice" role="alert">${view.notice}</p>`}
    ${view.done === undefined ? nothing : html`<p class="notice" role="status">${view.done}</p>`}
    ${urgencyView(texts, plan)} ${courseNotice(texts, { ...view, words: view.courseWords })}
    ${changesView(texts, view)} ${waitingView(view, filled)} ${isBounced ? helpView(view, filled) : nothing}
    ${confirmersView(texts, view)} ${part(texts.tracker.title, trackerView(texts, view))}
    ${phoneLink(texts, state)}
    ${isOpen ? html`<p class="screen-only"><a href="#doen">${casework.doable}</a></p>` : nothing}
    ${legalTermView(texts, view)} ${isOpen && !isBounced ? helpView(view, filled) : nothing}
    ${mayBeginView(texts, view)} ${spokenView(texts, view)} ${decidedView(frame, view)}
    ${followThroughView(texts, view)} ${part(casework.timeline, timelineView(texts, view))}
    ${state.planVersion === 1 ? nothing : html`<p><a href="${view.base}/wijzigingen">${texts.differences.link}</a></p>`}
    ${foldedPlan(texts, view)} ${isOpen ? doableView(view, filled) : nothing}
    ${view.seesAll ? html`<p><a href="/werk">${casework.back}</a></p>` : nothing}`;
  const [first] = filled.issues;
  const form = first === undefined ? 'nieuwe-versie' : formOf(first.path);
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    // Only what somebody typed and has to mend is worth taking along.
    ...(wrong && isOpen ? { form: { id: form, step: false } } : {}),
    status: wrong ? 422 : 200,
  });
}

/** The form on the page that an issue is about. */
function formOf(path: string): 'adres' | 'gesprek' | 'nieuwe-versie' {
  if (path === 'email' || path === 'person') return 'adres';
  return isAboutTalk(path) ? 'gesprek' : 'nieuwe-versie';
}

function labelOf(texts: Texts, path: string): string | undefined {
  const own = talkLabel(texts, path) ?? mendLabel(texts, path);
  return own ?? (path === 'json' || path === '' ? undefined : path);
}

/** The family's wish, with the way to meet it; the form carries what every form of this page does. */
function changesView({ casework }: Texts, { state, changes, isAmending, commandId }: CaseView): Markup {
  if (changes === undefined) return nothing;
  const path = `/werk/zaak/${state.caseId}`;
  return html`<div class="notice">
    <h2>${casework.changesAsked}</h2>
    <p class="words">${changes}</p>
    <form method="post" action="${path}">
      ${hidden([
        ['commandId', commandId],
        ['planVersion', String(state.planVersion)],
      ])}
      <button type="submit" formaction="${path}/plan" name="step" value="begin" class="main">
        ${isAmending ? casework.amendGoOn : casework.amend}
      </button>
    </form>
  </div>`;
}

/** What can be done when nobody answers: the same mail again, and a better address for the family. */
function helpView(view: CaseView, filled: Filled): Markup {
  const { texts } = filled;
  const { casework } = texts;
  const { state, label } = view;
  const waiting = openConversation(state);
  const isFamily = turnOf(state) === familyStage;
  const own = [
    ['commandId', view.commandId],
    ['planVersion', String(state.planVersion)],
  ] as const;
  const isMending = filled.issues.some(({ path }) => formOf(path) === 'adres');
  const bounces = bounceNotes(texts, view);
  return html`<details ${isMending || bounces.length > 0 ? html`open` : nothing}>
    <summary>${casework.helps}</summary>
    ${bounces}
    ${openConversations(state).map(
      (one) =>
        html`<form method="post" action="/werk/zaak/${state.caseId}">
          ${hidden([...own, ['conversation', one.id]])}
          <button type="submit" name="step" value="resend">
            ${
              isFamily && state.confirmers.length > 1
                ? texts.together.resend(texts.together.roles[roleOf(view.plan, one.with.id)])
                : casework.resend(label(one.with.function))
            }
          </button>
          <p class="hint">${casework.resendText}</p>
        </form>`,
    )}
    ${isFamily || waiting === undefined ? nothing : askAnotherView(texts, state.caseId)}
    ${mendForContact({ state, plan: view.plan, carried: own }, filled)}
  </details>`;
}

/** What a contact person may do of their own accord, behind all that is to be read. */
function doableView(view: CaseView, filled: Filled): Markup {
  const { casework, legalTerm } = filled.texts;
  const extend = html`<a href="${view.base}/verlengen">${legalTerm.link}</a>`;
  return html`<h2 id="doen">${casework.doable}</h2>
    ${amendView(view, filled)}
    <div class="screen-only">${list([extend, ...courseSteps(filled.texts, view)])}</div>`;
}

function amendView(view: CaseView, filled: Filled): Markup {
  const { casework } = filled.texts;
  const { state } = view;
  const isWrong = filled.issues.some(({ path }) => formOf(path) === 'nieuwe-versie');
  const path = `/werk/zaak/${state.caseId}`;
  return html`<h3>${casework.amend}</h3>
    <p>${casework.amendText}</p>
    <form method="post" action="${path}/plan">
      <button type="submit" name="step" value="begin">
        ${view.isAmending ? casework.amendGoOn : casework.amend}
      </button>
    </form>
    <details ${isWrong ? html`open` : nothing}>
      <summary>${casework.amendFile}</summary>
      ${planForm(filled, {
        id: 'nieuwe-versie',
        action: path,
        send: casework.amendSend,
        carried: [
          ['commandId', view.commandId],
          ['planVersion', String(state.planVersion)],
        ],
      })}
    </details>`;
}

function askAnotherView({ casework, handOver }: Texts, caseId: string): Markup {
  return html`<p><a href="/werk/zaak/${caseId}/iemand-anders">${handOver.askLink}</a></p>
    <p class="hint">${handOver.askHint}</p>
    <p>${casework.staffAddress}</p>`;
}
