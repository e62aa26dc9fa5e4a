import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import type { HttpLambda } from '../../functions/http-lambda.ts';

/** A path of the routes and the function that answers it. */
export type Mount = { readonly path: string; readonly lambda: HttpLambda };

/** Where a request goes that no other path takes. */
export const everyOtherPath = '$default';

/** No more than this is read of a body; the function behind refuses it with a page. */
const readBytes = 6_000_000;

/**
 * What API Gateway does in the cloud: a request in, an event to the function of its route, its result out. The mounts
 * may come later, as the origin they need is known once the server listens; until then requests wait.
 */
export function httpServer(mounts: Promise<readonly Mount[]>): Server {
  return createServer((request, response) => {
    serve(mounts, request, response).catch(() => {
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
}

async function serve(
  mounts: Promise<readonly Mount[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  const asked = { method: request.method ?? 'GET', target: request.url ?? '/', headers };
  const body = await readBody(request);
  const result = await route(await mounts, { ...asked, body });
  answer(response, result);
}

/** A request as it came in; the names of its headers in small letters. */
export type Asked = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** The result of the first mount that takes the path. */
export async function route(
  mounts: readonly Mount[],
  asked: Asked,
): Promise<APIGatewayProxyStructuredResultV2> {
  const url = urlOf(asked.target);
  for (const { path, lambda } of mounts) {
    const params = path === everyOtherPath ? {} : matchPath(path, url.pathname);
    if (params === undefined) continue;
    const routeKey = path === everyOtherPath ? path : `ANY ${path}`;
    return lambda(eventOf(asked, { url, routeKey, params }), localContext);
  }
  return { statusCode: 404 };
}

/** `//` and the like are paths too, not hosts. */
function urlOf(target: string): URL {
  return new URL(`http://localhost/${target.replace(/^\/+/, '')}`);
}

/** The parameters of a path like `/l/{token}`, decoded; `undefined` when the path is another. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && value !== '') params[name] = decoded(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const chunkSchema = z.instanceof(Buffer);

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunkSchema.parse(chunk);
    length += bytes.length;
    // The rest is read to its end and dropped: a browser that is still sending shows no answer.
    if (length <= readBytes) chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function eventOf(
  { method, headers: { cookie, ...headers }, body }: Asked,
  { url, routeKey, params }: { url: URL; routeKey: string; params: Record<string, string> },
): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    cookies: (cookie ?? '').split('; ').filter((pair) => pair !== ''),
    pathParameters: params,
    isBase64Encoded: true,
    body: body.toString('base64'),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: '',
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
}

function answer(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  response.statusCode = result.statusCode ?? 200;
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies !== undefined) response.setHeader('set-cookie', result.cookies);
  response.end(result.body);
}

/** What Lambda tells a function about its call; ours read none of it. */
const localContext = z.custom<Context>().parse({});
