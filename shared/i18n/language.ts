import * as z from 'zod';

/** The languages people can read every page and mail in; the first is what they get when they choose none. */
export const languages = ['nl', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;
export const defaultLanguage: Language = 'nl';

/** What each language is called in that language. */
export const languageNames: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' };
