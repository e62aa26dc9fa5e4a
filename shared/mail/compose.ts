import { html } from 'hono/html';
import type { CaseId, ConversationId, PersonId } from '../domain/identifiers.ts';
import type { LetterKind } from './letter-kind.ts';
import { mailTextsIn } from '../i18n/mail-texts.ts';
import type { Texts } from '../i18n/texts.ts';

/** Whom a mail is for and what it is about, by identifiers alone: when it comes back, that is where it is said. */
export type MailAbout = {
  readonly recipient: PersonId;
  /** A conversation, or the case where it is about no conversation. */
  readonly subjects: readonly (CaseId | ConversationId)[];
};

/** A mail as it leaves. `id` is the same at every try, so that a transport can tell a repeat. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  /** The code of the first link. */
  readonly code: string;
  readonly about: MailAbout;
};

/** SES in the cloud, a mailbox page on a laptop. */
export type MailTransport = { send(mail: Mail): Promise<void> };

/** Where a mail leads, with the code for it. */
export type Opening = { readonly link: string; readonly code: string };

/** One thing a mail is about; news for an address that is no longer used leads nowhere. */
export type MailItem = {
  readonly reference?: string;
  readonly dueOn?: string;
  /** Sentences of dates, numbers and functions. */
  readonly facts?: readonly string[];
  readonly open?: Opening;
};

export type MailParts = {
  readonly mailId: string;
  readonly kind: LetterKind;
  readonly to: string;
  readonly replyTo: string;
  readonly sender: string;
  readonly about: MailAbout;
  readonly items: readonly MailItem[];
};

/** Case number, deadline, link and code: no name and nothing of the plan, neither in the subject nor in the text. */
export async function composeMail(texts: Texts, parts: MailParts): Promise<Mail> {
  const mail = mailTextsIn(texts.language);
  const { kind, items } = parts;
  const subject = mail.subjects[kind](items[0]?.reference ?? '');
  const openings = items.flatMap(({ open }) => open ?? []);
  const text = [
    mail.greeting,
    '',
    mail.texts[kind],
    ...items.flatMap((item) => linesOf(texts, item)),
    ...(openings.length === 0 ? [''] : [mail.codeWhy, '']),
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
        <p>${mail.texts[kind]}</p>
        ${items.map((item) => itemMarkup(texts, item, { kind, isOneOfMany: items.length > 1 }))}
        ${openings.length === 0 ? '' : html`<p>${mail.codeWhy}</p>`}
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
    links: openings.map(({ link }) => link),
    code: openings[0]?.code ?? '',
    about: parts.about,
  };
}

function factsOf({ language, format }: Texts, { reference, dueOn, facts = [] }: MailItem): string[] {
  const mail = mailTextsIn(language);
  return [
    ...(reference === undefined ? [] : [mail.caseLine(reference)]),
    ...(dueOn === undefined ? [] : [mail.dueLine(format.longDate(dueOn))]),
    ...facts,
  ];
}

function linesOf(texts: Texts, item: MailItem): string[] {
  const mail = mailTextsIn(texts.language);
  const facts = factsOf(texts, item);
  const { open } = item;
  return [
    ...(facts.length === 0 ? [] : ['', ...facts]),
    ...(open === undefined ? [] : ['', mail.openLine, open.link, '', mail.codeLine(open.code)]),
  ];
}

function itemMarkup(texts: Texts, item: MailItem, how: { kind: LetterKind; isOneOfMany: boolean }) {
  const mail = mailTextsIn(texts.language);
  const { open, reference } = item;
  const facts = factsOf(texts, item).map((fact) => html`<p>${fact}</p>`);
  const label = mail.openLink[how.kind];
  // Of links that stand together, each must say where it leads.
  const linkText = how.isOneOfMany && reference !== undefined ? `${label}: ${reference}` : label;
  const opening =
    open === undefined
      ? ''
      : html`<p style="font-size: 20px"><a href="${open.link}">${linkText}</a></p>
          <p style="font-size: 20px"><strong>${mail.codeLine(open.code)}</strong></p>`;
  return how.isOneOfMany
    ? html`<div style="border-top: 1px solid #767676">${facts} ${opening}</div>`
    : html`${facts} ${opening}`;
}
