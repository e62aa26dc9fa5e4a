import * as z from 'zod';
import { mailKindSchema } from '../domain/mail-order.ts';

/**
 * Every kind of mail there is: those that follow from an entry, those somebody asks for themselves, and the reminder, which
 * tells all that waits for somebody.
 */
export const letterKindSchema = z.enum([...mailKindSchema.options, 'sign-in', 'draft-kept', 'reminder']);
export type LetterKind = z.infer<typeof letterKindSchema>;
