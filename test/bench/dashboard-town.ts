import { cp } from 'node:fs/promises';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { DemoTown } from '../../infra/local/demo/demo-town.ts';
import { Chance } from '../../infra/local/demo/chance.ts';
import { inventPlan } from '../../infra/local/demo/plans.ts';
import { simulateYear, yearBefore } from '../../infra/local/demo/year.ts';
import { httpServer } from '../../infra/local/http-server.ts';
import { buildAssets, lookFilesOf } from '../../infra/look.ts';
import { pageMounts } from '../../infra/local/mounts.ts';
import { openGround, readMunicipality } from '../../infra/local/runtime.ts';
import { rollUpMonth } from '../../functions/sweep/roll-up-months.ts';
import type { System } from '../../functions/system.ts';
import { followUpKinds, type FollowUp } from '../../shared/domain/follow-through.ts';
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { dateIn, instantIn, plusDays } from '../../shared/domain/working-days.ts';
import { sessionCookie } from '../../shared/http/session-gate.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { storedFollowUp } from '../../shared/views/follow-ups.ts';
import { rowsOfCase } from '../../shared/views/rows-of-case.ts';
import { countReadUnits } from './read-units.ts';

const municipality = readMunicipality(undefined);
/** Cases with a ledger that are played to their end: what is seeded are copies of their rows. */
const played = 120;
const atOnce = 250;
/** Of each kind of what comes after a decision. */
const waiting = 250;

async function stand(dataDir: string, until: number) {
  const options = { port: 0, dataDir, municipality, daySeconds: 86_400, log: () => undefined };
  const ground = await openGround(options);
  const from = Date.parse(instantIn(yearBefore(until), '08:00'));
  return { ground, town: new DemoTown({ options, ground, from, until }) };
}

/** A folder with a year of cases that were really played, and `open` more that wait for their family. */
export async function makeBase(
  dataDir: string,
  { open, until }: { open: number; until: number },
): Promise<void> {
  const { ground, town } = await stand(dataDir, until);
  await simulateYear(town, { seed: 1, cases: played, until }, () => undefined);
  const chance = new Chance(2);
  const [contact] = municipality.contactPersons;
  if (contact === undefined) throw new Error('no contact person');
  const { name, email, organisation } = contact;
  for (let number = 1; number <= open; number += 1) {
    const contactPerson = { name, email, organisation };
    const written = { number, on: town.today, municipality: municipality.name, contactPerson };
    await town.open(
      numbered('o', number),
      inventPlan(chance, { ...written, urgentOn: undefined }),
      contact.id,
    );
  }
  for (const mailId of await town.system.outbox.waiting()) await town.system.outbox.markSent(mailId);
  await ground.release();
}

function numbered(kind: string, number: number): CaseId {
  const digits = Array.from(String(number).padStart(8, '0'), (digit) => 'abcdefghij'.charAt(Number(digit)));
  return caseIdSchema.parse(`${kind.repeat(18)}${digits.join('')}`);
}

export type DashboardTown = {
  readonly origin: string;
  /** Of somebody who may look at everything. */
  readonly cookie: string;
  readonly readUnits: () => number;
  /** Cases whose row is not what their ledger says, and how many were looked at. */
  readonly sample: () => Promise<{ looked: number; different: number }>;
  readonly close: () => Promise<void>;
};

/** A copy of the base that has so many closed cases in all, behind the pages as they are. */
export async function openTown(
  base: string,
  dataDir: string,
  { closed, until }: { closed: number; until: number },
): Promise<DashboardTown> {
  await cp(base, dataDir, { recursive: true });
  const { ground, town } = await stand(dataDir, until);
  const { system } = town;
  town.at = until;
  await system.registers.fresh();
  await seed(system, closed);
  const readUnits = countReadUnits(ground.database.client);
  const server = httpServer(
    Promise.resolve(pageMounts(system, { assets: buildAssets(lookFilesOf({}, '')) })),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    cookie: await signedIn(system, until),
    readUnits,
    sample: () => sampleOf(system),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await ground.release();
    },
  };
}

async function signedIn(system: System, until: number): Promise<string> {
  const [manager] = municipality.managers;
  if (manager === undefined) throw new Error('no manager');
  const value = system.random(32);
  const expiresAt = until + 3_600_000;
  await system.gate.sessions.start(value, { purpose: 'overview', person: manager.id, expiresAt });
  return sessionCookie(system.gate, { value, path: '/' }).split(';')[0] ?? '';
}

/**
 * Rows of closed cases, with their index rows, what came after them and the figures of their months, until there are so
 * many. What came after them was done, as in a town that goes on it mostly is; the lists of what was not are full everywhere.
 */
async function seed(system: System, closed: number): Promise<void> {
  const told = await summaries(system);
  const real = told.flatMap(({ summary }) => (summary?.closing === undefined ? [] : [summary]));
  if (real.length === 0) throw new Error('no case was played to its end');
  const followUps = told.flatMap((one) => one.followUps);
  for (let done = real.length; done < closed; done += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, closed - done) }, (_, index) => {
      const number = done + index;
      const caseId = numbered('c', number);
      const row = real[number % real.length];
      const after = followUps.filter((one) => one.caseId === row?.caseId);
      return [
        { ...row, caseId },
        ...after.map((one) => storedFollowUp({ ...one, caseId, isWaitedFor: false })),
      ];
    });
    await Promise.all(rows.flat().map((row) => system.stored.views.put(row)));
  }
  await seedWaiting(system, followUps);
  for (const month of new Set(real.flatMap(({ closedIn }) => closedIn ?? [])))
    await rollUpMonth(system, month);
}

/** More of each kind than the page reads of it, of cases that have a ledger: these are read for their numbers. */
async function seedWaiting(system: System, followUps: readonly FollowUp[]): Promise<void> {
  const today = dateIn(system.books.now());
  for (const kind of followUpKinds) {
    const own = followUps.filter((one) => one.kind === kind);
    const dueOn = plusDays(today, kind === 'end' ? 1 : -1);
    for (let number = 0; number < waiting; number += 1) {
      const one = own[number % own.length];
      if (one === undefined) throw new Error(`nothing of the kind ${kind} came of any case`);
      await system.followUps.put({ ...one, key: `${kind}/waiting/${number}`, dueOn, isWaitedFor: true });
    }
  }
}

type Told = {
  readonly caseId: CaseId;
  readonly summary: CaseSummary | undefined;
  readonly followUps: readonly FollowUp[];
};

/** What the ledger says of every case that has one. */
async function summaries({ books }: System): Promise<Told[]> {
  const told = [];
  for (const name of await books.ledger.ledgers()) {
    const caseId = caseOfLedger(name);
    const found = caseId && (await loadCase(books, caseId));
    if (!found) continue;
    const { summary, followUps } = rowsOfCase(found.entries);
    told.push({ caseId: found.state.caseId, summary, followUps });
  }
  return told;
}

async function sampleOf(system: System): Promise<{ looked: number; different: number }> {
  const told = await summaries(system);
  let different = 0;
  for (const { caseId, summary } of told) {
    const rebuilt: unknown = JSON.parse(JSON.stringify(summary));
    if (!isDeepStrictEqual(await system.stored.views.get({ caseId }), rebuilt)) different += 1;
  }
  return { looked: told.length, different };
}
