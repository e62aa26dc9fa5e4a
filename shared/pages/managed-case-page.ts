import { html } from 'hono/html';
import { familyBounces, standingBounces } from '../domain/bounces.ts';
import type { CaseState } from '../domain/case-state.ts';
import { endedTurn, familyStage, pausedTurn } from '../domain/chain.ts';
import { isLate } from '../domain/due-dates.ts';
import type { Envelope } from '../domain/entries.ts';
import type { Mandate } from '../domain/mandates.ts';
import type { Request } from '../domain/request.ts';
import type { LastDay } from '../domain/terms.ts';
import { openConversation, turnOf } from '../domain/turn.ts';
import { workingDaysLate } from '../domain/what-waits.ts';
import { dateIn, workingDaysBetween } from '../domain/working-days.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import type { CaseSummary } from '../views/case-summaries.ts';
import { stuckBy } from '../views/open-plans.ts';
import { asOfView, freshPart } from './fresh-parts.ts';
import { legalTermView } from './legal-term-view.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { facts, list, part, wholePlan } from './plan-view.ts';
import { timelineView } from './timeline.ts';
import { trackerView, type Label } from './tracker.ts';

export type ManagedCase = {
  readonly state: CaseState;
  readonly entries: readonly Envelope[];
  readonly reference: string;
  readonly base: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly today: string;
  readonly label: Label;
  readonly mandates: readonly Mandate[];
  /** As the ledger has it now. */
  readonly summary: CaseSummary;
  readonly legal: LastDay;
  readonly contactPerson: string;
  /** By function. */
  readonly waitedFor: readonly string[];
  /** When the reminder leaves that a manager ordered and that waits still. */
  readonly nudgeLeavesAt: string | undefined;
  readonly isOnPresentChain: boolean;
  readonly done: string | undefined;
  /** What names all that is shown. */
  readonly version: string;
};

/** What waits, for whom and since when, and what a manager can do about it: nothing here was told by the family. */
export async function managedCasePage(frame: PageFrame, view: ManagedCase): Promise<HttpResponse> {
  const { texts } = frame;
  const { managing, casework } = texts;
  const isOpen = turnOf(view.state) !== endedTurn;
  const title = casework.caseTitle(view.reference);
  const content = html`<h1>${title}</h1>
    ${view.done === undefined ? nothing : html`<p class="notice" role="status">${view.done}</p>`}
    ${asOfView(texts, view.now)}
    ${freshPart(
      'zaak',
      view.version,
      html`${isOpen ? needsView(texts, view) : nothing} ${standingView(texts, view)}
      ${part(managing.doable, isOpen ? actsView(texts, view) : html`<p>${managing.nothing}</p>`)}
      ${part(
        managing.story,
        html`<p>${managing.storyText}</p>
          <p><a class="button" href="${view.base}/plan">${managing.read}</a></p>`,
      )}
      ${part(texts.tracker.title, trackerView(texts, view))}
      ${legalTermView(texts, { ...view, extensionWords: [] })}
      ${part(casework.timeline, timelineView(texts, view))}`,
    )}
    <p><a href="/overzicht">${managing.overview}</a></p>`;
  return renderPage(frame, { title, content, refreshesItself: true });
}

/** Why it stands on top of the list, each with what helps. */
function needsView(texts: Texts, view: ManagedCase): Markup {
  const { managing, overview, casework, format } = texts;
  const { state, summary, label, now } = view;
  const { escalation, linkUntil, dueOn } = summary;
  const late = dueOn === undefined ? 0 : workingDaysLate({ dueOn }, view.today);
  const bounces = standingBounces(state).map(({ conversation, at }) => {
    const help = conversation.stage === familyStage ? managing.bouncedFamily : managing.bouncedStaff;
    const what = casework.bounced(label(conversation.with.function), format.shortDate(at));
    return html`<strong>${what}</strong> ${help}`;
  });
  const hasExpired = stuckBy({ ...(linkUntil === undefined ? {} : { linkUntil }) }, { now });
  const needs = [
    ...(escalation === undefined
      ? []
      : [html`<strong class="capital">${overview.escalations[escalation]}.</strong>`]),
    ...(late === 0 ? [] : [html`${managing.late(late)}`]),
    ...bounces,
    ...(linkUntil === undefined || hasExpired === undefined
      ? []
      : [html`${managing.linkExpired(format.shortDate(linkUntil))}`]),
  ];
  if (needs.length === 0) return nothing;
  return html`<div class="notice">
    <h2>${managing.needs}</h2>
    ${list(needs)}
  </div>`;
}

function standingView(texts: Texts, view: ManagedCase): Markup {
  const { managing, overview, format } = texts;
  const { state, summary, label, today, legal } = view;
  const { holder, since, dueOn, urgentOn, turn } = summary;
  if (turn === endedTurn) return nothing;
  const who = turn === pausedTurn ? overview.paused : holder === undefined ? managing.nobody : label(holder);
  const waited = overview.workingDays(workingDaysBetween(dateIn(since), today));
  const due = dueOn === undefined ? undefined : format.longDate(dueOn);
  const late = isLate(summary, today) ? html`<span class="late">${overview.late}</span>` : nothing;
  const over =
    legal.kind === 'running' && legal.lastDay < today
      ? html`<span class="late">${overview.overTerm}</span>`
      : nothing;
  const orLater = legal.kind === 'suspended' ? overview.orLater : '';
  return part(
    managing.standing,
    facts([
      [managing.holder, html`<span class="capital">${who}</span>`],
      [overview.waited, `${waited}, ${overview.sinceDay(format.shortDate(since))}`],
      [managing.due, due === undefined ? undefined : html`${due} ${late}`],
      [overview.legal, html`${format.longDate(legal.lastDay)} ${orLater} ${over}`],
      [managing.urgent, urgentOn === undefined ? undefined : format.longDate(urgentOn)],
      [overview.opened, format.shortDate(state.openedAt)],
      [overview.contactPerson, view.contactPerson],
    ]),
  );
}

/** What cannot be done now is left out, or says why. */
function actsView(texts: Texts, view: ManagedCase): Markup {
  const { managing, handOver, legalTerm, format } = texts;
  const { nudge, another, extend, route } = managing;
  const { base, state, label, waitedFor, nudgeLeavesAt, legal } = view;
  const who = waitedFor.join(texts.and);
  const asked = openConversation(state);
  const act = (href: string, text: string, hint: string): Markup =>
    html`<a href="${base}/${href}">${text}</a><br /><span class="hint">${hint}</span>`;
  const reminding =
    nudgeLeavesAt === undefined
      ? act('herinneren', nudge.link, nudge.hint(who))
      : html`${nudge.waiting(who, format.longDate(nudgeLeavesAt))}`;
  const acts = [
    ...(waitedFor.length === 0 ? [] : [reminding]),
    ...(asked === undefined || asked.stage === familyStage
      ? []
      : [act('iemand-anders', handOver.askLink, another.hint(label(asked.with.function)))]),
    ...(familyBounces(state).length === 0 ? [] : [act('adres', managing.mend.title, managing.mend.hint)]),
    act('verlengen', legalTerm.link, extend.hint(format.longDate(legal.lastDay))),
    view.isOnPresentChain
      ? html`<span class="hint">${route.same}</span>`
      : act('route', route.link, route.hint),
  ];
  return html`<ul class="plain acts">
    ${acts.map((one) => html`<li>${one}</li>`)}
  </ul>`;
}

/** The plan as the family told it. */
export async function managedPlanPage(
  frame: PageFrame,
  view: { plan: Request; base: string; label: Label; at: string },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { managing, format } = texts;
  const title = managing.readTitle(view.plan.reference);
  const content = html`<h1>${title}</h1>
    <p class="notice calm">${managing.readNote(format.moment(view.at))}</p>
    ${wholePlan(texts, view.plan, view.label)}
    <p><a href="${view.base}">${managing.back}</a></p>`;
  return renderPage(frame, { title, content });
}
