import type { Language } from './language.ts';
import { nl, type Texts } from './nl.ts';

/**
 * What pages say. Dutch is there when a function starts; English, as long and seldom asked for, is read when somebody first
 * reads it, so that everybody else waits for the half.
 */
const read = new Map<Language, Texts>([['nl', nl]]);

/** The texts of a language; from then on `pageTextsIn` has them. */
export async function readPageTexts(language: Language): Promise<Texts> {
  const texts = read.get(language) ?? (await import('./en.ts')).en;
  read.set(language, texts);
  return texts;
}

/** Throws for a language that nobody read: whatever answers a request reads it first. */
export function pageTextsIn(language: Language): Texts {
  const texts = read.get(language);
  if (texts === undefined) throw new Error(`the texts in ${language} were not read`);
  return texts;
}
