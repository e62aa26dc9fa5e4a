import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishErasure } from '../../functions/finish-erasure.ts';
import { deliverWaiting } from '../../functions/mailer/mailer.ts';
import { cloudReach, sweep } from '../../functions/sweep/sweep.ts';
import { localKeys } from '../../infra/local/keys.ts';
import { Mailbox } from '../../infra/local/mailbox.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import { summaryOf } from '../../shared/views/case-summaries.ts';
import { Clockwork } from '../support/clockwork.ts';
import { opening } from '../support/commands.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const contact = personIdSchema.parse('contact-1');
let clockwork: Clockwork;
beforeEach(async () => {
  clockwork = await Clockwork.start();
  await clockwork.open(zomerdijk({ advisers: [] }));
});
afterEach(() => clockwork.stop());

const erase = () => clockwork.do('administrator', { type: 'erase-case', ground: 'asked-by-family' });
const keyRow = async () => {
  const Key = { caseId: clockwork.caseId };
  return (await clockwork.database.client.send(new GetCommand({ TableName: 'keys', Key }))).Item;
};
const viewRow = async () => {
  const Key = { caseId: clockwork.caseId };
  return (await clockwork.database.client.send(new GetCommand({ TableName: 'views', Key }))).Item;
};

describe('erasing a case', () => {
  it('takes its key, its drafts, what was posted too late and its row in the views; the chain still holds', async () => {
    const { system, caseId } = clockwork;
    await system.drafts.begin({ person: contact, id: caseId }, { pages: {}, asks: 1 });
    const place = { caseId, page: 'plan', person: contact };
    await system.parked.put(place, { fields: [['text', 'Ilse belt morgen.']] });
    expect(await erase()).toBe('recorded');
    await clockwork.react();
    expect(clockwork.steps.slice(-3)).toEqual(['Whose turn', 'Closed', 'ExecutionSucceeded']);
    await sweep(system, cloudReach);
    expect([await keyRow(), await viewRow()]).toEqual([undefined, undefined]);
    expect(await system.drafts.find({ person: contact, id: caseId })).toBeUndefined();
    expect(await system.parked.find(place)).toBeUndefined();
    expect(await system.parked.put(place, { fields: [['text', 'Nog iets.']] })).toBe('gone');
    expect(await system.tokenRows.of(caseId)).toEqual([]);
    await expect(readPlan(system.books, await clockwork.state())).rejects.toThrow('no key');
    expect((await verifyLedgers(system.books.ledger, {})).findings).toEqual([]);
  });

  it('is finished by the sweeper when everything died just after it was recorded', async () => {
    await erase();
    await clockwork.restart();
    clockwork.ahead = 3 * 86_400_000;
    expect(await keyRow()).toBeDefined();
    await sweep(clockwork.system, cloudReach);
    await sweep(clockwork.system, cloudReach);
    expect([await keyRow(), await viewRow()]).toEqual([undefined, undefined]);
  });

  it('is safe to do again, and does nothing to a case that was not erased', async () => {
    const { system, caseId } = clockwork;
    expect(await finishErasure(system, caseId)).toBe(false);
    expect(await keyRow()).toBeDefined();
    await erase();
    expect(await finishErasure(system, caseId)).toBe(true);
    expect(await finishErasure(system, caseId)).toBe(true);
    await clockwork.react();
    await sweep(system, cloudReach);
    expect([await keyRow(), await viewRow()]).toEqual([undefined, undefined]);
  });

  it('holds when a key comes back with a restored table, or a slow writer puts an old row of the views', async () => {
    const { system } = clockwork;
    const [key, before] = [await keyRow(), await loadCase(system.books, clockwork.caseId)];
    if (before === undefined) throw new Error('no case');
    await erase();
    await clockwork.react();
    await sweep(system, cloudReach);
    await clockwork.database.client.send(new PutCommand({ TableName: 'keys', Item: key }));
    await system.summaries.put(summaryOf(before.state, before.entries));
    await sweep(system, cloudReach);
    await sweep(system, cloudReach);
    expect([await keyRow(), await viewRow()]).toEqual([undefined, undefined]);
  });

  it('takes no command any more, opens no second case in its place, and makes no new key', async () => {
    await erase();
    await finishErasure(clockwork.system, clockwork.caseId);
    expect(await erase()).toBe('erased');
    expect(await clockwork.do('family', { type: 'withdraw' })).toBe('erased');
    expect(await clockwork.do('contact-1', opening(zomerdijk()))).toBe('erased');
    expect(await keyRow()).toBeUndefined();
    clockwork.caseId = clockwork.system.newCaseId();
    expect(await clockwork.do('family', { type: 'withdraw' })).toBe('no-such-case');
  });

  it('mails that still wait about it do not leave, and do not fail', async () => {
    const { system, database } = clockwork;
    await clockwork.react();
    expect(await system.outbox.waiting()).not.toEqual([]);
    await erase();
    await clockwork.react();
    await sweep(system, cloudReach);
    const mailbox = new Mailbox({
      client: database.client,
      table: 'mailbox',
      now: Date.now,
      onBounce: () => Promise.resolve(),
    });
    await deliverWaiting({ ...system, signer: localKeys(undefined).signer, transport: mailbox });
    expect(await system.outbox.waiting()).toEqual([]);
    expect(await mailbox.all()).toEqual([]);
  });
});
