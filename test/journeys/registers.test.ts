import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readMunicipality, type RuntimeOptions } from '../../infra/local/runtime.ts';
import { registersOf } from '../../shared/registers/municipality.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import { openTown, people, type OwnTown } from '../support/town.ts';
import { zomerdijkText } from '../support/zomerdijk.ts';

let folder: string;
let town: OwnTown;
let logged: Readonly<Record<string, unknown>>[];

async function start(options: Partial<RuntimeOptions> = {}): Promise<void> {
  logged = [];
  const dataDir = join(folder, 'data');
  town = await openTown({ dataDir, log: (line) => logged.push(line), ...options });
}

/** The same town once more, at the same address: links that were mailed lead to it. */
async function startAgain(options: Partial<RuntimeOptions> = {}): Promise<void> {
  await town.runtime.close();
  await start({ port: Number(new URL(town.origin).port), ...options });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speelruimte-registers-'));
  await start();
});
afterEach(async () => {
  await town.runtime.close();
  await rm(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number; readonly out: string; readonly err: string };

function run(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const path = fileURLToPath(new URL(`../../infra/local/${script}`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...args], { env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

function register(...args: readonly string[]): Promise<Ended> {
  return run('register.ts', [...args, '--base-url', town.origin]);
}

async function file(content: unknown): Promise<string> {
  const path = join(folder, 'file.json');
  await writeFile(path, JSON.stringify(content));
  return path;
}

const yesterday = plusDays(dateIn(new Date().toISOString()), -1);

describe('keeping the registers of a running town', () => {
  it('a mandate that was revoked yesterday carries no decision today, and an older decision stands', async () => {
    const caseId = await town.bringIn();
    await town.until('policy-officer', caseId);
    expect(await register('revoke', 'w-12', '--from', yesterday)).toEqual({
      code: 0,
      out: 'recorded as change 2 of the registers: revoke-mandate\n',
      err: '',
    });
    const official = await town.answer('wmo', caseId);
    expect(official.text).toContain('U kunt dit besluit nu niet nemen');
    const entries = (await town.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope);
    const answered = entries.flatMap((entry) => (entry.type === 'answered' ? [entry.stage] : []));
    expect(answered).toEqual(['alderman', 'behavioural-scientist', 'policy-officer']);
  });

  it('an entry names the version of the registers under which it was written', async () => {
    const caseId = await town.bringIn();
    await town.register({ type: 'set-discretion', function: 'wmo', upTo: 500 });
    const shown = await register('show', '--json');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(shown.out));
    await town.confirm(caseId);
    const entries = await town.runtime.system.books.ledger.load(caseId);
    expect(entries[0]?.envelope.registerVersion).not.toBe(version);
    const confirmed = entries.find(({ envelope }) => envelope.type === 'plan-confirmed');
    expect(confirmed?.envelope.registerVersion).toBe(version);
  });

  it('who is away is seen at once, kept over a restart, and proven with the rest', async () => {
    const away = ['absent', 'participatiewet-1', '--from', '2027-02-01', '--until', '2027-02-20'];
    expect((await register(...away, '--substitute', 'participatiewet-2')).code).toBe(0);
    const absent = { from: '2027-02-01', until: '2027-02-20', substitute: 'participatiewet-2' };
    const absences = () => town.runtime.system.registers.current.officials[4]?.absences;
    expect(absences()).toEqual([absent]);
    expect((await register('show')).out).toContain(
      'Fatima el Idrissi <f.elidrissi@waterrijk.example>; away 2027-02-01–2027-02-20, participatiewet-2 stands in',
    );
    await startAgain();
    expect(absences()).toEqual([absent]);
    expect((await register('history')).out.trim().split('\n')).toEqual([
      expect.stringMatching(/^1 .* seed {2}system$/),
      expect.stringMatching(/^2 .* put-absence {2}administrator$/),
    ]);
    await town.runtime.close();
    const proof = await run('verify-ledger.ts', [], { DATA_DIR: join(folder, 'data') });
    expect(JSON.parse(proof.out)).toEqual({ ledgers: 1, entries: 2, findings: [] });
    await start();
  });

  it('a contact person who is put in the directory can ask for a link', async () => {
    const person = {
      id: 'contact-3',
      name: 'Noor Visser',
      email: 'noor.visser@wijkteam-waterrijk.example',
      organisation: 'Wijkteam Waterrijk',
    };
    expect((await register('person', await file(person), '--list', 'contactPersons')).code).toBe(0);
    const visitor = town.person();
    await visitor.open('/');
    await visitor.send({ email: person.email });
    await town.runtime.settled();
    expect((await town.mails()).map(({ to }) => to)).toEqual([person.email]);
  });

  it('another chain waits for a restart; open cases go on, new ones follow it', async () => {
    const before = await town.bringIn();
    await town.confirm(before);
    await town.mailTo('alderman', 'invitation', { caseId: before });
    const chain = readMunicipality(undefined).chain.slice(1);
    const changed = await register('chain', await file(chain));
    expect(changed.out).toContain('New cases follow it when the runtime has been started again');
    await startAgain();
    await town.runtime.sweepNow();
    await town.answer('alderman', before);
    await town.mailTo('behavioural-scientist', 'invitation', { caseId: before });
    const after = await town.bringIn(zomerdijkText.replace('TEST-2027-0042', 'TEST-2027-0043'));
    await town.confirm(after);
    await town.mailTo('behavioural-scientist', 'invitation', { caseId: after });
    expect((await town.mails()).filter(({ id }) => id.startsWith(after)).map(({ to }) => to)).not.toContain(
      people.alderman,
    );
    expect(logged.filter((line) => line['metric'] === 'stage-unknown')).toEqual([]);
    expect((await register('show')).out).not.toContain('Another chain is registered');
  });

  it('a configuration that changed is said to have changed, and takes hold when it replaces the registers', async () => {
    const municipality = readMunicipality(undefined);
    await startAgain({ municipality: { ...municipality, managers: [] } });
    expect(logged).toEqual([
      {
        level: 'info',
        registers: 'kept as recorded; the configuration differs: npm run register -- replace FILE',
      },
    ]);
    expect(town.runtime.system.registers.current.managers).toHaveLength(1);
    const configuration = { name: municipality.name, ...registersOf(municipality), managers: [] };
    expect((await register('replace', await file(configuration))).code).toBe(0);
    expect(town.runtime.system.registers.current.managers).toEqual([]);
    expect(town.runtime.system.registers.isConfigurationLeft).toBe(false);
  });
});

describe('asking for it wrongly', () => {
  it.each([
    [[], 'which command?'],
    [['fire'], 'there is no command fire'],
    [['revoke'], 'revoke needs MANDATE after it'],
    [['revoke', 'w-12'], 'revoke needs --from'],
    [['revoke', 'w-12', 'w-20', '--from', '2027-01-01'], 'revoke takes one MANDATE, and has w-20'],
    [['revoke', 'w-12', '--from', '2027-01-01', '--until', '2027-01-02'], 'revoke takes no --until'],
    [['grant', 'nowhere.json'], 'nowhere.json cannot be read'],
    [['discretion', 'wmo', '--up-to', 'much'], 'much is no amount in euro'],
    [['show', 'wmo-1'], 'show takes nothing after it, and has wmo-1'],
  ])('%j is answered with what is wrong and how it is done', async (args, complaint) => {
    const { code, out, err } = await register(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')[0]).toBe(complaint);
    expect(err).toContain('npm run register -- COMMAND');
  });

  it('what cannot be recorded is refused with every reason', async () => {
    const person = { id: 'wmo-1', name: 'Jeroen Bakker' };
    const broken = await register('person', await file(person), '--list', 'officials');
    expect(broken.code).toBe(1);
    expect(broken.err).toContain('change.person.email');
    expect(broken.err).toContain('change.person.function');
    const gone = await register('remove-person', 'wmo-1');
    expect(gone).toEqual({
      code: 1,
      out: '',
      err:
        'The registers do not take this change. Nothing was recorded. Everything that is wrong is in the list.\n' +
        '  nobody fulfils the function wmo of the stage wmo\n',
    });
    const mandate = { ...readMunicipality(undefined).mandates[1], id: 'w-13' };
    const own = await register('grant', await file(mandate), '--as', 'wmo-1');
    expect(own.err).toContain('nobody registers a mandate for themselves or their own function: w-13');
    expect((await register('grant', await file(mandate), '--as', 'ghost')).err).toContain('as: ');
    expect((await register('grant', await file(mandate), '--as', 'manager-1')).code).toBe(0);
    expect((await register('history')).out).toContain('grant-mandate  manager-1');
  });

  it('help is help, and a town that is not there is said not to be there', async () => {
    expect(await register('--help')).toMatchObject({ code: 0, err: '' });
    const nowhere = await run('register.ts', ['show', '--base-url', 'http://127.0.0.1:1']);
    expect(nowhere).toEqual({
      code: 1,
      out: '',
      err: 'nothing listens at http://127.0.0.1:1: start it with npm start\n',
    });
  });

  it('machines hear it as a problem, and the same wish twice is one change', async () => {
    const post = async (body: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${town.origin}/v1/registers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return [response.status, response.headers.get('content-type')?.split(';')[0]];
    };
    const wish = JSON.stringify({ change: { type: 'revoke-mandate', id: 'w-12', from: '2027-03-23' } });
    expect(await post('{')).toEqual([400, 'application/problem+json']);
    expect(await post('{"change":{"type":"fire"}}')).toEqual([400, 'application/problem+json']);
    expect(await post(wish, { 'idempotency-key': 'a wish' })).toEqual([400, 'application/problem+json']);
    expect(await post(wish, { 'idempotency-key': 'a-wish' })).toEqual([201, 'application/json']);
    expect(await post(wish, { 'idempotency-key': 'a-wish' })).toEqual([200, 'application/json']);
    expect(await post(wish)).toEqual([409, 'application/problem+json']);
    const other = wish.replace('w-12', 'w-20');
    expect(await post(other, { 'idempotency-key': 'a-wish' })).toEqual([409, 'application/problem+json']);
  });
});
