import { setImmediate as turn } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, tableNames, type Database } from '../../infra/local/database.ts';
import { localKeys } from '../../infra/local/keys.ts';
import { countOperations } from '../../infra/local/operations.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { administratorId } from '../../shared/domain/identifiers.ts';
import { CaseKeys } from '../../shared/ledger/case-keys.ts';
import { Ledger } from '../../shared/ledger/ledger.ts';
import { RegisterLedger } from '../../shared/ledger/register-ledger.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import { changeSchema, type Change } from '../../shared/registers/changes.ts';
import { simulatedDatabase } from '../support/simulated-database.ts';

const configuration = readMunicipality(undefined);
const revoke: Change = { type: 'revoke-mandate', id: 'w-12', from: '2027-03-23' };
const actor = { id: administratorId, function: 'administrator' };

describe.each(['dynalite, embedded', 'the engine of the simulation'])('the registers, on %s', (engine) => {
  let database: Database;
  let clock: number;
  let open: () => RegisterLedger;

  beforeEach(async () => {
    clock = Date.parse('2027-03-24T09:00:00Z');
    database = engine === 'dynalite, embedded' ? await openDatabase({}) : simulatedDatabase();
    const { wrapper } = localKeys(undefined);
    const { client } = database;
    open = () =>
      new RegisterLedger({
        ledger: new Ledger({ client, table: tableNames('').ledger, now: () => clock }),
        keys: new CaseKeys({ client, table: tableNames('').keys, wrapper, now: () => clock }),
        configuration,
        now: () => clock,
        domainNow: () => new Date(clock).toISOString(),
        pause: () => turn(),
      });
  });
  afterEach(() => database.close());

  function ledger(): Ledger {
    return new Ledger({ client: database.client, table: tableNames('').ledger, now: () => clock });
  }

  it('are the configuration while nothing is recorded, and reading them writes nothing', async () => {
    const registers = open();
    const operations = countOperations(database.client, 'mailbox');
    expect(await registers.fresh()).toEqual(configuration);
    expect(registers.current.version).toBe(configuration.version);
    expect(operations).toEqual({ query: 1, get: 0, put: 0, update: 0, delete: 0 });
  });

  it('are seeded at the first change, and are named by the hash of the last', async () => {
    const registers = open();
    expect(await registers.record(revoke, { actor, commandId: 'r-1' })).toMatchObject({
      kind: 'recorded',
      again: false,
      entry: { n: 2, type: 'revoke-mandate', at: '2027-03-24T09:00:00.000Z', actor },
    });
    expect(registers.history.map(({ n, type, actor: by }) => [n, type, by.id])).toEqual([
      [1, 'seed', 'system'],
      [2, 'revoke-mandate', 'administrator'],
    ]);
    const { heads } = await verifyLedgers(ledger(), {});
    expect(registers.current.version).toBe(heads['register']?.hash);
    expect(registers.current.mandates.find(({ id }) => id === 'w-12')?.revokedFrom).toBe('2027-03-23');
    expect(registers.current.name).toBe('Waterrijk');
  });

  it('are the same for whoever reads them later, and in ten seconds for whoever had read them', async () => {
    const [writer, reader] = [open(), open()];
    await reader.fresh();
    await writer.record(revoke, { actor, commandId: 'r-1' });
    const operations = countOperations(database.client, 'mailbox');
    clock += 10_000;
    await reader.refreshIfOlderThan(10_000);
    expect(operations.query).toBe(0);
    expect(reader.current.version).toBe(configuration.version);
    clock += 1;
    await reader.refreshIfOlderThan(10_000);
    expect(operations).toMatchObject({ query: 1, get: 1, put: 0 });
    expect(reader.current).toEqual(writer.current);
    expect(await open().fresh()).toEqual(writer.current);
    await reader.fresh();
    expect(operations).toMatchObject({ query: 3, get: 2, put: 0 });
  });

  it('of many who change them at once, nobody is lost and nobody overwrites another', async () => {
    const amounts = [100, 200, 300, 400];
    const results = await Promise.all(
      amounts.map((upTo) =>
        open().record({ type: 'set-discretion', function: 'wmo', upTo }, { actor, commandId: `d-${upTo}` }),
      ),
    );
    expect(results.map((one) => one.kind)).toEqual(['recorded', 'recorded', 'recorded', 'recorded']);
    const registers = open();
    await registers.fresh();
    expect(registers.history.map(({ type }) => type)).toEqual([
      'seed',
      ...amounts.map(() => 'set-discretion'),
    ]);
    expect((await verifyLedgers(ledger(), {})).findings).toEqual([]);
  });

  it('take the same wish once, and no other under its name', async () => {
    const first = await open().record(revoke, { actor, commandId: 'r-1' });
    const second = await open().record(revoke, { actor, commandId: 'r-1' });
    if (first.kind !== 'recorded') throw new Error('it was refused');
    expect(second).toEqual({ kind: 'recorded', again: true, entry: first.entry });
    const other = await open().record({ ...revoke, from: '2027-04-01' }, { actor, commandId: 'r-1' });
    expect(other).toEqual({ kind: 'refused', code: 'command-reused' });
    const same = await open().record(revoke, { actor, commandId: 'r-2' });
    expect(same).toEqual({
      kind: 'refused',
      code: 'faults',
      faults: ['the mandate w-12 is revoked already, from 2027-03-23'],
    });
  });

  it('hold no name and no address that can be read in the table', async () => {
    const person = { id: 'wmo-2', function: 'wmo', name: 'Tess Smit', email: 't.smit@waterrijk.example' };
    const put = changeSchema.parse({ type: 'put-person', list: 'officials', person });
    await open().record(put, { actor, commandId: 'p-1' });
    const stored: string[] = [];
    for await (const { envelope, sealed } of ledger().items('register', 'everything'))
      stored.push(`${envelope}${Buffer.from(sealed ?? []).toString('latin1')}`);
    expect(stored).toHaveLength(2);
    for (const words of ['Tess', 'Smit', 'waterrijk.example', 'Marleen', 'wmo-2'])
      expect(stored.filter((one) => one.includes(words))).toEqual([]);
  });

  it('are proven like every ledger: what is swapped or broken is named', async () => {
    await open().record(revoke, { actor, commandId: 'r-1' });
    const items = [];
    for await (const item of ledger().items('register', 'everything')) items.push(item);
    const [seed, revoked] = items;
    if (seed === undefined || revoked === undefined) throw new Error('they were recorded');
    const put = (Item: Record<string, unknown>) =>
      database.client.send(new PutCommand({ TableName: tableNames('').ledger, Item }));
    const found = async () => (await verifyLedgers(ledger(), {})).findings;
    await put({ ...revoked, n: 1 });
    expect(await found()).toEqual([{ ledger: 'register', n: 1, what: 'swapped' }]);
    await put({ ...seed, envelope: seed.envelope.replace('system', 'sustem') });
    expect(await found()).toEqual([{ ledger: 'register', n: 1, what: 'broken' }]);
    await put(seed);
    expect(await found()).toEqual([]);
  });

  it('keep a chain that is changed for the next start', async () => {
    const registers = open();
    expect(await registers.begin()).toEqual(configuration.chain);
    const chain = configuration.chain.slice(1);
    await registers.record({ type: 'set-chain', chain }, { actor, commandId: 'c-1' });
    expect(registers.current.chain).toEqual(configuration.chain);
    expect(registers.isChainWaiting).toBe(true);
    const next = open();
    const stages = await next.begin();
    expect(next.current.chain).toEqual(chain);
    expect(next.isChainWaiting).toBe(false);
    expect(stages).toEqual(chain);
  });

  it('stay as they are when the configuration changes, and say so until they are replaced', async () => {
    const registers = open();
    await registers.seed();
    expect(registers.isConfigurationLeft).toBe(false);
    const { chain, functions, officials, contactPersons, rules, mandates, discretion } = configuration;
    const changed = {
      chain,
      functions,
      officials,
      contactPersons,
      rules,
      mandates,
      discretion,
      managers: [],
      administrators: [],
    };
    await registers.record({ type: 'replace', registers: changed }, { actor, commandId: 'x-1' });
    expect(registers.isConfigurationLeft).toBe(true);
    expect((await open().fresh()).managers).toEqual([]);
  });
});
