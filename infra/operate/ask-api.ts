import process from 'node:process';
import * as z from 'zod';
import { movesApiRoutes } from '../../functions/moves-api/moves-api.ts';
import { registersApiRoutes } from '../../functions/registers-api/registers-api.ts';
import { requestsApiRoutes } from '../../functions/requests-api/requests-api.ts';
import { Form } from '../../shared/http/http.ts';
import { readSettings } from '../local/settings.ts';
import { complain, Misasked, NothingThere } from './misasked.ts';
import { atPlace } from './place.ts';

/** What is asked of `/v1`: of a runtime that is up, or of a deployment, whose door lets nobody in without IAM. */
export type Asking = {
  readonly environment: string | undefined;
  /** Of a runtime; the one on this machine when left out. */
  readonly baseUrl: string | undefined;
  readonly path: '/v1/registers' | '/v1/requests' | '/v1/chain-moves';
  /** JSON to be posted; without it, it is read. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Told = { readonly ok: boolean; readonly json: unknown };

/** Of a deployment the same functions answer, here, by whatever credentials the operator has. */
export async function askApi(asking: Asking): Promise<Told> {
  if (asking.environment === undefined) return overHttp(asking);
  if (asking.baseUrl !== undefined) throw new Misasked('--environment and --base-url name two places');
  return atPlace(asking.environment, async ({ system }) => {
    const { path, body, headers = {} } = asking;
    const method = body === undefined ? 'GET' : 'POST';
    const handle = {
      ...registersApiRoutes(system),
      ...requestsApiRoutes(system),
      ...movesApiRoutes(system),
    }[path]?.[method];
    if (handle === undefined) throw new Error(`nothing answers ${method} ${path}`);
    const nothing = { params: {}, query: new Map(), cookies: new Map(), form: new Form([]) };
    const how = { language: 'en', isChosen: false, isSwitch: false } as const;
    const answer = await handle({ method, headers, body: body ?? '', ...nothing, ...how });
    const json: unknown = JSON.parse(answer.body);
    return { ok: answer.status < 400, json };
  });
}

async function overHttp({ baseUrl, path, body, headers }: Asking): Promise<Told> {
  const at = baseUrl ?? `http://127.0.0.1:${readSettings(process.env).port}`;
  const request: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const response = await fetch(new URL(path, at), request).catch(() => undefined);
  if (response === undefined) throw new NothingThere(`nothing listens at ${at}: start it with npm start`);
  return { ok: response.ok, json: await response.json() };
}

const problemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

/** Says why it was refused, and what was wrong where (RFC 9457); `whole` is what the body as a whole is called. */
export function tellRefusal(answer: unknown, whole = ''): 'refused' {
  const { title, detail, errors } = problemSchema.parse(answer);
  complain(`${title}. ${detail}`);
  for (const { path, message } of errors) {
    const where = path === '' || path === whole ? '' : `${path}: `;
    complain(`  ${where}${message}`);
  }
  return 'refused';
}
