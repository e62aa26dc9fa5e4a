import { request as en } from './en/request.ts';
import type { Language } from './language.ts';
import { request as nl } from './nl/request.ts';

const catalogue: Readonly<Record<Language, typeof nl>> = { nl, en };

/** What the form says on which a plan is written down. Apart: pages that have no such form would carry it along. */
export function requestTextsIn(language: Language): typeof nl {
  return catalogue[language];
}
