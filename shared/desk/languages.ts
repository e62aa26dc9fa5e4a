import * as z from 'zod';
import { isFamily, type CaseId, type PersonId } from '../domain/identifiers.ts';
import { defaultLanguage, languageSchema, type Language } from '../i18n/language.ts';
import type { Desk } from './desk.ts';

const rowSchema = z.object({ language: languageSchema });

/** Seconds a choice is kept after it was last made. */
const keptFor = 366 * 86_400;

/** In which language somebody wants their mails: a member of staff everywhere, a family for its own case. */
export class Languages {
  readonly #desk: Desk;
  readonly #now: () => number;

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  async remember(reader: string, language: Language): Promise<void> {
    await this.#desk.put({ ...keyOf(reader), language, ttl: Math.floor(this.#now() / 1000) + keptFor });
  }

  async of(reader: string): Promise<Language> {
    const row = await this.#desk.get(keyOf(reader));
    return row === undefined ? defaultLanguage : rowSchema.parse(row).language;
  }
}

/** Every family bears the same ids: which one it is, its case says. */
export function readerOf(who: { readonly person: PersonId; readonly caseId?: CaseId | undefined }): string {
  return isFamily(who.person) && who.caseId !== undefined ? `${who.caseId}#${who.person}` : who.person;
}

function keyOf(reader: string) {
  return { pk: `language#${reader}`, sk: 'language' };
}
