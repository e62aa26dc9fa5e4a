import { PutCommand, QueryCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tables } from '../../infra/tables.ts';
import { MemoryDynamoDb } from '../faults/simulation/memory-dynamodb.ts';
import { directClient } from '../faults/simulation/unreliable-client.ts';
import { afterFree, billOf, plus, times, type Usage } from './bill.ts';
import { bytesOf, readUnits, storedBytes, writeUnits } from './capacity.ts';
import { emptyRound, metricHoursOf, oneCase, wholeCase, type Measured } from './measure.ts';
import { Meter } from './meter.ts';
import { priceList } from './price-list.ts';
import { resultOf } from './result.ts';
import { deployed, idleMonth, renewals, standing } from './standing.ts';

const shape = (name: string) => {
  const found = tables.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

describe('a bill', () => {
  const prices = {
    ...priceList,
    transitions: { ...priceList.transitions, usd: 0.025, per: 1_000 },
    writeUnits: { ...priceList.writeUnits, usd: 0.7625, per: 1_000_000 },
    readUnits: { ...priceList.readUnits, usd: 0.1525, per: 1_000_000 },
    kmsKeys: { ...priceList.kmsKeys, usd: 1, per: 1 },
    firewalls: { ...priceList.firewalls, usd: 5, per: 1 },
  };

  it('is unit prices times what was used, in euro, with the firewall apart', () => {
    const usage = {
      transitions: 40_000,
      writeUnits: 2_000_000,
      readUnits: 4_000_000,
      kmsKeys: 3,
      firewalls: 1,
    };
    // 1.00 + (1.525 + 0.61) + 3.00 dollars, and 5.00 apart, at half a euro each.
    const { services, eur, eurApart } = billOf(usage, prices, 0.5);
    expect(services.map(({ service }) => service)).toEqual(['WAF', 'KMS', 'DynamoDB', 'Step Functions']);
    for (const [index, euro] of [2.5, 1.5, 1.0675, 0.5].entries())
      expect(services[index]?.eur).toBeCloseTo(euro, 10);
    expect(eur).toBeCloseTo(3.0675, 10);
    expect(eurApart).toBeCloseTo(2.5, 10);
  });

  it('adds up what was used, and scales it', () => {
    expect(plus({ mails: 2, alarms: 1 }, { mails: 3 })).toEqual({ mails: 5, alarms: 1 });
    expect(times({ mails: 2 }, 1.5).mails).toBe(3);
  });

  it('every line of the price list says since when and how it is known', () => {
    for (const { usd, per, asOf } of Object.values(priceList)) {
      expect(usd).toBeGreaterThan(0);
      expect(per).toBeGreaterThan(0);
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});

describe('what DynamoDB counts', () => {
  it('the size of a row: names, text in UTF-8, two digits a byte', () => {
    // pk 2 + 'mail#a' 6; n 1 + 3 (12345: three bytes, and one); blob 4 + 10.
    expect(bytesOf({ pk: { S: 'mail#a' }, n: { N: '12345' }, blob: { B: new Uint8Array(10) } })).toBe(27);
    expect(bytesOf({ a: { S: '€' } })).toBe(4);
  });

  it('reads by 4 KB, half as much where an older state will do, and one for nothing', () => {
    const item = { a: { S: 'x'.repeat(4_095) } };
    expect(readUnits([item], true)).toBe(1);
    expect(readUnits([item, item], true)).toBe(2);
    expect(readUnits([item, { b: { S: '' } }], false)).toBe(1);
    expect(readUnits([], false)).toBe(0.5);
  });

  it('writes by 1 KB, once more for every index in which something changes, twice where it moves', () => {
    const entry = { ledger: { S: 'case#a' }, n: { N: '1' }, day: { S: '2027-01-27' }, at: { S: 'x' } };
    expect(writeUnits(shape('ledger'), undefined, { ...entry, sealed: { S: 'x'.repeat(2_000) } })).toBe(3);
    const row = { caseId: { S: 'a' }, open: { S: 'open' }, openedAt: { S: 'x' }, contactPerson: { S: 'c' } };
    expect(writeUnits(shape('views'), undefined, row)).toBe(3);
    expect(writeUnits(shape('views'), row, row)).toBe(1);
    expect(writeUnits(shape('views'), row, { ...row, turn: { S: 'wmo' } })).toBe(3);
    expect(writeUnits(shape('views'), row, { ...row, openedAt: { S: 'y' } })).toBe(5);
    const { open, ...closed } = row;
    expect([open.S, writeUnits(shape('views'), row, closed)]).toEqual(['open', 3]);
  });

  it('keeps a row in its table and in its indexes', () => {
    // The row is 37 bytes, what the index keeps of it 31, and each has a hundred more.
    const row = {
      ledger: { S: 'case#a' },
      n: { N: '1' },
      day: { S: '2027-01-27' },
      at: { S: 'x' },
      hash: { S: 'hh' },
    };
    expect([bytesOf(row), storedBytes(shape('ledger'), row)]).toEqual([37, 37 + 31 + 200]);
    expect(storedBytes(shape('ledger'), undefined)).toBe(0);
  });
});

describe('a tiny run', () => {
  it('is counted and billed as it was worked out by hand', async () => {
    const meter = new Meter();
    const engine = new MemoryDynamoDb({
      tables,
      later: (catchUp) => {
        catchUp();
      },
      changed: () => undefined,
      pageSize: 10,
      taken: (one) => {
        meter.taken(one);
      },
    });
    const client = directClient(engine);
    const Item = { caseId: 'a', seenAt: 'x', what: 'x'.repeat(1_500) };
    await client.send(new PutCommand({ TableName: 'seen', Item }));
    const ConditionExpression = 'attribute_not_exists(caseId)';
    await expect(
      client.send(new PutCommand({ TableName: 'seen', Item, ConditionExpression })),
    ).rejects.toThrow('The conditional request failed');
    await client.send(
      new GetCommand({ TableName: 'seen', Key: { caseId: 'a', seenAt: 'x' }, ConsistentRead: true }),
    );
    const find = { KeyConditionExpression: 'caseId = :c', ExpressionAttributeValues: { ':c': 'b' } };
    await client.send(new QueryCommand({ TableName: 'seen', ...find }));
    for (const step of [
      'Take stock',
      'Whose turn',
      'Alderman',
      'Alderman timed out',
      'Alderman',
      'ExecutionAborted',
    ])
      meter.entered(step);
    const call = (what: string) => ({ number: 1, invocation: 'react#1', what });
    const usage = meter.usage({
      calls: ['Put seen', 'Get seen', 'Decrypt', 'Sign', 'SendEmail m', 'SendTaskSuccess t'].map(call),
      invocations: ['react', 'GET gesprek'],
    });
    // 1,530 bytes are two blocks: two units to put it, two for the put that was refused.
    expect(usage).toMatchObject({ transitions: 4, writeUnits: 4, readUnits: 1.5, mails: 1, httpRequests: 1 });
    expect(usage).toMatchObject({ lambdaRequests: 2, kmsRequests: 1, kmsSignatures: 1, traces: 6 });
    // Two times 30 + 0.3 × 450, two at the database 12, two at KMS 24, one ring 25, one mail 80: milliseconds at 1 GB.
    expect(usage.lambdaGbSeconds).toBeCloseTo(0.471, 10);
    const { transitions = 0, writeUnits: units = 0, mails = 0 } = usage;
    const bill = billOf({ transitions, writeUnits: units, mails }, priceList, 1);
    expect(bill.eur).toBeCloseTo(0.0001 + 0.00000305 + 0.0001, 12);
  });
});

describe('a month in which nothing happens', () => {
  const resource = (Type: string, Properties: unknown = {}) => ({ Type, Properties });
  const key = resource('AWS::KMS::Key', { EnableKeyRotation: true });
  const figure = { MetricStat: { Stat: 'Sum' } };
  const release = {
    stacks: [
      [
        key,
        resource('AWS::KMS::Key'),
        resource('AWS::SecretsManager::Secret'),
        resource('AWS::CloudWatch::Alarm', { MetricName: 'Errors' }),
        resource('AWS::CloudWatch::Alarm', { Metrics: [figure, figure, { Expression: 'm0 + m1' }] }),
      ],
      [resource('AWS::WAFv2::WebACL', { Rules: [{}, {}] })],
    ],
    linkKeys: 2,
  };

  it('costs what stands, an alarm by the figures it looks at, and the firewall apart', () => {
    expect(standing(release)).toEqual({
      kmsKeys: 4,
      secrets: 1,
      alarms: 3,
      dashboards: 0,
      firewalls: 1,
      firewallRules: 2,
    });
  });

  it('costs the rounds every five minutes, and in each hour what they measure', () => {
    // 288 rounds on 30.4 days; six tables ask for their key every five minutes.
    const month = idleMonth(release, { lambdaRequests: 2, readUnits: 9.5, metricHours: 1 / 12 });
    expect(month.lambdaRequests).toBeCloseTo(17_510.4, 6);
    expect(month.readUnits).toBeCloseTo(83_174.4, 6);
    expect(month.metricHours).toBeCloseTo(729.6, 6);
    expect(month.kmsRequests).toBe(52_560);
  });

  it('costs more once keys have been renewed twice, of those that are renewed', () => {
    expect(renewals(release)).toEqual({ renewedKeys: 2 });
  });

  it('costs nothing of what AWS always gives, and never less than nothing', () => {
    expect(afterFree({ alarms: 24, loggedGb: 3, secrets: 2 })).toMatchObject({
      alarms: 14,
      loggedGb: 0,
      secrets: 2,
    });
  });

  it('costs less than ten euro as it is deployed, without the firewall', async () => {
    const round = await emptyRound();
    // Where nothing waits and nothing is open, nothing is told.
    expect(round.metricHours).toBe(0);
    expect(billOf(idleMonth(deployed(), round)).eur).toBeLessThan(10);
  }, 120_000);
});

describe('the last line', () => {
  it('holds six figures, rounded, and nothing else', () => {
    // 40 states at 25 dollars a million, 619 write units at 0.7625, and four keys of a dollar, at 0.92 euro.
    const one = { transitions: 40, writeUnits: 619, lambdaRequests: 262.04 };
    expect(resultOf({ cases: 1_000, one, idle: { kmsKeys: 4 } })).toEqual({
      cases: 1_000,
      eurPerCase: 0.0014,
      eurIdlePerMonth: 3.68,
      transitionsPerCase: 40,
      writeUnitsPerCase: 619,
      invocationsPerCase: 262,
    });
  });
});

describe('what is measured', () => {
  it('is billed by the hour, as a whole and by stage', () => {
    const meter = new Meter();
    const hour = 3_600_000;
    meter.logged({ metric: 'wait', stage: 'wmo' }, 0);
    meter.logged({ metric: 'wait', stage: 'cjg' }, hour - 1);
    meter.logged({ metric: 'wait', stage: 'cjg' }, hour);
    meter.logged({ level: 'error' }, hour);
    expect([...meter.figures]).toEqual([
      ['wait', 2],
      ['wait wmo', 1],
      ['wait cjg', 2],
    ]);
  });

  it('of many cases takes no more hours than there are', () => {
    const figures = new Map([
      ['decision', 7],
      ['open-plans', 96],
    ]);
    const measured = { usage: {}, daysOpen: 24, open: {}, after: {}, figures };
    expect(metricHoursOf(measured, 2)).toEqual({ metricHours: 14 + 192 });
    // 400 hours in which people do something, and every hour of 30.4 days.
    expect(metricHoursOf(measured, 1_000).metricHours).toBeCloseTo(400 + 729.6, 6);
  });
});

/** As the document for operators says it, which may be out by a twentieth before it has to be written anew. */
describe('what operators are told', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

  /** The figures of the one row of a table that `which` finds. */
  function told(which: RegExp): number[] {
    const row = page.split('\n').find((line) => line.startsWith('|') && which.test(line)) ?? '';
    return [...row.replace(which, '').matchAll(/[\d.]+/g)].map(([figure]) => Number(figure));
  }

  function expectNear(figures: readonly number[], wanted: readonly number[]): void {
    expect(figures).toHaveLength(wanted.length);
    for (const [at, one] of wanted.entries())
      expect(Math.abs((figures[at] ?? 0) / one - 1)).toBeLessThan(0.05);
  }

  it('of a case and of a month is what a run comes to', { timeout: 240_000 }, async () => {
    const round = await emptyRound();
    const release = deployed();
    const idle = idleMonth(release, round);
    const renewed = renewals(release);
    for (const days of [0, 3, 10]) {
      const measured = await oneCase(days, round);
      const { resultOfCase, month } = reckoned(measured, idle);
      // Euros are rounded to a tenth of a cent.
      const [eur = 0, ...counted] = told(new RegExp(` ${days} days`));
      expect(Math.abs(eur - resultOfCase.eurPerCase)).toBeLessThan(0.0016);
      expectNear(counted, [resultOfCase.transitionsPerCase, resultOfCase.writeUnitsPerCase]);
      if (days !== 3) continue;
      const both = (of: (usage: Usage) => Usage): number[] => [idle, month].map((one) => billOf(of(one)).eur);
      expectNear(
        told(/as reckoned above/),
        both((one) => one),
      );
      expectNear(
        told(/once every key has been renewed twice/),
        both((one) => plus(one, renewed)),
      );
      expectNear(told(/with nothing else in the account/), both(afterFree));
    }
  });

  function reckoned(measured: Measured, idle: Usage) {
    const one = wholeCase(measured, 14);
    return {
      resultOfCase: resultOf({ cases: 1_000, one, idle }),
      month: plus(idle, times(one, 1_000), metricHoursOf(measured, 1_000)),
    };
  }
});

describe('one case, counted', () => {
  it('goes past everybody, and every day that it waits costs a transition for whoever is waited for', async () => {
    const round = await emptyRound();
    expect(round.lambdaRequests).toBe(2);
    expect(round.writeUnits).toBe(0);
    const [prompt, slow] = [await oneCase(0, round), await oneCase(2, round)];
    // Seven conversations: one straight through is 19 states, and each day of waiting enters its state once more.
    expect(prompt.usage.transitions).toBe(19);
    expect(slow.usage.transitions).toBe(19 + 7 * 2);
    expect(slow.usage.mails).toBeGreaterThanOrEqual(prompt.usage.mails ?? 0);
    const whole = wholeCase(slow, 14);
    expect(whole.lambdaRequests).toBeGreaterThan(slow.usage.lambdaRequests ?? 0);
    expect(whole.storedGbMonths).toBeCloseTo((slow.usage.storedGbMonths ?? 0) * 12, 12);
    expect(billOf(whole).eur).toBeLessThan(0.05);
  });

  it('ends where everybody takes ten days and is reminded meanwhile, and nothing in it is less than nothing', async () => {
    const measured = await oneCase(10, await emptyRound());
    const whole = wholeCase(measured, 14);
    expect(Object.entries(whole).filter(([, used]) => used < 0)).toEqual([]);
    // Seven conversations of ten days, each looked at daily.
    expect(whole.transitions).toBeGreaterThanOrEqual(19 + 7 * 10);
    // Nobody goes on asking for new links: that takes thousands.
    expect(measured.usage.httpRequests).toBeLessThan(200);
    expect(billOf(whole).eur).toBeLessThan(0.05);
  }, 120_000);
});
