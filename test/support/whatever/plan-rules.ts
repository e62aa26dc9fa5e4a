import assert from 'node:assert/strict';
import type { Stage } from '../../../shared/domain/chain.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { plusWorkingDays } from '../../../shared/domain/working-days.ts';

type Asks = Extract<Envelope, { type: 'request-opened' }>['asks'];

/** An ask is small that costs something, where all that is asked of its function together is no more than it may spend by itself. */
export function checkSmall(asks: Asks, chain: readonly Stage[], { discretion }: Registers): void {
  const decides = (domain: string) => chain.find(({ domains }) => domains.includes(domain))?.function;
  for (const { domain, discretionary } of asks) {
    const upTo = discretion.find((one) => one.function === decides(domain))?.upTo ?? 0;
    let euro = 0;
    let isWithout = false;
    for (const { domain: other, amountOnce = 0, amountPerYear = 0 } of asks) {
      if (decides(other) !== decides(domain)) continue;
      euro += amountOnce + amountPerYear;
      isWithout ||= amountOnce + amountPerYear === 0;
    }
    assert.equal(
      discretionary === true,
      !isWithout && euro <= upTo,
      `${euro} euro of ${domain} up to ${upTo}`,
    );
  }
}

/** Where the family is bound to a day, nobody is given longer than that; but always one working day. */
export function checkUrgency(urgentOn: string | undefined, dueOn: string, today: string): void {
  if (urgentOn === undefined) return;
  const least = plusWorkingDays(today, 1);
  assert.ok(dueOn <= (urgentOn > least ? urgentOn : least), `due on ${dueOn}, urgent on ${urgentOn}`);
}
