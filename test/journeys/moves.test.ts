import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadCase, readWords } from '../../shared/ledger/perform.ts';
import { anotherChain } from '../support/another-chain.ts';
import { runScript, type Ended } from '../support/run-script.ts';
import { openTown, type OwnTown } from '../support/town.ts';

let folder: string;
let town: OwnTown;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speelruimte-moves-'));
  town = await openTown({ dataDir: join(folder, 'data') });
});
afterEach(async () => {
  await town.runtime.close();
  await rm(folder, { recursive: true, force: true });
});

function move(...args: readonly string[]): Promise<Ended> {
  return runScript('move.ts', [...args, '--base-url', town.origin]);
}

/** The municipality registers another chain, and the runtime is started again on it. */
async function withAnotherChain(): Promise<void> {
  const file = join(folder, 'chain.json');
  await writeFile(file, JSON.stringify(anotherChain));
  expect((await runScript('register.ts', ['chain', file, '--base-url', town.origin])).code).toBe(0);
  await town.runtime.close();
  town = await openTown({ dataDir: join(folder, 'data'), port: Number(new URL(town.origin).port) });
  await town.runtime.settled();
}

describe('a municipality changes its chain while a case is under way', () => {
  it('the case is listed, moved by the administrator, and goes on with whom the new chain asks', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    expect((await move('--list')).out).toBe(
      '0 on an earlier chain than alderman > behavioural-scientist > policy-officer > wmo > participatiewet > cjg\n',
    );
    await withAnotherChain();
    expect((await move('--list')).out.split('\n')).toEqual([
      `${caseId}  waits for alderman  gone: alderman, behavioural-scientist  new: team-lead  counts no more: none`,
      '1 on an earlier chain than policy-officer > wmo > participatiewet > team-lead > cjg',
      '',
    ]);
    const moved = await move('--case', caseId, '--reason', 'De wethouder wordt niet meer gevraagd.');
    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toMatch(/^recorded as entry \d+; now it is the turn of: policy-officer\n$/);
    await town.mailTo('policy-officer', 'invitation', { caseId });
    expect((await move('--list')).out).toMatch(/^0 on an earlier chain/);
    await town.mailTo('contact', 'path-changed', { caseId });
    await town.mailTo('family', 'path-changed', { caseId });
    const { books } = town.runtime.system;
    const found = await loadCase(books, caseId);
    const entry = found?.entries.find(({ type }) => type === 'moved-to-chain');
    expect(entry?.actor).toEqual({ id: 'administrator', function: 'administrator' });
    expect(JSON.stringify(entry)).not.toContain('wethouder');
    expect(await readWords(books, { caseId, n: entry?.n ?? 0, type: 'moved-to-chain' })).toEqual({
      reason: 'De wethouder wordt niet meer gevraagd.',
    });
  });

  it('a manager reads what a move would change, and moves it with a reason', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.answer('alderman', caseId);
    await town.mailTo('behavioural-scientist', 'invitation', { caseId });
    await withAnotherChain();
    const manager = await town.signIn('manager');
    const path = `/overzicht/zaak/${caseId}/route`;
    await manager.open('/overzicht');
    const told = manager.text.replaceAll(/\s+/g, ' ');
    expect(told).toMatch(/Centrum voor Jeugd en Gezin 0 plannen gedragswetenschapper 1 plan /);
    expect(told).not.toContain('behavioural');
    await manager.open('/overzicht?bij=behavioural-scientist');
    expect(manager.text).toContain('U ziet nu alleen: gedragswetenschapper');
    await manager.open(`/overzicht/zaak/${caseId}`);
    expect(manager.text).not.toContain('behavioural');
    await manager.open(path);
    expect(manager.text.replaceAll(/\s+/g, ' ')).toMatch(
      /Deze stappen vallen weg wethouder gedragswetenschapper Dit antwoord telt dan niet meer\. Het blijft wel bewaard wethouder Deze stappen komen erbij teamleider Daarna is aan zet: beleidsambtenaar\./,
    );
    await manager.send({ reason: '' });
    expect(manager.errors).toEqual(['Waarom doet u dit?: Vul dit in.']);
    const second = manager.inAnotherTab();
    const why = { reason: 'De raad heeft de route verkort.' };
    await Promise.all([manager.send(why), second.send(why)]);
    for (const { text } of [manager, second]) expect(text).toContain('De zaak volgt nu de nieuwe route.');
    const found = await loadCase(town.runtime.system.books, caseId);
    const moved = found?.entries.filter(({ type }) => type === 'moved-to-chain') ?? [];
    expect(moved.map(({ actor }) => actor)).toEqual([{ id: 'manager-1', function: 'manager' }]);
    await town.mailTo('policy-officer', 'invitation', { caseId });
    await manager.open(path);
    expect(manager.page.url).toMatch(new RegExp(`${caseId}$`));
  });

  it('says what was wrong, to people and to machines; the same wish twice is one move', async () => {
    const caseId = await town.bringIn();
    const asked = ['--case', caseId, '--reason', 'Korter.'];
    expect((await move()).code).toBe(2);
    expect((await move('--list', ...asked)).code).toBe(2);
    expect(await move(...asked)).toEqual({
      code: 1,
      out: '',
      err: 'The case was not moved. This case goes along the present chain already.\n',
    });
    await withAnotherChain();
    expect((await move(...asked, '--as', 'wmo-1')).err).toBe(
      'The case was not moved. Only a manager or an administrator moves a case to another chain.\n',
    );
    expect((await move(...asked, '--as', 'nobody')).err).toContain('as: ');
    expect((await move('--case', 'z'.repeat(26), '--reason', 'x')).err).toContain('The case was not moved.');
    const post = async (body: unknown, key: string): Promise<[number, unknown]> => {
      const response = await fetch(`${town.origin}/v1/chain-moves`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const { n } = z.object({ n: z.number().optional() }).parse(await response.json());
      return [response.status, n];
    };
    expect(await post('{', 'one')).toEqual([400, undefined]);
    expect(await post({ caseId }, 'one')).toEqual([400, undefined]);
    expect(await post({ caseId, reason: 'Korter.' }, 'a key')).toEqual([400, undefined]);
    const [status, n] = await post({ caseId, reason: 'Korter.', as: 'manager-1' }, 'one');
    expect([status, typeof n]).toEqual([201, 'number']);
    expect(await post({ caseId, reason: 'Korter.', as: 'manager-1' }, 'one')).toEqual([200, n]);
    expect(await post({ caseId, reason: 'Anders.', as: 'manager-1' }, 'one')).toEqual([409, undefined]);
  });
});
