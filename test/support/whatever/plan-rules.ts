import assert from 'node:assert/strict';
import type { Stage } from '../../../shared/domain/chain.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { plusWorkingDays } from '../../../shared/domain/working-days.ts';

type Asks = Extract<Envelope, { type: 'request-opened' }>['asks'];

/** An ask is small that costs something, and no more than the function that decides on it may spend by itself. */
export function checkSmall(asks: Asks, chain: readonly Stage[], { discretion }: Registers): void {
  for (const { domain, amountOnce = 0, amountPerYear = 0, discretionary } of asks) {
    const decider = chain.find(({ domains }) => domains.includes(domain))?.function;
    const upTo = discretion.find((one) => one.function === decider)?.upTo ?? 0;
    const euro = amountOnce + amountPerYear;
    assert.equal(discretionary === true, euro > 0 && euro <= upTo, `${euro} euro of ${domain} up to ${upTo}`);
  }
}

/** Where the family is bound to a day, nobody is given longer than that; but always one working day. */
export function checkUrgency(urgentOn: string | undefined, dueOn: string, today: string): void {
  if (urgentOn === undefined) return;
  const least = plusWorkingDays(today, 1);
  assert.ok(dueOn <= (urgentOn > least ? urgentOn : least), `due on ${dueOn}, urgent on ${urgentOn}`);
}
