import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../shared/domain/working-days.ts';
import { again, KillableTown } from '../support/killable-town.ts';
import { secondAlderman } from '../support/slow-town.ts';
import { people, signingIn, type ReceivedMail } from '../support/town.ts';

const second = secondAlderman.email;
/** Real seconds in a day of the domain. */
const daySeconds = 2;
/** How long all of it may take, in milliseconds: a conversation's share is about a week, of two seconds a day. */
const patience = 110_000;

let folder: string;
let town: KillableTown;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speelruimte-'));
  town = await KillableTown.start(join(folder, 'data'), {
    DAY_SECONDS: String(daySeconds),
  });
});
afterAll(async () => {
  await town.stop();
  await rm(folder, { recursive: true, force: true });
});

function mailbox(): Promise<ReceivedMail[]> {
  return again(() => town.mails());
}

function isReminderTo(address: string) {
  return ({ id, to }: ReceivedMail): boolean => id.startsWith('reminder/') && to === address;
}

/** Waits until there are so many mails of a kind, and dies of impatience when there never are. */
async function until(count: number, wanted: (mail: ReceivedMail) => boolean): Promise<void> {
  const end = Date.now() + patience / 2;
  while ((await mailbox()).filter(wanted).length < count) {
    if (Date.now() > end) throw new Error(`no ${count} of the mails waited for`);
    await pause(50);
  }
}

async function killed(): Promise<void> {
  await town.kill();
  await town.startAgain();
}

describe('a case left alone, where a day lasts two seconds', () => {
  it(
    'reminds, calls in the substitute and tells the managers by itself; kills in between repeat nothing',
    { timeout: patience },
    async () => {
      const caseId = await again(() => town.bringIn());
      await again(() => town.confirm(caseId));
      await until(1, ({ id }) => id.endsWith('/invitation'));
      await killed();
      await until(1, isReminderTo(people.alderman));
      await killed();
      await until(2, isReminderTo(people.alderman));
      await until(1, ({ id, to }) => id.endsWith('/handed-over') && to === second);
      await killed();
      await until(1, isReminderTo(signingIn.manager));
      await killed();
      await pause(3 * daySeconds * 1000);

      const mails = (await mailbox()).reverse();
      const ids = mails.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
      const steps = mails.filter(({ id }) => id.startsWith('reminder/') || id.endsWith('/handed-over'));
      expect(steps.map(({ to }) => to)).toEqual([
        people.alderman,
        people.alderman,
        second,
        signingIn.manager,
      ]);
      for (const { id } of steps.filter(isReminderTo(people.alderman)))
        expect(isWorkingDay(id.slice(-10))).toBe(true);
    },
  );
});
