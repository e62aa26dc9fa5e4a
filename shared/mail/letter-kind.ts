import * as z from 'zod';
import { mailKindSchema } from '../domain/react.ts';

/** Every kind of mail there is: those that follow from an entry, and those somebody asks for themselves. */
export const letterKindSchema = z.enum([
  ...mailKindSchema.options,
  'sign-in',
  'draft-kept',
  'nobody-mandated',
]);
export type LetterKind = z.infer<typeof letterKindSchema>;
