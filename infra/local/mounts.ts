import { caseworkRoutes } from '../../functions/casework/casework.ts';
import { conversationRoutes } from '../../functions/conversation/conversation.ts';
import { familyRoutes } from '../../functions/family/family.ts';
import { httpLambda, type Routes } from '../../functions/http-lambda.ts';
import { movesApiRoutes } from '../../functions/moves-api/moves-api.ts';
import { openLinkRoutes } from '../../functions/open-link/open-link.ts';
import { overviewRoutes } from '../../functions/overview/overview.ts';
import { requestFormRoutes } from '../../functions/request-form/request-form.ts';
import { registersApiRoutes } from '../../functions/registers-api/registers-api.ts';
import { requestsApiRoutes } from '../../functions/requests-api/requests-api.ts';
import { signInRoutes } from '../../functions/sign-in/sign-in.ts';
import { startRoutes, type Assets } from '../../functions/start/start.ts';
import type { System } from '../../functions/system.ts';
import type { Provider } from '../../shared/sign-in/provider.ts';
import { json } from '../../shared/http/http.ts';
import { fallback, pageFunctions, routes, type PageFunction } from '../routes.ts';
import { everyOtherPath, type Mount } from './http-server.ts';
import type { Mailbox } from './mailbox.ts';
import { mailboxRoutes } from './mailbox-pages.ts';
import { operationsRoutes, type Operations } from './operations.ts';

/** What pages need that the system has not: what they load, and who staff sign in with. */
export type Front = { readonly assets: Assets; readonly provider?: Provider | undefined };

/** The functions behind their paths, as in the cloud. */
export function pageMounts(system: System, { assets, provider }: Front): Mount[] {
  const pages: Record<PageFunction, Routes> = {
    start: startRoutes(system, assets),
    'open-link': openLinkRoutes(system),
    'sign-in': signInRoutes(system, provider),
    family: familyRoutes(system),
    conversation: conversationRoutes(system),
    casework: caseworkRoutes(system),
    'request-form': requestFormRoutes(system),
    overview: overviewRoutes(system),
    'requests-api': requestsApiRoutes(system),
    'registers-api': registersApiRoutes(system),
    'moves-api': movesApiRoutes(system),
  };
  const deployed = pageFunctions.flatMap((name) => {
    const lambda = httpLambda(pages[name], system.edge);
    return routes[name].map((path) => ({ path, lambda }));
  });
  return [...deployed, { path: everyOtherPath, lambda: httpLambda(pages[fallback], system.edge) }];
}

/** What only a laptop has: the mailbox, and the count of what was asked of the database. */
export type OnlyHere = { readonly mailbox: Mailbox; readonly operations: Readonly<Operations> };

/** What a laptop has besides: the mailbox, what was asked of the database, and `/health`. */
export function mountsOf(system: System, front: Front, here: OnlyHere): Mount[] {
  const onlyHere: Routes = {
    ...mailboxRoutes(here.mailbox, system.edge),
    ...operationsRoutes(here.operations),
    '/health': { GET: () => Promise.resolve(json(200, { status: 'ok' })) },
  };
  // None of these looks in a register.
  const local = httpLambda(onlyHere, { ...system.edge, arriving: () => Promise.resolve() });
  return [...Object.keys(onlyHere).map((path) => ({ path, lambda: local })), ...pageMounts(system, front)];
}
