import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { paginateScan, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { html, raw } from 'hono/html';
import * as z from 'zod';
import type { HttpResponse } from '../../shared/http/http.ts';
import type { Edge, Routes } from '../../functions/http-lambda.ts';
import type { MailTransport } from '../../shared/mail/compose.ts';
import { renderPage, type PageFrame } from '../../shared/pages/layout.ts';
import { notFoundPage } from '../../shared/pages/problem-pages.ts';

const storedSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  replyTo: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
  code: z.string(),
});
type StoredMail = z.infer<typeof storedSchema>;

/** A mail and its JSON, which is asked for far more often than it changes. */
type Kept = { readonly mail: StoredMail; readonly text: string };

/**
 * Every mail that was sent on this laptop, kept by its id: sent twice, it is there once. Read from its table at the
 * first asking and known from then on, as nobody else sends.
 */
export class Mailbox implements MailTransport {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #now: () => number;
  #kept: Promise<Map<string, Kept>> | undefined;

  constructor(from: { client: DynamoDBDocumentClient; table: string; now: () => number }) {
    this.#client = from.client;
    this.#table = from.table;
    this.#now = from.now;
  }

  async send(mail: Parameters<MailTransport['send']>[0]): Promise<void> {
    const Item = { ...mail, at: new Date(this.#now()).toISOString() };
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item,
          ConditionExpression: 'attribute_not_exists(id)',
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return;
      throw error;
    }
    // Sent is sent, also when the mailbox cannot be read.
    const kept = await this.#kept?.catch(() => undefined);
    kept?.set(mail.id, keptOf(Item));
  }

  /** Newest first. */
  async all(): Promise<StoredMail[]> {
    return (await this.#sorted()).map(({ mail }) => mail);
  }

  /** The same as JSON. */
  async allAsJson(): Promise<string> {
    return `[${(await this.#sorted()).map(({ text }) => text).join(',')}]`;
  }

  async #sorted(): Promise<Kept[]> {
    this.#kept ??= this.#read().catch((error: unknown) => {
      this.#kept = undefined;
      throw error;
    });
    return [...(await this.#kept).values()].sort(({ mail: a }, { mail: b }) =>
      a.at === b.at ? a.id.localeCompare(b.id) : a.at < b.at ? 1 : -1,
    );
  }

  async #read(): Promise<Map<string, Kept>> {
    const kept = new Map<string, Kept>();
    for await (const page of paginateScan({ client: this.#client }, { TableName: this.#table }))
      for (const item of page.Items ?? []) {
        const one = keptOf(item);
        kept.set(one.mail.id, one);
      }
    return kept;
  }

  async get(id: string): Promise<StoredMail | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : storedSchema.parse(Item);
  }
}

function keptOf(item: Readonly<Record<string, unknown>>): Kept {
  const mail = storedSchema.parse(item);
  return { mail, text: JSON.stringify(mail) };
}

/** The mailbox as pages and as JSON. Only ever served by the local runtime. */
export function mailboxRoutes(mailbox: Mailbox, edge: Pick<Edge, 'frame'>): Routes {
  return {
    '/mailbox': { GET: (request) => listPage(mailbox, edge.frame(request)) },
    '/mailbox.json': {
      GET: async () => ({
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: await mailbox.allAsJson(),
      }),
    },
    '/mailbox/{id}': { GET: (request) => mailPage(mailbox, edge.frame(request), request.params['id'] ?? '') },
  };
}

async function listPage(mailbox: Mailbox, frame: PageFrame): Promise<HttpResponse> {
  const mails = await mailbox.all();
  const title = 'Postbus';
  const content = html`<h1>${title}</h1>
    <p>Alle mail die op deze computer is verstuurd, nieuwste eerst.</p>
    ${mails.length === 0 ? html`<p>Nog geen mail.</p>` : ''}
    <ul class="plain">
      ${mails.map(
        (mail) =>
          html`<li>
            <a href="/mailbox/${encodeURIComponent(mail.id)}">${mail.subject}</a>
            <p>Aan: ${mail.to}<br />${frame.texts.format.moment(mail.at)}</p>
          </li>`,
      )}
    </ul>`;
  return renderPage(frame, { title, content });
}

async function mailPage(mailbox: Mailbox, frame: PageFrame, id: string): Promise<HttpResponse> {
  const mail = await mailbox.get(id);
  if (mail === undefined) return notFoundPage(frame);
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(mail.html)?.[1] ?? '';
  const content = html`<h1>${mail.subject}</h1>
    <p>Aan: ${mail.to}<br />Antwoorden aan: ${mail.replyTo}<br />${frame.texts.format.moment(mail.at)}</p>
    <article class="mail">${raw(body)}</article>
    <details>
      <summary>Als platte tekst</summary>
      <p class="words">${mail.text}</p>
    </details>
    <p><a href="/mailbox">Alle mail</a></p>`;
  const page = await renderPage(frame, { title: mail.subject, content });
  // Mails carry their styling inline, as mail programs want it.
  return {
    ...page,
    headers: {
      'content-security-policy': "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'",
    },
  };
}
