import { en } from './en.ts';
import type { Language } from './language.ts';
import { nl, type Texts } from './nl.ts';

export type { Texts } from './nl.ts';

const catalogue: Readonly<Record<Language, Texts>> = { nl, en };

export function textsIn(language: Language): Texts {
  return catalogue[language];
}
