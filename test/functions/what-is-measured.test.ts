import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readMunicipality } from '../../infra/local/runtime.ts';
import type { Measure } from '../../functions/metrics.ts';
import { measureProgress } from '../../functions/react/measure-progress.ts';
import { personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijkText } from '../support/zomerdijk.ts';

/** Two plans go through every function; each line of the log is kept. The sweeper comes by when the test says so. */
let town: OwnTown;
let caseId: CaseId;
let refusedId: CaseId;
let at = Date.parse('2027-01-27T09:00:00Z');
const lines: string[] = [];

const stages = [
  'family',
  'alderman',
  'behavioural-scientist',
  'policy-officer',
  'wmo',
  'participatiewet',
  'cjg',
] as const;
const reason = 'Oma zegt dat de stilte helpt.';

const lineSchema = z.object({
  metric: z.string().optional(),
  caseId: z.string().optional(),
  stage: z.string().optional(),
});
const directiveSchema = z.object({
  Namespace: z.string(),
  Dimensions: z.array(z.array(z.string())),
  Metrics: z.tuple([z.strictObject({ Name: z.string(), Unit: z.enum(['Count', 'Milliseconds']) })]),
});
const embeddedSchema = z.looseObject({
  _aws: z.strictObject({ Timestamp: z.number(), CloudWatchMetrics: z.tuple([directiveSchema]) }),
});

beforeAll(async () => {
  town = await openTown({
    now: () => at,
    sweepEvery: 3_600_000,
    log: (line) => lines.push(JSON.stringify(line)),
  });
  caseId = await town.bringIn();
  await town.mailTo('family', 'family-confirm', { caseId });
  await sleepUntil('2027-01-28T11:00:00Z');
  await town.confirm(caseId);
  await answerOn('alderman', '2027-02-01T11:00:00Z');
  await answerOn('behavioural-scientist', '2027-02-03T11:00:00Z');
  await answerOn('policy-officer', '2027-02-03T13:30:00Z');
  await answerOn('wmo', '2027-02-09T13:30:00Z');
  await answerOn('participatiewet', '2027-02-10T15:30:00Z');
  await answerOn('cjg', '2027-02-11T17:30:00Z');
  await town.mailTo('family', 'closed', { caseId });
  await town.runtime.settled();
  refusedId = await town.bringIn(zomerdijkText.replace('TEST-2027-0042', 'TEST-2027-0043'));
  await town.confirm(refusedId);
  await town.answer('alderman', refusedId, { answer: { outcome: 'not-agree', reason } });
  await town.mailTo('behavioural-scientist', 'invitation', { caseId: refusedId });
  await town.runtime.settled();
});
afterAll(() => town.runtime.close());

/** Where more than a day is passed over, an execution waits with a token that has run out, until the sweeper comes by. */
async function sleepUntil(instant: string): Promise<void> {
  await town.runtime.settled();
  at = Date.parse(instant);
  await town.runtime.sweepNow();
  await town.runtime.settled();
}

async function answerOn(role: Exclude<(typeof stages)[number], 'family'>, instant: string): Promise<void> {
  await town.mailTo(role, 'invitation', { caseId });
  await sleepUntil(instant);
  await town.answer(role, caseId, { answer: { reason } });
}

/** What was measured under a name in a case, as `stage value`. */
function measured(name: string, about: CaseId): string[] {
  return lines.flatMap((text) => {
    const line = z.looseObject(lineSchema.shape).parse(JSON.parse(text));
    if (line.metric !== name || line.caseId !== about) return [];
    return [`${line.stage ?? '-'} ${String(line[name])}`];
  });
}

describe('the figures of the plan of the family Zomerdijk', () => {
  it('say who gave their word, once each, and that nobody refused', () => {
    expect(measured('decision', caseId)).toEqual([
      'alderman 1',
      'behavioural-scientist 1',
      'policy-officer 1',
      'wmo 1',
      'participatiewet 1',
      'cjg 1',
    ]);
    expect(measured('refusal', caseId)).toEqual([]);
  });

  it('say how long each of them was waited for, in milliseconds', () => {
    expect(measured('wait', caseId)).toEqual([
      'family 93600000',
      'alderman 345600000',
      'behavioural-scientist 172800000',
      'policy-officer 9000000',
      'wmo 518400000',
      'participatiewet 93600000',
      'cjg 93600000',
    ]);
  });

  it('say of another plan that somebody did not agree', () => {
    expect(measured('decision', refusedId)).toEqual(['alderman 1']);
    expect(measured('refusal', refusedId)).toEqual(['alderman 1']);
  });

  it('say each time that the sweeper put another execution in the place of one that was slept through', () => {
    expect(measured('sweeper-repair', caseId)).toEqual(Array.from({ length: 6 }, () => '- 1'));
  });

  it('count each mail that was sent', async () => {
    const sent = (await town.mails()).filter(({ id }) => id.startsWith(caseId));
    // To the family, six officials, twice three about a part that was agreed, and to all eight how it ended.
    expect(sent).toHaveLength(1 + 6 + 2 * 3 + 8);
    expect(measured('mail-sent', caseId)).toEqual(sent.map(() => '- 1'));
  });

  it('say how long it took until what follows from an entry was done', async () => {
    // No clock moved in between.
    expect(new Set(measured('feed-lag', caseId))).toEqual(new Set(['- 0']));
    const { books } = town.runtime.system;
    const found = await loadCase(books, refusedId);
    if (found === undefined) throw new Error('no such case');
    const late: unknown[] = [];
    const measure: Measure = (...figure) => late.push(figure);
    // Everything of that case was recorded at 17:30.
    const lateBooks = { ...books, now: () => '2027-02-11T17:30:04Z' };
    measureProgress({ books: lateBooks, measure }, found.state, found.entries.slice(-1));
    expect(late).toEqual([['feed-lag', { value: 4_000, caseId: refusedId }]]);
  });
});

describe('no line of the log', () => {
  it('holds anything but a figure, the id of a case and a stage', () => {
    expect(lines.length).toBeGreaterThan(30);
    for (const text of lines) {
      const { metric = '', ...line } = lineSchema.parse(JSON.parse(text));
      const { _aws, ...rest } = embeddedSchema.parse(JSON.parse(text));
      const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
      expect(Namespace).toBe('Speelruimte/local');
      expect(Metrics[0].Name).toBe(metric);
      expect(Dimensions).toEqual(line.stage === undefined ? [[]] : [[], ['stage']]);
      expect([caseId, refusedId, undefined]).toContain(line.caseId);
      expect([...stages, undefined]).toContain(line.stage);
      expect(z.number().parse(rest[metric])).toBeGreaterThanOrEqual(0);
      const known = new Set(['level', 'metric', 'caseId', 'stage', metric]);
      expect(Object.keys(rest).filter((key) => !known.has(key))).toEqual([]);
    }
  });

  it('holds a word of the plan, of an answer or of a mail, an address, or what opens a link', async () => {
    const log = lines.join('\n').toLowerCase();
    const said = new Set(wordsIn(log.replaceAll(caseId, '').replaceAll(refusedId, '')));
    const mails = await town.mails();
    const texts = [zomerdijkText, reason, ...mails.map(({ subject, text }) => `${subject} ${text}`)];
    const words = new Set(texts.flatMap(wordsIn));
    for (const word of ['zomerdijk', 'adhd', 'caravan', 'stilte', 'samira']) expect(words).toContain(word);
    // What figures and stages are called may stand in a plan too.
    const ours = new Set([...wordsIn(stages.join(' ')), 'mail', 'name', 'open']);
    expect([...words].filter((word) => said.has(word) && !ours.has(word))).toEqual([]);
    const people = JSON.stringify(readMunicipality(undefined));
    const addresses = [...people.matchAll(/[\w.-]+@[\w.-]+/g)].map(([address]) => address);
    const tokens = mails.flatMap(({ links }) => links.map((link) => link.slice(link.lastIndexOf('/') + 1)));
    expect(tokens.length).toBeGreaterThan(15);
    const secrets = [...addresses, ...tokens, ...mails.map(({ to }) => to)];
    expect(secrets.filter((secret) => log.includes(secret.toLowerCase()))).toEqual([]);
  });
});

describe('how long the oldest mail has waited', () => {
  it('is not counted for a reminder until the morning on which it leaves', async () => {
    const { outbox } = town.runtime.system;
    await outbox.orderReminder('2027-02-15T07:00:00Z', { recipient: personIdSchema.parse('wmo-1') });
    at = Date.parse('2027-02-15T07:00:00Z');
    expect((await outbox.inLine()).longestWait).toBe(0);
    at = Date.parse('2027-02-15T07:40:00Z');
    expect((await outbox.inLine()).longestWait).toBe(2_400_000);
  });

  it('is counted from when it was ordered, for one that cannot be sent', async () => {
    const { outbox, newCaseId } = town.runtime.system;
    at = Date.parse('2027-02-15T06:00:00Z');
    const stray = { mailId: 'stray', kind: 'closed', n: 1, caseId: newCaseId() } as const;
    await outbox.order({ ...stray, recipient: personIdSchema.parse('wmo-1') });
    await town.runtime.settled();
    at = Date.parse('2027-02-15T06:10:00Z');
    expect((await outbox.inLine()).longestWait).toBe(600_000);
  });
});

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}]{4,}/gu) ?? [];
}
