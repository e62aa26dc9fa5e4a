import { html, raw } from 'hono/html';
import type { Edge, Routes } from '../../functions/http-lambda.ts';
import { emailSchema, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { errorSummary, field, hidden } from '../../shared/pages/form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from '../../shared/pages/layout.ts';
import { notFoundPage } from '../../shared/pages/problem-pages.ts';
import type { Mailbox, StoredMail } from './mailbox.ts';

/** The mailbox as pages and as JSON. Only ever served by the local runtime. */
export function mailboxRoutes(mailbox: Mailbox, edge: Pick<Edge, 'frame'>): Routes {
  return {
    '/mailbox': { GET: (request) => listPage(mailbox, edge.frame(request), noneFilled) },
    '/mailbox.json': {
      GET: async () => ({
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: await mailbox.allAsJson(),
      }),
    },
    '/mailbox/bounces': { POST: (request) => setBouncing(mailbox, request, edge.frame(request)) },
    '/mailbox/{id}': { GET: (request) => mailPage(mailbox, edge.frame(request), request.params['id'] ?? '') },
  };
}

type Filled = { readonly values: Form; readonly issues: readonly Issue[] };
const noneFilled: Filled = { values: new Form([]), issues: [] };
const addressLabel = 'Adres dat niet werkt';

async function listPage(mailbox: Mailbox, frame: PageFrame, filled: Filled): Promise<HttpResponse> {
  const mails = await mailbox.all();
  const title = 'Postbus';
  const isWrong = filled.issues.length > 0;
  const content = html`${errorSummary({ ...filled, texts: frame.texts }, () => addressLabel)}
    <h1>${title}</h1>
    <p>Alle mail die op deze computer is verstuurd, nieuwste eerst.</p>
    ${mails.length === 0 ? html`<p>Nog geen mail.</p>` : ''}
    <ul class="plain">
      ${mails.map(
        (mail) =>
          html`<li>
            <a href="/mailbox/${encodeURIComponent(mail.id)}">${mail.subject}</a>
            <p>Aan: ${mail.to}${cameBack(mail)}<br />${frame.texts.format.moment(mail.at)}</p>
          </li>`,
      )}
    </ul>
    ${bouncesView(frame, filled, await mailbox.bouncing())}`;
  return renderPage(frame, { title, content, hasErrors: isWrong, status: isWrong ? 422 : 200 });
}

function cameBack({ bounced }: StoredMail): Markup {
  return bounced === true ? html` <strong>kwam terug</strong>` : nothing;
}

/** Trying out what happens when an address does not work. */
function bouncesView(frame: PageFrame, filled: Filled, addresses: ReadonlySet<string>): Markup {
  return html`<h2>Adressen die niet werken</h2>
    <ul class="plain">
      ${[...addresses].map(
        (address) =>
          html`<li>
            <form method="post" action="/mailbox/bounces">
              ${hidden([['address', address]])}
              <p>Mail aan ${address} komt terug.</p>
              <button type="submit" name="bounces" value="no">Laat ${address} weer werken</button>
            </form>
          </li>`,
      )}
    </ul>
    <form method="post" action="/mailbox/bounces" novalidate>
      ${field(
        { ...filled, texts: frame.texts },
        {
          name: 'address',
          label: addressLabel,
          hint: 'Mail aan dit adres komt vanaf nu terug.',
          type: 'email',
        },
      )}
      <button type="submit" name="bounces" value="yes">Laat mail terugkomen</button>
    </form>`;
}

async function setBouncing(mailbox: Mailbox, request: HttpRequest, frame: PageFrame): Promise<HttpResponse> {
  const address = emailSchema.safeParse(request.form.text('address'));
  if (!address.success)
    return listPage(mailbox, frame, {
      values: request.form,
      issues: [{ path: 'address', code: 'not-an-email' }],
    });
  await mailbox.setBouncing(address.data, request.form.text('bounces') !== 'no');
  return seeOther('/mailbox');
}

async function mailPage(mailbox: Mailbox, frame: PageFrame, id: string): Promise<HttpResponse> {
  const mail = await mailbox.get(id);
  if (mail === undefined) return notFoundPage(frame);
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(mail.html)?.[1] ?? '';
  const content = html`<h1>${mail.subject}</h1>
    <p>
      Aan: ${mail.to}${cameBack(mail)}<br />Antwoorden aan: ${mail.replyTo}<br />${frame.texts.format.moment(mail.at)}
    </p>
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
