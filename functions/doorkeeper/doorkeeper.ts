import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/** The header in which the edge shows a key of the door. CloudFront replaces what a visitor puts there. */
export const doorHeader = 'x-speelruimte-door';

/** As API Gateway asks an authorizer of an HTTP API (payload 2.0). It holds the path too, which is not read. */
const eventSchema = z.object({ headers: z.record(z.string(), z.string()) });

/** Lets in what came by the edge: a request that shows one of the keys. They are read once, and again if that failed. */
export function doorkeeper(
  readKeys: () => Promise<readonly string[]>,
): (event: unknown) => Promise<{ isAuthorized: boolean }> {
  let known: readonly string[] | undefined;
  return async (event) => {
    known ??= await readKeys();
    return { isAuthorized: cameByTheEdge(event, known) };
  };
}

function cameByTheEdge(event: unknown, keys: readonly string[]): boolean {
  const shown = eventSchema.safeParse(event).data?.headers[doorHeader];
  if (shown === undefined) return false;
  // Of digests, which are equally long: how long comparing takes tells nothing about a key.
  return keys.some((key) => timingSafeEqual(digest(key), digest(shown)));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
