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
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { instantIn } from '../../shared/domain/working-days.ts';
import { sessionCookie } from '../../shared/http/session-gate.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { rowsOfCase } from '../../shared/views/rows-of-case.ts';
import { countReadUnits } from './read-units.ts';

const municipality = readMunicipality(undefined);
/** Cases with a ledger that are played to their end: what is seeded are copies of their rows. */
const played = 120;
const atOnce = 250;

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

/** Rows of closed cases, with their index rows and the figures of their months, until there are so many. */
async function seed(system: System, closed: number): Promise<void> {
  const real = await closedRows(system);
  if (real.length === 0) throw new Error('no case was played to its end');
  for (let done = real.length; done < closed; done += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, closed - done) }, (_, index) => {
      const number = done + index;
      return { ...real[number % real.length], caseId: numbered('c', number) };
    });
    await Promise.all(rows.map((row) => system.stored.views.put(row)));
  }
  for (const month of new Set(real.flatMap(({ closedIn }) => closedIn ?? [])))
    await rollUpMonth(system, month);
}

async function closedRows(system: System): Promise<CaseSummary[]> {
  const rows: CaseSummary[] = [];
  for (const { summary } of await summaries(system)) if (summary?.closing !== undefined) rows.push(summary);
  return rows;
}

/** What the ledger says of every case that has one. */
async function summaries({ books }: System): Promise<{ caseId: CaseId; summary: CaseSummary | undefined }[]> {
  const told = [];
  for (const name of await books.ledger.ledgers()) {
    const caseId = caseOfLedger(name);
    const found = caseId && (await loadCase(books, caseId));
    if (found) told.push({ caseId: found.state.caseId, summary: rowsOfCase(found.entries).summary });
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
