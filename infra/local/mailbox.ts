import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { paginateScan, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { html, raw } from 'hono/html';
import * as z from 'zod';
import { json, type HttpResponse } from '../../shared/http/http.ts';
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

/** Every mail that was sent on this laptop, kept by its id: sent twice, it is there once. */
export class Mailbox implements MailTransport {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #now: () => number;

  constructor(from: { client: DynamoDBDocumentClient; table: string; now: () => number }) {
    this.#client = from.client;
    this.#table = from.table;
    this.#now = from.now;
  }

  async send(mail: Parameters<MailTransport['send']>[0]): Promise<void> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...mail, at: new Date(this.#now()).toISOString() },
          ConditionExpression: 'attribute_not_exists(id)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** Newest first. */
  async all(): Promise<StoredMail[]> {
    const mails: StoredMail[] = [];
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#table,
      },
    );
    for await (const page of pages) {
      mails.push(...(page.Items ?? []).map((item) => storedSchema.parse(item)));
    }
    return mails.sort((a, b) => (a.at === b.at ? a.id.localeCompare(b.id) : a.at < b.at ? 1 : -1));
  }

  async get(id: string): Promise<StoredMail | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : storedSchema.parse(Item);
  }
}

/** The mailbox as pages and as JSON. Only ever served by the local runtime. */
export function mailboxRoutes(mailbox: Mailbox, edge: Pick<Edge, 'frame'>): Routes {
  return {
    '/mailbox': { GET: (request) => listPage(mailbox, edge.frame(request)) },
    '/mailbox.json': {
      GET: async () => json(200, await mailbox.all()),
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
