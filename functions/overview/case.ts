import type { CaseState } from '../../shared/domain/case-state.ts';
import { legalDateOf } from '../../shared/domain/case-terms.ts';
import { stagesOf } from '../../shared/domain/chain.ts';
import { nextReminderMoment } from '../../shared/domain/due-dates.ts';
import type { PersonId } from '../../shared/domain/identifiers.ts';
import { isSameChain } from '../../shared/domain/move.ts';
import { waitedFor } from '../../shared/domain/nudge.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import type { HttpHandler, HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { readPlan, type FoundCase } from '../../shared/ledger/perform.ts';
import { managedCasePage, managedPlanPage } from '../../shared/pages/managed-case-page.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import { summaryOf } from '../../shared/views/case-summaries.ts';
import { stuckBy } from '../../shared/views/open-plans.ts';
import { extendTerm } from '../extend-form.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import { askAnotherAsManager } from './ask-another.ts';
import { atManagedCase, recordManagerSaw, type Managed, type Needs } from './at-case.ts';
import { versionOf } from './fresh.ts';
import { mendAsManager } from './mend-address.ts';
import { nudgeAsManager } from './nudge.ts';
import { moveAsManager } from './route.ts';

type At = (then: (request: HttpRequest, manager: PersonId) => Promise<HttpResponse>) => HttpHandler;

/** One case of which a manager wants to know why it waits, and what they do about it. */
export function managedCaseRoutes(system: Needs, at: At): Routes {
  const to = (then: (system: Needs, managed: Managed) => Promise<HttpResponse>): HttpHandler =>
    at((request, manager) => atManagedCase(system, { request, manager }, (managed) => then(system, managed)));
  const step = (then: (system: Needs, managed: Managed) => Promise<HttpResponse>): Routes[string] => ({
    GET: to(then),
    POST: to(then),
  });
  return {
    '/overzicht/zaak/{caseId}': {
      GET: at((request, manager) => {
        const named = (found: FoundCase): string => versionOfCase(system, request, found);
        const asked = { request, manager, versionOf: named };
        return atManagedCase(system, asked, (managed) => showCase(system, managed));
      }),
    },
    '/overzicht/zaak/{caseId}/plan': { GET: to(showPlan) },
    '/overzicht/zaak/{caseId}/herinneren': step(nudgeAsManager),
    '/overzicht/zaak/{caseId}/iemand-anders': step(askAnotherAsManager),
    '/overzicht/zaak/{caseId}/adres': step(mendAsManager),
    '/overzicht/zaak/{caseId}/verlengen': step(extendAsManager),
    '/overzicht/zaak/{caseId}/route': step(moveAsManager),
  };
}

/** When the reminder leaves that a manager ordered, while it waits still. */
function nudgeLeavesAt({ nudged }: CaseState, now: string): string | undefined {
  if (nudged === undefined) return undefined;
  const leavesAt = nextReminderMoment(nudged.at);
  return leavesAt === nextReminderMoment(now) ? leavesAt : undefined;
}

/** What names all that the page of a case shows: its entries, the day, and what the hour alone changes. */
function versionOfCase(system: Needs, request: HttpRequest, { state, entries }: FoundCase): string {
  const now = system.books.now();
  const hourly = [nudgeLeavesAt(state, now), stuckBy(summaryOf(state, entries), { now })];
  return versionOf(system, request, [dateIn(now), state.caseId, state.n, hourly]);
}

/** How it goes, as the ledger has it now, without a word the family wrote. Each time it is shown is on record. */
async function showCase(system: Needs, managed: Managed): Promise<HttpResponse> {
  await recordManagerSaw(system, managed, 'course');
  const { found, reference, request, base } = managed;
  const { state, entries } = found;
  const frame = system.edge.frame(request);
  const { current } = system.registers;
  const now = system.books.now();
  const today = dateIn(now);
  const label = labeller(system, frame.texts);
  return managedCasePage(frame, {
    version: versionOfCase(system, request, found),
    state,
    entries,
    reference,
    base,
    now,
    today,
    label,
    mandates: current.mandates,
    summary: summaryOf(state, entries),
    legal: legalDateOf(state, today),
    contactPerson: contactPersonById(current, state.contactPerson)?.name ?? state.contactPerson,
    waitedFor: [...new Set(waitedFor(state).map((one) => label(one.function)))],
    nudgeLeavesAt: nudgeLeavesAt(state, now),
    isOnPresentChain: isSameChain(state.chain, stagesOf(current.chain)),
    done: doneText(frame.texts, request.query.get('gedaan')),
  });
}

function doneText({ managing, handOver, casework }: Texts, what: string | undefined): string | undefined {
  const { nudge, extend, route } = managing;
  return {
    herinnerd: nudge.done,
    overgedragen: handOver.askDone,
    verlengd: extend.done,
    verplaatst: route.done,
    verbeterd: casework.mended,
  }[what ?? ''];
}

/** The story, for a manager who asks for it; that they did is on record before they read a word. */
async function showPlan(system: Needs, managed: Managed): Promise<HttpResponse> {
  await recordManagerSaw(system, managed, 'plan');
  const { found, request, base } = managed;
  const frame = system.edge.frame(request);
  const plan = await readPlan(system.books, found.state);
  return managedPlanPage(frame, {
    plan,
    base,
    label: labeller(system, frame.texts),
    at: system.books.now(),
  });
}

async function extendAsManager(
  system: Needs,
  { found, manager, request, base }: Managed,
): Promise<HttpResponse> {
  return extendTerm(system, {
    state: found.state,
    request,
    actor: manager,
    question: undefined,
    base,
    done: `${base}?gedaan=verlengd`,
  });
}
