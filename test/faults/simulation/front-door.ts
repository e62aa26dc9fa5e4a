import * as z from 'zod';
import { route, type Mount } from '../../../infra/local/http-server.ts';
import type { Ask } from '../../support/person.ts';
import type { World } from './world.ts';

const bodySchema = z.union([z.string(), z.instanceof(URLSearchParams)]);

/** Every request is an invocation of its own, which can fail; milliseconds. */
export function frontDoor(
  world: World,
  from: { mounts: () => readonly Mount[]; timeoutOf: (page: 'casework' | 'conversation') => number },
): Ask {
  return async (url, request) => {
    const method = request.method ?? 'GET';
    const body = bodySchema.parse(request.body ?? '').toString();
    const headers = {
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...Object.fromEntries(new Headers(request.headers)),
    };
    const room = url.pathname.split('/')[1] ?? '';
    const target = `${url.pathname}${url.search}`;
    const isOffice = room === 'werk' || room === 'overzicht' || room === 'v1';
    const ending = await world.invoke(
      `${method} ${room}`,
      () => route(from.mounts(), { method, target, headers, body: Buffer.from(body) }),
      from.timeoutOf(isOffice ? 'casework' : 'conversation'),
    );
    if (ending.kind !== 'done') return { status: 502, headers: new Headers(), body: '' };
    const { statusCode, headers: sent, cookies, body: shown } = ending.value;
    const answered = new Headers();
    for (const [name, value] of Object.entries(sent ?? {})) answered.set(name, String(value));
    for (const cookie of cookies ?? []) answered.append('set-cookie', cookie);
    return { status: statusCode ?? 200, headers: answered, body: shown ?? '' };
  };
}
