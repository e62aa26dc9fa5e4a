import * as z from 'zod';
import type { CaseId } from '../domain/identifiers.ts';
import { fingerprint } from '../links/tokens.ts';
import type { Desk } from './desk.ts';

const rowSchema = z.object({ token: z.string(), at: z.number() });
/** A task token that waits for a case; `at` in milliseconds since 1970, on the domain's clock. */
export type TokenRow = z.infer<typeof rowSchema>;

/** A token outlives the execution it belongs to by far less than this. */
const keptFor = 400 * 86_400;

function keyOf(caseId: CaseId, token: string) {
  return { pk: `token#${caseId}`, sk: fingerprint(token) };
}

/**
 * Each token is a row of its own. Were it one row per case, a token written late over a newer one would leave the
 * newer step waiting for ever.
 */
export class TokenRows {
  readonly #desk: Desk;
  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async put(caseId: CaseId, row: TokenRow): Promise<void> {
    await this.#desk.put({ ...keyOf(caseId, row.token), ...row, ttl: Math.floor(row.at / 1000) + keptFor });
  }

  async of(caseId: CaseId): Promise<TokenRow[]> {
    return (await this.#desk.list(`token#${caseId}`)).map((row) => rowSchema.parse(row));
  }

  async delete(caseId: CaseId, token: string): Promise<void> {
    await this.#desk.delete(keyOf(caseId, token));
  }
}
