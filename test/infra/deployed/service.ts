import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { callerOf, signatureFault, type Received } from './signature.ts';

/** What a service says to a request that was signed well. */
export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

/** A service of AWS on a port of the loopback. */
export type Service = {
  readonly endpoint: string;
  /** Requests it refused for how they were signed, and what it could make nothing of. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

/** `name` is the one signatures are made for. What it cannot answer is kept as a fault, so that no test passes over it. */
export async function serveSigned(
  name: string,
  answer: (request: Received) => Promise<Reply>,
): Promise<Service> {
  const faults: string[] = [];
  const server = createServer((request, response) => {
    void reply(request, response).catch((error: unknown) => {
      faults.push(String(error));
      response.writeHead(500).end('{"__type":"InternalFailure"}');
    });
  });
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The clock of a test is not that of whoever it calls: nothing here tells them the time.
    response.sendDate = false;
    const received = await receivedOf(request);
    const fault = signatureFault(name, received);
    if (fault !== undefined) {
      faults.push(`${name}: ${fault}`);
      response.writeHead(403).end('{"__type":"InvalidSignatureException"}');
      return;
    }
    const { status, headers, body } = await answer(received);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers }).end(body);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    faults,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function portOf(address: unknown): number {
  return z.object({ port: z.number() }).parse(address).port;
}

/** A service of one of the JSON protocols: what it does, by the last word of the target. Each is told who asks. */
export function jsonService(
  name: string,
  actions: Readonly<Record<string, (input: unknown, caller: string) => object | Promise<object>>>,
): Promise<Service> {
  return serveSigned(name, async (request) => {
    const { headers, body } = request;
    const target = headers['x-amz-target'] ?? '';
    const action = actions[target.slice(target.lastIndexOf('.') + 1)];
    if (action === undefined) throw new Error(`${name} knows no ${target}`);
    try {
      const result = await action(JSON.parse(body.toString('utf8')), callerOf(request));
      return { status: 200, body: JSON.stringify(result) };
    } catch (error) {
      return refused(error);
    }
  });
}

/** What a service says when it refuses; anything else that was thrown is thrown on. */
export function refused(error: unknown): Reply {
  if (!(error instanceof Refusal)) throw error;
  return { status: 400, body: JSON.stringify({ __type: error.message, message: 'refused' }) };
}

/** An error that the service itself gives, by the name that clients know it by. */
export class Refusal extends Error {}

const bytesSchema = z.instanceof(Buffer);

async function receivedOf(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(bytesSchema.parse(chunk));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  return { method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(chunks) };
}
