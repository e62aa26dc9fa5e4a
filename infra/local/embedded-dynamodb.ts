import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { Readable } from 'node:stream';
import { HttpResponse, type HttpRequest } from '@smithy/core/transport';
import dynalite from 'dynalite';

/**
 * DynamoDB in this process: dynalite's own request handler, called without a socket. Over HTTP an aborted request would
 * take the whole process down; this way there are none, and it is twice as fast. Unsigned, so no credentials are needed.
 */
export class EmbeddedDynamoDb {
  readonly #server: Server;
  readonly metadata = { handlerProtocol: 'http/1.1' };

  /** `path` is where it keeps its files; without it, everything stays in memory. */
  constructor(path: string | undefined) {
    this.#server = dynalite({ ...(path === undefined ? {} : { path }), createTableMs: 0 });
  }

  handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
    return new Promise((resolve) => {
      const incoming = Object.assign(Readable.from([bodyOf(request)]), {
        method: request.method,
        url: request.path,
        headers: { ...lowerCased(request.headers), authorization: unsigned, 'x-amz-date': 'unsigned' },
      });
      this.#server.emit('request', incoming, new Answer(resolve));
    });
  }

  updateHttpClientConfig(): void {
    // There is no connection to configure.
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }
}

/** dynalite looks at the shape of a signature only. */
const unsigned = 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none';

function bodyOf(request: HttpRequest): Buffer {
  const body: unknown = request.body;
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.from(typeof body === 'string' ? body : '');
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** As much of a ServerResponse as dynalite writes to. */
class Answer extends EventEmitter {
  statusCode = 200;
  contentType = '';
  readonly #headers: Record<string, string> = {};
  readonly #resolve: (value: { response: HttpResponse }) => void;

  constructor(resolve: (value: { response: HttpResponse }) => void) {
    super();
    this.#resolve = resolve;
  }

  setHeader(name: string, value: string | number): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  end(body: string): void {
    const response = new HttpResponse({
      statusCode: this.statusCode,
      headers: this.#headers,
      body: Readable.from([Buffer.from(body)]),
    });
    this.#resolve({ response });
  }
}
