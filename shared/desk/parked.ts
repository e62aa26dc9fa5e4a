import * as z from 'zod';
import { caseIdSchema, type CaseId, type PersonId } from '../domain/identifiers.ts';
import type { CaseKeys } from '../ledger/case-keys.ts';
import { seal, unseal } from '../ledger/sealing.ts';
import type { Desk } from './desk.ts';

const rowSchema = z.object({ caseId: caseIdSchema, sealed: z.instanceof(Uint8Array), until: z.number() });
const fieldsSchema = z.array(z.tuple([z.string(), z.string()]));

/** Seconds that a form posted with a session that had run out is kept for its owner. */
const keptFor = 24 * 3600;

export type ParkingPlace = { readonly caseId: CaseId; readonly page: string; readonly person: PersonId };

/** What somebody typed and did not send, or wrote for themselves: sealed with the key of the case, shown to them only. */
export class Parked {
  readonly #desk: Desk;
  readonly #keys: CaseKeys;
  readonly #now: () => number;

  constructor(from: { desk: Desk; keys: CaseKeys; now: () => number }) {
    this.#desk = from.desk;
    this.#keys = from.keys;
    this.#now = from.now;
  }

  /** Kept for a day, or for so many `seconds`; `gone` where the case has no key any more. */
  async put(
    place: ParkingPlace,
    what: { fields: [string, string][]; seconds?: number },
  ): Promise<'kept' | 'gone'> {
    const key = await this.#keys.find(place.caseId);
    if (key === undefined) return 'gone';
    const until = Math.floor(this.#now() / 1000) + (what.seconds ?? keptFor);
    const sealed = seal(key, what.fields, keyOf(place).pk);
    await this.#desk.put({ ...keyOf(place), caseId: place.caseId, sealed, until, ttl: until });
    return 'kept';
  }

  async find(place: ParkingPlace): Promise<[string, string][] | undefined> {
    const found = await this.#desk.get(keyOf(place));
    if (found === undefined) return undefined;
    const row = rowSchema.parse(found);
    if (row.until * 1000 < this.#now()) return undefined;
    const key = await this.#keys.find(place.caseId);
    return key === undefined ? undefined : fieldsSchema.parse(unseal(key, row.sealed, keyOf(place).pk));
  }

  async clear(place: ParkingPlace): Promise<void> {
    await this.#desk.delete(keyOf(place));
  }
}

function keyOf(place: ParkingPlace) {
  return { pk: `parked#${place.caseId}#${place.page}#${place.person}`, sk: 'parked' };
}
