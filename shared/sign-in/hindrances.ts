import * as z from 'zod';

/** Why somebody is not signed in, as it stands in the address of the page that says so. */
const hindrances = [
  'gestopt',
  'onbereikbaar',
  'geweigerd',
  'geen-rol',
  'niet-in-de-lijst',
  'onbekend',
  'verlopen',
  'gebruikt',
  'andere-browser',
  'te-vaak',
] as const;
export type Hindrance = (typeof hindrances)[number];

export const hindranceSchema = z.enum(hindrances).catch('verlopen');
