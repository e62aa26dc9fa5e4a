import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeYear } from '../../infra/local/demo/make-year.ts';
import type { System } from '../../functions/system.ts';
import { endedTurn, pausedTurn } from '../../shared/domain/chain.ts';
import { openConversation, turnOf } from '../../shared/domain/turn.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import type { Person } from '../support/person.ts';
import { smallYear, until } from '../support/small-year.ts';
import { filledIn, openTown, type OwnTown } from '../support/town.ts';

const script = fileURLToPath(new URL('../../infra/local/demo/demo.ts', import.meta.url));

/** What happened in all cases: who did what, when. Keys, and the names that are made with them, are new each time. */
async function story({ books }: System): Promise<unknown[]> {
  const told: unknown[] = [];
  for (const name of [...(await books.ledger.ledgers())].sort()) {
    const caseId = caseOfLedger(name);
    const found = caseId && (await loadCase(books, caseId));
    for (const { n, at, type, actor } of found ? found.entries : [])
      told.push([caseId, n, at, type, actor.id]);
  }
  return told;
}

describe('a simulated year', () => {
  const folder = mkdtempSync(join(tmpdir(), 'speelruimte-demo-'));
  const dataDir = join(folder, 'data');
  let town: OwnTown;
  beforeAll(async () => {
    const settings = { port: 0, dataDir, municipalityFile: undefined, daySeconds: 86_400 };
    await makeYear(settings, { seed: 7, cases: 45, until }, () => undefined);
    const began = Date.now();
    town = await openTown({ dataDir, now: () => until + Date.now() - began });
    await town.runtime.settled();
  });
  afterAll(async () => {
    await town.runtime.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the same year for the same seed, and another for another', async () => {
    const [one, again, other] = [await smallYear(5, 4), await smallYear(5, 4), await smallYear(6, 4)];
    const told = await story(one.system);
    expect(told.length).toBeGreaterThan(40);
    expect(await story(again.system)).toEqual(told);
    expect(await story(other.system)).not.toEqual(told);
    for (const year of [one, again, other]) await year.close();
  });

  it('holds together: every hash, and nothing left to react to', async () => {
    const { books, cursors } = town.runtime.system;
    const { findings, entries } = await verifyLedgers(books.ledger, {});
    expect(findings).toEqual([]);
    expect(entries).toBeGreaterThan(300);
    for (const name of await books.ledger.ledgers()) {
      const caseId = caseOfLedger(name);
      if (caseId === undefined) continue;
      expect(await cursors.of(caseId)).toBe((await loadCase(books, caseId))?.state.n);
    }
  });

  it('goes on where it was: every plan that is open has an execution that waits for somebody', async () => {
    const { system } = town.runtime;
    const open = await system.summaries.open();
    expect(open.length).toBeGreaterThan(1);
    for (const { caseId, turn } of open) {
      expect([endedTurn, '']).not.toContain(turn);
      const rows = await system.tokenRows.of(caseId);
      expect(rows.some(({ token }) => !token.startsWith('demo-'))).toBe(true);
    }
  });

  it('has links that open, and an answer moves the plan on', async () => {
    const { system } = town.runtime;
    const asked = (await system.summaries.open()).filter(
      ({ turn }) => ![pausedTurn, 'family'].includes(turn),
    );
    const mail = (await town.mails()).find(
      ({ id }) => id.endsWith('/invitation') && asked.some(({ caseId }) => id.startsWith(caseId)),
    );
    if (mail === undefined) throw new Error('nobody was asked in the last days');
    const caseId = town.caseIdIn(mail.id);
    // Made for whichever port the runtime would listen on.
    const links = mail.links.map((link) => `${town.origin}${new URL(link).pathname}`);
    const official = await town.enter({ ...mail, links });
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    await town.runtime.settled();
    const state = (await loadCase(system.books, caseId))?.state;
    expect(state?.words.at(-1)?.at.slice(0, 10)).toBe('2027-04-14');
    expect(state && [endedTurn, openConversation(state)?.stage]).toContain(state && turnOf(state));
  });

  it('gives every page of the overview something to show', async () => {
    const manager = await signedIn();
    await manager.open('/overzicht');
    expect(manager.page.status).toBe(200);
    expect(manager.page.root.querySelectorAll('tbody tr').length).toBeGreaterThan(1);
    await manager.open('/overzicht/tijd');
    expect(manager.page.status).toBe(200);
    expect(manager.page.root.querySelectorAll('table').length).toBeGreaterThan(1);
    await manager.open('/overzicht/daarna');
    expect(manager.page.status).toBe(200);
    const lists = manager.page.root.querySelectorAll('main h2').map((one) => one.text.trim());
    expect(lists).toEqual([
      'Voorwaarden die te laat zijn',
      'Afgesproken, maar nog niet begonnen',
      'Uitzonderingen die binnen 90 dagen eindigen',
    ]);
    expect(manager.page.root.querySelectorAll('main table')).toHaveLength(3);
    expect(manager.text).not.toContain('Er staat niets op deze lijst');
  });

  it('leads from every list to a page of a case that has something to show', async () => {
    const manager = await signedIn();
    const linksOn = async (path: string, selector: string): Promise<string[]> => {
      await manager.open(path);
      return manager.page.root.querySelectorAll(selector).flatMap((one) => one.getAttribute('href') ?? []);
    };
    for (const path of await linksOn('/overzicht/daarna', 'main table tbody tr:first-child a')) {
      await manager.open(path);
      expect([path, manager.page.status]).toEqual([path, 200]);
      expect(manager.page.root.querySelectorAll('main tbody tr, main li').length).toBeGreaterThan(0);
    }
    const [plan = ''] = await linksOn('/overzicht', 'tbody a');
    for (const step of ['', '/plan', '/verlengen']) {
      await manager.open(`${plan}${step}`);
      expect([step, manager.page.status]).toEqual([step, 200]);
    }
    const pressing: string[] = [];
    for (const which of ['te-laat', 'binnenkort', 'vast'])
      pressing.push(...(await linksOn(`/overzicht?welke=${which}`, 'tbody a')));
    expect(pressing.length).toBeGreaterThan(0);
  });

  it.each([
    'plannen.csv',
    'tijd.csv?tabel=stappen',
    'tijd.csv?tabel=domeinen',
    'tijd.jsonl',
    'onderzoek.jsonl',
    'daarna.csv',
  ])('has something in every file of the managers: %s', async (file) => {
    const response = await (await signedIn()).open(`/overzicht/${file}`);
    expect(response.status).toBe(200);
    expect(response.body.trim().split('\n').length).toBeGreaterThan(1);
  });

  it('is a year of 400 plans unless another number is asked for', async () => {
    const env = { ...process.env, DATA_DIR: join(folder, 'whole'), PORT: '0' };
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let told = '';
    for await (const chunk of child.stdout) {
      told += String(chunk);
      child.kill('SIGKILL');
    }
    await ended;
    expect(told).toBe('A year of 400 plans is being made; that takes a few minutes.\n');
  });

  it('is made at the first start and found at the second', async () => {
    const keys = join(folder, 'demo', 'keys.json');
    expect(await start('--cases', '2')).toMatch(/luistert op http:\/\/127\.0\.0\.1:\d+/);
    const { mtimeMs } = statSync(keys);
    expect(await start('--cases', '3')).toMatch(/luistert op http:\/\/127\.0\.0\.1:\d+/);
    expect(statSync(keys).mtimeMs).toBe(mtimeMs);
  });

  let manager: Person | undefined;
  async function signedIn(): Promise<Person> {
    return (manager ??= await town.signIn('manager'));
  }

  /** What the command says until it listens; it is stopped then. */
  async function start(...args: readonly string[]): Promise<string> {
    const env = { ...process.env, DATA_DIR: join(folder, 'demo'), PORT: '0' };
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let told = '';
    for await (const chunk of child.stdout) {
      told += String(chunk);
      if (told.includes('luistert')) child.kill('SIGTERM');
    }
    await ended;
    return told;
  }
});
