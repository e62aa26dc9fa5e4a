import { describe, expect, it } from 'vitest';
import { tables } from '../../infra/tables.ts';
import { Desk } from '../../shared/desk/desk.ts';
import { Outbox } from '../../shared/desk/outbox.ts';
import { familyId, personIdSchema } from '../../shared/domain/identifiers.ts';
import { MemoryDynamoDb, type Taken } from '../faults/simulation/memory-dynamodb.ts';
import { directClient } from '../faults/simulation/unreliable-client.ts';

/** An outbox on a Friday evening in winter, and everything its requests took hold of. */
function onFriday() {
  const taken: Taken[] = [];
  const clock = { now: '2027-01-29T17:00:00.000Z' };
  const engine = new MemoryDynamoDb({
    tables,
    later: (catchUp) => {
      catchUp();
    },
    changed: () => undefined,
    pageSize: 10,
    taken: (one) => taken.push(one),
  });
  const outbox = new Outbox({
    desk: new Desk({ client: directClient(engine), table: 'desk' }),
    now: () => Date.parse(clock.now),
    domainNow: () => clock.now,
    leaseMs: 1_000,
  });
  return { outbox, clock, taken };
}

describe('the letters that wait', () => {
  it('a reminder is not tried for before its morning, eight in Amsterdam', async () => {
    const { outbox, clock } = onFriday();
    await outbox.orderReminder('2027-02-01T07:00:00.000Z', { recipient: personIdSchema.parse('wmo-1') });
    await outbox.order({ mailId: 'sign-in/a', kind: 'sign-in', recipient: familyId });
    expect(await outbox.waiting()).toEqual(['sign-in/a']);
    clock.now = '2027-02-01T06:59:59.000Z';
    expect(await outbox.waiting()).toEqual(['sign-in/a']);
    clock.now = '2027-02-01T07:00:00.000Z';
    expect((await outbox.waiting()).sort()).toEqual(['reminder/wmo-1/2027-02-01', 'sign-in/a']);
    expect((await outbox.claim('reminder/wmo-1/2027-02-01'))?.kind).toBe('reminder');
  });

  it('claiming one in vain costs a write: that is why', async () => {
    const { outbox, taken } = onFriday();
    await outbox.orderReminder('2027-02-01T07:00:00.000Z', { recipient: personIdSchema.parse('wmo-1') });
    expect(await outbox.claim('reminder/wmo-1/2027-02-01')).toBeUndefined();
    expect(taken.at(-1)?.kind).toBe('refused');
  });
});
