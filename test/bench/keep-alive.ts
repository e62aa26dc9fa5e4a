import { Agent, request as ask, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { Ask } from '../support/person.ts';

const headersSchema = z.record(z.string(), z.string()).default({});
const textSchema = z.string().default('');

/** Requests over connections that stay open, with little work on this side: the other side is what is measured. */
export function keepAlive(): { ask: Ask; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: async (url, { method = 'GET', headers, body }) => {
      const isForm = body instanceof URLSearchParams;
      const bytes = Buffer.from(isForm ? body.toString() : textSchema.parse(body));
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const sent = ask(url, {
          agent,
          method,
          headers: {
            ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
            ...(bytes.length === 0 ? {} : { 'content-length': bytes.length }),
            ...headersSchema.parse(headers),
          },
        });
        sent.on('response', resolve).on('error', reject).end(bytes);
      });
      const answered = new Headers();
      for (const [name, values] of Object.entries(response.headersDistinct))
        for (const value of values ?? []) answered.append(name, value);
      return { status: response.statusCode ?? 0, headers: answered, body: await text(response) };
    },
    close: () => {
      agent.destroy();
    },
  };
}
