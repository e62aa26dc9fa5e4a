import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { openTown, type OwnTown } from '../support/town.ts';

let town: OwnTown;
afterEach(() => town.runtime.close());

async function typesOf(caseId: CaseId): Promise<string[]> {
  return (await town.runtime.system.books.ledger.load(caseId)).map(({ envelope }) =>
    envelope.type === 'look-recorded' ? envelope.due : envelope.type,
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('it did not happen');
}

describe('time', () => {
  it('a case nobody touches records both reminders, each once, and needs no new generation', async () => {
    town = await openTown({ daySeconds: 1 });
    const caseId = await town.bringIn();
    await until(async () => (await typesOf(caseId)).includes('second-reminder'));
    await pause(2500);
    const types = await typesOf(caseId);
    expect(types.slice(0, 5)).toEqual([
      'request-opened',
      'generation-started',
      'conversation-opened',
      'first-reminder',
      'second-reminder',
    ]);
    // Later looks may have found more by now; none of it twice.
    expect(new Set(types).size).toBe(types.length);
    await town.confirm(caseId);
    await town.answer('alderman', caseId);
  });

  it('a case nobody waits for any more gets the next generation, and goes on where it was', async () => {
    let ahead = 0;
    town = await openTown({ now: () => Date.now() + ahead, sweepEvery: 3_600_000 });
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    ahead = 24 * 3_600_000;
    await town.runtime.sweepNow();
    expect((await typesOf(caseId)).filter((type) => type === 'generation-started')).toHaveLength(1);
    ahead = 26 * 3_600_000;
    await town.runtime.sweepNow();
    await town.runtime.sweepNow();
    expect((await typesOf(caseId)).filter((type) => type === 'generation-started')).toHaveLength(2);
    await town.answer('alderman', caseId);
    await town.mailTo('behavioural-scientist', 'invitation', { caseId });
    expect((await typesOf(caseId)).filter((type) => type === 'conversation-opened')).toHaveLength(3);
  });

  it('a mail that could not be sent does not keep the others, and leaves at the next round', async () => {
    town = await openTown({ sweepEvery: 3_600_000 });
    const { mailbox, system, sweepNow } = town.runtime;
    const send = mailbox.send.bind(mailbox);
    let broken = true;
    mailbox.send = async (mail) => {
      if (broken && mail.id.includes('stuck')) throw new Error('the post office is closed');
      await send(mail);
    };
    const [contact] = system.registers.current.contactPersons;
    if (contact === undefined) throw new Error('nobody to write to');
    await system.outbox.order({ mailId: 'sign-in/a-stuck', kind: 'sign-in', recipient: contact.id });
    await system.outbox.order({ mailId: 'sign-in/b-fine', kind: 'sign-in', recipient: contact.id });
    await town.runtime.settled();
    expect((await town.mails()).map((mail) => mail.id)).toEqual(['sign-in/b-fine']);
    broken = false;
    await until(async () => {
      await sweepNow();
      return (await town.mails()).length === 2;
    });
    expect((await town.mails()).map((mail) => mail.id).sort()).toEqual(['sign-in/a-stuck', 'sign-in/b-fine']);
  });
});
