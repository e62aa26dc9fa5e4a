import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { notFoundPage, problemPage, wrongMethodPage } from '../shared/pages/problem-pages.ts';
import { readPageTexts } from '../shared/i18n/page-texts.ts';
import type { PageFrame } from '../shared/pages/layout.ts';
import { securityHeaders } from '../shared/http/security-headers.ts';
import { languageField, languageOf, remembering, visitOf } from './visit.ts';
import { Form, problem, type HttpHandler, type HttpRequest, type HttpResponse } from '../shared/http/http.ts';

/** What the edge of every page needs: how a page looks, and where an unexpected failure is written down. */
export type Edge = {
  readonly frame: (visit: Pick<HttpRequest, 'language' | 'query' | 'atStaff'>) => PageFrame;
  readonly origin: string;
  /** What is seen to before a page is made. */
  readonly arriving: () => Promise<void>;
  readonly newReference: () => string;
  readonly logFailure: (failure: { reference: string; route: string; error: unknown }) => void;
};

/** Lambda takes 6 MB; base64 of a multipart body must fit in that. */
const bodyBytes = 5_000_000;

/** What a function answers, by path as the routes spell it (`/werk/zaak/{caseId}`) and by method. */
export type Routes = Readonly<Record<string, { readonly GET?: HttpHandler; readonly POST?: HttpHandler }>>;

export type HttpLambda = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

const pageHeaders = { ...securityHeaders, 'cache-control': 'no-store' };

/**
 * The one door every page stands behind: reads the event, refuses what another site posts, turns the unexpected into
 * a page with a reference number. Without it a failure would show a stack, or a stranger's page could decide.
 */
export function httpLambda(routes: Routes, edge: Edge): HttpLambda {
  const safely: MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
    after: (call) => {
      if (call.response) call.response.headers = { ...pageHeaders, ...call.response.headers };
    },
    onError: async (call) => {
      const reference = edge.newReference();
      edge.logFailure({ reference, route: call.event.routeKey, error: call.error });
      const page = await refuse(call.event, edge, { status: 500, kind: 'unexpected', reference });
      call.response = toResult(page, call.event.requestContext.http.method);
      call.response.headers = { ...pageHeaders, ...call.response.headers };
    },
  };
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(safely)
    .handler(async (event) => {
      const response = await answer(event, routes, edge);
      return toResult(response, event.requestContext.http.method);
    });
}

/** How a page of our own looks to whoever asked. */
async function frameFor(event: APIGatewayProxyEventV2, edge: Edge): Promise<PageFrame> {
  const visit = visitOf(event);
  await readPageTexts(visit.language);
  return edge.frame(visit);
}

async function notFound(event: APIGatewayProxyEventV2, edge: Edge): Promise<HttpResponse> {
  const frame = await frameFor(event, edge);
  const { notFoundTitle: title, notFound: detail } = frame.texts.problems;
  return wantsJson(event) ? problem(404, { title, detail }) : notFoundPage(frame);
}

async function wrongMethod(
  event: APIGatewayProxyEventV2,
  methods: Routes[string],
  edge: Edge,
): Promise<HttpResponse> {
  const frame = await frameFor(event, edge);
  const { methodTitle: title, method: detail } = frame.texts.problems;
  const response = wantsJson(event) ? problem(405, { title, detail }) : await wrongMethodPage(frame);
  const allow = [
    ...(methods.GET === undefined ? [] : ['GET', 'HEAD']),
    ...(methods.POST === undefined ? [] : ['POST']),
  ];
  return { ...response, headers: { ...response.headers, allow: allow.join(', ') } };
}

type Trouble = {
  status: number;
  kind: 'unexpected' | 'foreign' | 'tooLarge' | 'unreadable';
  reference?: string;
};

async function answer(event: APIGatewayProxyEventV2, routes: Routes, edge: Edge): Promise<HttpResponse> {
  const method = event.requestContext.http.method;
  const methods = routes[event.routeKey.slice(event.routeKey.indexOf(' ') + 1)];
  if (methods === undefined) return notFound(event, edge);
  const handler =
    method === 'HEAD' ? methods.GET : method === 'GET' || method === 'POST' ? methods[method] : undefined;
  if (handler === undefined) return wrongMethod(event, methods, edge);
  if (method === 'POST' && !isSameOrigin(event, edge.origin))
    return refuse(event, edge, { status: 403, kind: 'foreign' });
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyBytes) return refuse(event, edge, { status: 413, kind: 'tooLarge' });
  const form = await readForm(event, bytes);
  if (form === undefined) return refuse(event, edge, { status: 400, kind: 'unreadable' });
  const visit = visitOf(event);
  const switched = languageOf(form.text(languageField));
  const language = switched ?? visit.language;
  const isChosen =
    switched !== undefined || (method === 'GET' && languageOf(visit.query.get(languageField)) !== undefined);
  await Promise.all([edge.arriving(), readPageTexts(language)]);
  const response = await handler({
    method,
    params: definedOf(event.pathParameters ?? {}),
    query: visit.query,
    headers: event.headers,
    cookies: visit.cookies,
    form,
    language,
    atStaff: visit.atStaff,
    isChosen,
    isSwitch: switched !== undefined,
    body: bytes.toString('utf8'),
  } satisfies HttpRequest);
  const isAsset = response.headers?.['cache-control'] !== undefined;
  return isChosen && !isAsset ? remembering(response, language, edge.origin) : response;
}

async function refuse(event: APIGatewayProxyEventV2, edge: Edge, trouble: Trouble): Promise<HttpResponse> {
  const frame = await frameFor(event, edge);
  const { problems } = frame.texts;
  const title = problems[`${trouble.kind}Title`];
  const detail = [
    problems[trouble.kind],
    trouble.reference === undefined ? '' : problems.reference(trouble.reference),
  ]
    .join(' ')
    .trim();
  if (wantsJson(event)) return problem(trouble.status, { title, detail });
  return problemPage(frame, { status: trouble.status, title, texts: [detail] });
}

/** Machines speak to /v1; everybody else gets a page. */
function wantsJson(event: APIGatewayProxyEventV2): boolean {
  return event.rawPath.startsWith('/v1/');
}

/** A form of our own: the browser says so itself (Fetch Metadata), or, in an older one, the origin is ours. */
function isSameOrigin(event: APIGatewayProxyEventV2, origin: string): boolean {
  // No page of another site can send this type without asking first, and nobody here says yes.
  if (wantsJson(event)) return event.headers['content-type']?.startsWith('application/json') === true;
  const site = event.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return event.headers['origin'] === origin;
}

async function readForm(event: APIGatewayProxyEventV2, bytes: Buffer): Promise<Form | undefined> {
  const type = event.headers['content-type'] ?? '';
  if (event.requestContext.http.method !== 'POST' || bytes.length === 0) return new Form([]);
  if (type.startsWith('application/x-www-form-urlencoded'))
    return new Form(new URLSearchParams(bytes.toString('utf8')));
  if (!type.startsWith('multipart/form-data')) return wantsJson(event) ? new Form([]) : undefined;
  try {
    const data = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    const fields: [string, string][] = [];
    for (const [name, value] of data)
      fields.push([name, typeof value === 'string' ? value : await value.text()]);
    return new Form(fields);
  } catch {
    return undefined;
  }
}

function definedOf(values: Record<string, string | undefined>): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) defined[name] = value;
  return defined;
}

function toResult(response: HttpResponse, method: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: response.status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...response.headers },
    ...(response.cookies === undefined || response.cookies.length === 0
      ? {}
      : { cookies: [...response.cookies] }),
    body: method === 'HEAD' ? '' : response.body,
  };
}
