import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  casesDue,
  eraseCase,
  erasedCases,
  replayErasures,
  type Erased,
} from '../../infra/operate/erasing.ts';
import { administratorId } from '../../shared/domain/identifiers.ts';
import { Clockwork } from '../support/clockwork.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const day = 86_400_000;
const actor = { id: administratorId, function: 'administrator' };
let clockwork: Clockwork;
beforeEach(async () => {
  clockwork = await Clockwork.start();
  await clockwork.open(zomerdijk({ advisers: [] }));
});
afterEach(() => clockwork.stop());

async function due(): Promise<string[]> {
  const cases: string[] = [];
  for await (const { caseId } of casesDue(clockwork.system)) cases.push(caseId);
  return cases;
}
const erase = () => eraseCase(clockwork.system, { caseId: clockwork.caseId, actor, isAsked: false });

test('a request that was broken off is due after 42 days, and not before', async () => {
  expect(await erase()).toEqual({ kind: 'refused', why: 'still open' });
  await clockwork.do('family', { type: 'withdraw' });
  expect(await erase()).toMatchObject({ kind: 'refused' });
  // The last of the days is a day on which it is kept, whatever the hour.
  clockwork.ahead = 42 * day - 3_600_000 * 2;
  expect(await due()).toEqual([]);
  clockwork.ahead = 44 * day;
  expect(await due()).toEqual([clockwork.caseId]);
  expect(await erase()).toEqual({ kind: 'erased' });
  expect(await due()).toEqual([]);
  expect((await clockwork.state()).erased).toMatchObject({ ground: 'broken-off' });
});

test('tables that were set back to before a case was erased lose it again', async () => {
  const { client } = clockwork.database;
  const { caseId, system } = clockwork;
  const { Item: key } = await client.send(new GetCommand({ TableName: 'keys', Key: { caseId } }));
  await clockwork.do('family', { type: 'withdraw' });
  clockwork.ahead = 44 * day;
  await erase();
  const list: Erased[] = [];
  for await (const one of erasedCases(system)) list.push(one);
  const { n } = await clockwork.state();
  await client.send(new DeleteCommand({ TableName: 'ledger', Key: { ledger: `case#${caseId}`, n } }));
  await client.send(new PutCommand({ TableName: 'keys', Item: key }));
  clockwork.ahead = 45 * day;
  expect((await clockwork.state()).erased).toBeUndefined();
  const [first] = list;
  if (first === undefined) throw new Error('nothing was erased');
  const notThere = { ...first, caseId: system.newCaseId() };
  expect(await replayErasures(system, [...list, notThere])).toEqual({
    refused: [],
    gone: 1,
  });
  expect((await clockwork.state()).erased).toMatchObject({ n, ground: 'broken-off' });
  const { Item } = await client.send(new GetCommand({ TableName: 'keys', Key: { caseId } }));
  expect(Item).toBeUndefined();
});
