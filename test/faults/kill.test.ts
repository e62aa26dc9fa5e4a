import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../infra/local/database.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { Ledger } from '../../shared/ledger/ledger.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import { again, KillableTown } from '../support/killable-town.ts';
import { filledIn, officials, people, type Role } from '../support/town.ts';

const kills = 20;

let dataDir: string;
let town: KillableTown;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'speelruimte-'));
  town = await KillableTown.start(dataDir);
});
afterAll(async () => {
  await town.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Plays one case to its end through a product that keeps dying; what it saw confirmed on a receipt, it returns. */
async function play(): Promise<{ caseId: CaseId; acknowledged: Role[] }> {
  const caseId = await again(() => town.bringIn());
  const acknowledged: Role[] = [];
  const family = await again(async () =>
    town.enter(await town.mailTo('family', 'family-confirm', { caseId })),
  );
  await again(() => family.send({ choice: 'confirm' }));
  for (const role of officials) {
    const official = await again(async () => town.enter(await town.mailTo(role, 'invitation', { caseId })));
    await again(() => official.send(filledIn(official)));
    await again(() => official.send({ step: 'send' }));
    expect(official.text).toContain('Uw antwoord is vastgelegd');
    acknowledged.push(role);
  }
  for (const role of ['contact', 'family', ...officials] as const)
    await again(() => town.mailTo(role, 'closed', { caseId }));
  return { caseId, acknowledged };
}

describe('a product that is killed again and again', () => {
  it(
    `goes on by itself after ${kills} kills; every decision and every mail is there, once`,
    { timeout: 240_000 },
    async () => {
      let killed = 0;
      const killer = (async () => {
        while (killed < kills) {
          await pause(150 + Math.random() * 900);
          await town.kill();
          killed += 1;
          await town.startAgain();
        }
      })();
      const played = [];
      while (killed < kills) played.push(await play());
      await killer;
      expect(town.starts).toBe(kills + 1);
      process.stdout.write(`${played.length} cases played through ${kills} kills\n`);

      const mails = await town.mails();
      for (const { caseId } of played) {
        const expected = [
          `${people.family} family-confirm`,
          ...officials.map((role) => `${people[role]} invitation`),
          // After each decision but the last.
          ...[people.family, people.contact].flatMap((address) =>
            ['policy', 'wmo', 'participatiewet'].map(() => `${address} part-agreed`),
          ),
          ...Object.values(people).map((address) => `${address} closed`),
        ];
        const sent = mails
          .filter((mail) => mail.id.startsWith(caseId))
          .map((mail) => `${mail.to} ${mail.id.split('/').at(-1) ?? ''}`);
        expect(sent.sort()).toEqual(expected.sort());
      }

      await town.stop();
      const database = await openDatabase({ path: join(dataDir, 'dynamodb') });
      const ledger = new Ledger({ client: database.client, table: 'ledger', now: Date.now });
      for (const { caseId, acknowledged } of played) {
        const entries = (await ledger.load(caseId)).map((entry) => entry.envelope);
        const answered = entries.flatMap((entry) => (entry.type === 'answered' ? [entry.stage] : []));
        expect(answered).toEqual(acknowledged);
        expect(entries.filter((entry) => entry.type === 'plan-confirmed')).toHaveLength(1);
        expect(entries.filter((entry) => entry.type === 'conversation-opened')).toHaveLength(7);
        expect(entries.filter((entry) => entry.type === 'generation-started')).toHaveLength(1);
      }
      expect((await verifyLedgers(ledger, {})).findings).toEqual([]);
      await database.close();
    },
  );
});
