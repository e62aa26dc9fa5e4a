import type { PersonId } from '../../shared/domain/identifiers.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import { noSessionPage } from '../../shared/pages/problem-pages.ts';
import type { Routes } from '../http-lambda.ts';
import type { System } from '../system.ts';
import { strangerPage } from '../stranger-page.ts';
import { administrationRoutes } from './administration.ts';
import { downloadAfterDecision, showAfterDecision, showCaseAfter } from './after-decision.ts';
import { managedCaseRoutes } from './case.ts';
import { downloadPlans, showPlans } from './plans.ts';
import { downloadResearch } from './research.ts';
import { downloadFigures, downloadTimeSpent, showTimeSpent } from './time-spent.ts';

type Needs = Pick<
  System,
  'books' | 'gate' | 'edge' | 'registers' | 'seen' | 'summaries' | 'rollups' | 'followUps' | 'random'
>;

/**
 * The managers' overview. Without it a plan that nobody answers is missed only by the family that made it. What an
 * administrator looks at is beside it, since it reads the registers already.
 */
export function overviewRoutes(system: Needs): Routes {
  const at =
    (then: (request: HttpRequest, manager: PersonId) => Promise<HttpResponse>) => (request: HttpRequest) =>
      atOverview(system, request, then);
  return {
    '/overzicht': { GET: at((request) => showPlans(system, request)) },
    '/overzicht/tijd': { GET: at((request) => showTimeSpent(system, request)) },
    '/overzicht/tijd.csv': { GET: at((request) => downloadTimeSpent(system, request)) },
    '/overzicht/tijd.jsonl': { GET: at((request) => downloadFigures(system, request)) },
    '/overzicht/onderzoek.jsonl': {
      GET: at((request, manager) => downloadResearch(system, request, manager)),
    },
    '/overzicht/daarna': { GET: at((request) => showAfterDecision(system, request)) },
    '/overzicht/daarna.csv': { GET: at((request) => downloadAfterDecision(system, request)) },
    '/overzicht/zaak/{caseId}/daarna': {
      GET: at((request, manager) => showCaseAfter(system, request, manager)),
    },
    '/overzicht/plannen.csv': { GET: at((request) => downloadPlans(system, request)) },
    ...managedCaseRoutes(system, at),
    ...administrationRoutes(system),
  };
}

async function atOverview(
  system: Needs,
  request: HttpRequest,
  then: (request: HttpRequest, manager: PersonId) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const visitor = await visitorOf(
    system.gate,
    request,
    (session) =>
      session.purpose === 'overview' &&
      system.registers.current.managers.some(({ id }) => id === session.person),
  );
  if (visitor.kind === 'known') return then(request, visitor.session.person);
  const frame = system.edge.frame(request);
  return request.method === 'POST' || visitor.kind === 'missing'
    ? strangerPage(frame, request)
    : noSessionPage(frame, visitor.kind);
}
