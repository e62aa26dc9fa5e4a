import { html } from 'hono/html';
import { lastMended } from '../domain/family-members.ts';
import type { PersonId } from '../domain/identifiers.ts';
import { changesWaitedFor, confirmation, stillToConfirm, turnOf } from '../domain/turn.ts';
import { endedTurn, pausedTurn } from '../domain/chain.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { confirmersView } from './confirmers-view.ts';
import { courseLinks, courseNotice } from './course-pages.ts';
import { decidedView, mayBeginView, type Decided } from './decisions-view.ts';
import { changedView, type Before } from './differences-view.ts';
import { choice, errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { followThroughView, type Agreed } from './follow-through-view.ts';
import { legalTermView } from './legal-term-view.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { facts, foldedPlan, part, questionView, urgencyView, wholePlan } from './plan-view.ts';
import { trackerView } from './tracker.ts';

export type FamilyView = Decided & {
  readonly today: string;
  readonly agreed: readonly Agreed[];
  readonly commandId: string;
  readonly extensionWords: readonly string[];
  /** The version this one is held against, while the reader must still confirm it. */
  readonly before: Before | undefined;
  /** Whose page it is, of those who must confirm. */
  readonly reader: PersonId;
  /** What the family itself is asked, in the words of whoever asked; `who` is a function. */
  readonly question: { at: string; who: string; text: string; answerBy: string } | undefined;
  /** What was said when the case was taken back or put on hold. */
  readonly courseWords: string | undefined;
  /** What the family itself asked to change, in this version or the one before. */
  readonly wanted: string | undefined;
  /** The plan was amended while the family was answering about the version before. */
  readonly planChanged: boolean;
  /** What was posted with a session that had run out stands in the form again. */
  readonly restored: boolean;
  /** Changes were asked for after the plan had been confirmed, in another tab or by somebody else. */
  readonly late: boolean;
};

/** The family's own page: confirm the plan or say what must change, and follow it from then on. */
export async function familyPage(frame: PageFrame, view: FamilyView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { family } = texts;
  const { state, plan } = view;
  const asked = changesWaitedFor(state);
  const mended = lastMended(state, view.reader);
  const wrong = filled.issues.length > 0 || view.planChanged || view.late;
  const hasForm = mayConfirm(view);
  const isAsking = hasForm && asked === undefined;
  const title = isAsking ? family.confirmTitle : family.title;
  const content = html`${errorSummary(filled, (path) => (path === 'choice' ? family.choice : family.changeText))}
    <h1>${title}</h1>
    ${questionView(texts, plan)} ${urgencyView(texts, plan)}
    ${courseNotice(texts, { ...view, words: view.courseWords })}
    ${view.planChanged ? typedNotice(filled, family.planChanged) : nothing}
    ${view.late ? typedNotice(filled, family.tooLate) : nothing}
    ${view.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    ${standingView(view, filled.texts)} ${askedView(view, texts)}
    ${mended === undefined ? nothing : html`<p class="notice calm">${family.addressMended(texts.format.moment(mended.at))}</p>`}
    ${
      view.wanted === undefined
        ? nothing
        : html`<p>${family.yourText}:</p>
            <p class="words notice calm">${view.wanted}</p>`
    }
    ${planParts(frame, view)} ${hasForm ? confirmForm(view, filled) : nothing} ${courseLinks(texts, view)}`;
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    status: view.late ? 409 : wrong ? 422 : 200,
    ...(hasForm ? { form: { id: 'formulier' } } : {}),
  });
}

/**
 * Where the plan is, what was decided, and the plan itself, which stands open while the reader is asked whether it is
 * theirs. A new version begins with what is new in it.
 */
function planParts(frame: PageFrame, view: FamilyView): Markup {
  const { texts } = frame;
  const { state, plan, before } = view;
  const isFollowed = confirmation(state) !== undefined;
  const isAsked = mayConfirm(view);
  const isChanged = before !== undefined && isAsked;
  return html`${confirmersView(texts, view)} ${mayBeginView(texts, view)}
  ${isFollowed ? part(texts.family.follow, trackerView(texts, view)) : nothing}
  ${isFollowed ? legalTermView(texts, view) : nothing}
  ${isChanged ? changedView(texts, before, plan) : nothing} ${decidedView(frame, view)}
  ${followThroughView(texts, view)} ${isChanged ? html`<h2>${texts.casework.plan}</h2>` : nothing}
  ${isAsked ? wholePlan(texts, plan, view.label) : foldedPlan(texts, view)}`;
}

/** Whether the reader is asked for their yes. */
function mayConfirm({ state, reader }: Pick<FamilyView, 'state' | 'reader'>): boolean {
  return stillToConfirm(state).includes(reader) && ![endedTurn, pausedTurn].includes(turnOf(state));
}

/** What the family has to do, or has done. */
function standingView({ state, reader, question }: FamilyView, texts: Texts): Markup {
  const { family, format } = texts;
  const confirmed = confirmation(state);
  const isStopped = [endedTurn, pausedTurn].includes(turnOf(state));
  if (confirmed !== undefined) {
    const todo = isStopped || question !== undefined ? nothing : family.nothingToDo;
    return html`<p class="notice">${family.confirmed(format.moment(confirmed.at))} ${todo}</p>`;
  }
  if (isStopped) return nothing;
  const own = state.confirmations.findLast(
    ({ by, planVersion }) => by === reader && planVersion === state.planVersion,
  );
  if (own !== undefined)
    return html`<p class="notice">${family.confirmed(format.moment(own.at))} ${texts.together.waiting}</p>`;
  const asked = changesWaitedFor(state);
  const lead = state.planVersion > 1 ? family.confirmAgainLead : family.confirmLead;
  return html`<p class="lead">
    ${asked === undefined ? lead : family.changesAsked(format.moment(asked.at))}
  </p>`;
}

/** A question to the applicant: while it stands open the term stands still, and the day to answer by is theirs. */
function askedView({ question, plan }: FamilyView, { family, question: words, format }: Texts): Markup {
  if (question === undefined) return nothing;
  return part(
    family.question.title,
    html`<div class="box">
      ${facts([
        [words.askedBy, question.who],
        [words.askedOn, format.longDate(question.at)],
        [words.asked, html`<span class="words strong">${question.text}</span>`],
        [family.question.answerBy, format.longDate(question.answerBy)],
      ])}
      <p>${family.question.whom(plan.contactPerson.name)}</p>
    </div>`,
  );
}

function typedNotice(filled: Filled, what: string): Markup {
  const { family } = filled.texts;
  const typed = filled.values.text('text');
  return html`<p class="notice" role="alert">${what}</p>
    ${
      typed === ''
        ? nothing
        : html`<p>${family.yourText}:</p>
            <p class="words">${typed}</p>`
    }`;
}

function confirmForm(view: FamilyView, filled: Filled): Markup {
  const { family } = filled.texts;
  return html`<form method="post" id="formulier" novalidate>
    ${hidden([
      ['planVersion', String(view.state.planVersion)],
      ['commandId', view.commandId],
    ])}
    ${choice(filled, {
      name: 'choice',
      legend: family.choice,
      answers: [
        { value: 'confirm', label: family.confirm },
        { value: 'change', label: family.change },
      ],
    })}
    ${field(filled, { name: 'text', label: family.changeText, hint: family.changeHint, rows: 4 })}
    <button type="submit" class="main">${family.send}</button>
  </form>`;
}
