import { readFileSync } from 'node:fs';
import { requestSchema, type Request } from '../../shared/domain/request.ts';

/** The text of the case that must work, as a contact person would bring it in. */
export const zomerdijkText = readFileSync(new URL('../cases/zomerdijk.json', import.meta.url), 'utf8');

export function zomerdijk(change: Partial<Request> = {}): Request {
  return requestSchema.parse({ ...requestSchema.parse(JSON.parse(zomerdijkText)), ...change });
}
