import { mail as en } from './en/mail.ts';
import type { Language } from './language.ts';
import { mail as nl } from './nl/mail.ts';

const catalogue: Readonly<Record<Language, typeof nl>> = { nl, en };

/** What mails say. Apart from the texts of pages: one function sends mails, and every other would carry them along. */
export function mailTextsIn(language: Language): typeof nl {
  return catalogue[language];
}
