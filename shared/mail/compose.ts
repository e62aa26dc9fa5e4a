import { html } from 'hono/html';
import type { LetterKind } from './letter-kind.ts';
import type { Texts } from '../i18n/texts.ts';

/** A mail as it leaves. `id` is the same at every try, so that a transport can tell a repeat. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  readonly code: string;
};

/** SES in the cloud, a mailbox page on a laptop. */
export type MailTransport = { send(mail: Mail): Promise<void> };

export type MailParts = {
  readonly mailId: string;
  readonly kind: LetterKind;
  readonly to: string;
  readonly replyTo: string;
  readonly sender: string;
  /** Where the mail leads, with the code for it; news for an address that is no longer used leads nowhere. */
  readonly open?: { readonly link: string; readonly code: string };
  readonly reference?: string;
  readonly dueOn?: string;
};

/** Case number, deadline, link and code: no name and nothing of the plan, neither in the subject nor in the text. */
export async function composeMail(texts: Texts, parts: MailParts): Promise<Mail> {
  const { mail } = texts;
  const { open } = parts;
  const subject = mail.subjects[parts.kind](parts.reference ?? '');
  const facts = [
    ...(parts.reference === undefined ? [] : [mail.caseLine(parts.reference)]),
    ...(parts.dueOn === undefined ? [] : [mail.dueLine(texts.format.longDate(parts.dueOn))]),
  ];
  const text = [
    mail.greeting,
    '',
    mail.texts[parts.kind],
    ...(facts.length === 0 ? [] : ['', ...facts]),
    '',
    ...(open === undefined ? [] : [mail.openLine, open.link, '', mail.codeLine(open.code), mail.codeWhy, '']),
    mail.footer(parts.sender),
    '',
  ].join('\n');
  const page = await html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${subject}</title>
      </head>
      <body
        style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1b1b1b; max-width: 36em"
      >
        <p>${mail.greeting}</p>
        <p>${mail.texts[parts.kind]}</p>
        ${facts.map((fact) => html`<p>${fact}</p>`)}
        ${open === undefined ? '' : openMarkup(texts, parts.kind, open)}
        <p>${mail.footer(parts.sender)}</p>
      </body>
    </html>`;
  return {
    id: parts.mailId,
    to: parts.to,
    replyTo: parts.replyTo,
    subject,
    text,
    html: String(page),
    links: open === undefined ? [] : [open.link],
    code: open?.code ?? '',
  };
}

function openMarkup(texts: Texts, kind: LetterKind, open: { link: string; code: string }) {
  const { mail } = texts;
  return html`<p style="font-size: 20px"><a href="${open.link}">${mail.openLink[kind]}</a></p>
    <p style="font-size: 20px"><strong>${mail.codeLine(open.code)}</strong></p>
    <p>${mail.codeWhy}</p>`;
}
