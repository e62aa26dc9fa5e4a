import type { Actor } from '../shared/domain/entries.ts';
import { systemId } from '../shared/domain/identifiers.ts';

/** Who records what no person did: generations, conversations that open, looks, links that were guessed at. */
export const clockwork: Actor = { id: systemId, function: 'system' };
