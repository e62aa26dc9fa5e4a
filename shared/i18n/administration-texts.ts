import { administration as en } from './en/administration.ts';
import type { Language } from './language.ts';
import { administration as nl } from './nl/administration.ts';

const catalogue: Readonly<Record<Language, typeof nl>> = { nl, en };

/** What the page of the registers says. Apart: one function shows it, and every other would carry it along. */
export function administrationTextsIn(language: Language): typeof nl {
  return catalogue[language];
}
