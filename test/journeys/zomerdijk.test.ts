import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { SmallTown } from '../support/small-town.ts';
import { officials, people, type ReceivedMail } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { agree, enter, fill, press, said, unfold, Visitors } from './clicking.ts';

/**
 * What the family, its neighbours and six officials went through, from the report to the decisions: one case, in a browser,
 * and in the order of the script.
 */
let visitors: Visitors;
let small: SmallTown;
let page: Page | undefined;
let caseId: CaseId;
beforeAll(async () => {
  visitors = await Visitors.come();
  small = await visitors.smallTown(officials, {}, '2027-01-27T09:00:00Z');
}, 60_000);
afterAll(() => visitors.leave());

async function telephone(skip: (why: string) => never): Promise<Page> {
  page ??= await visitors.page(skip);
  return page;
}

/** Mails of one moment have no order: a minute goes by before each. */
function on(instant: string): void {
  small.at = Math.max(Date.parse(instant), small.at + 60_000);
}

async function atCase(at: Page): Promise<void> {
  const before = new Set((await small.town.mails()).map(({ id }) => id));
  await at.goto(small.town.origin);
  await at.fill('[name=email]', people.contact);
  await press(at);
  await enter(at, await small.town.newMail('contact', before));
  await at.goto(`${small.town.origin}/werk/zaak/${caseId}`);
}

async function amend(at: Page, plan: unknown): Promise<void> {
  await unfold(at);
  await at.fill('main form [name=json]', JSON.stringify(plan));
  await press(at, 'main form:has([name=json]) button[type=submit]');
}

async function count(type: string): Promise<number> {
  return (await small.entries(caseId)).filter((entry) => entry.type === type).length;
}

const plan = zomerdijk();
/** A caravan that turns out cheaper. */
const cheaper: Request = {
  ...plan,
  asks: plan.asks.map((ask) => (ask.id === 'wmo' ? { ...ask, amountOnce: 7_250 } : ask)),
};

describe('the plan of the family Zomerdijk', { timeout: 120_000 }, () => {
  it('1. is reported on Wednesday 27 January, and the family confirms it before anybody else hears of it', async ({
    skip,
  }) => {
    const at = await telephone(skip);
    caseId = await small.town.bringIn(JSON.stringify(plan));
    const invitation = await small.town.mailTo('family', 'family-confirm', { caseId });
    await small.town.runtime.settled();
    const before = (await small.town.mails()).filter(({ id }) => id.startsWith(caseId));
    expect(before.map(({ to }) => to)).toEqual([people.family]);
    expect(await enter(at, invitation)).toContain('Hoe kan er weer rust komen?');
    await at.check('[value=confirm]');
    await press(at, 'main form button.main');
    expect((await small.town.mailTo('alderman', 'invitation', { caseId })).to).toBe(people.alderman);
  });

  it('2. is not touched by a mail scanner that opens each link three times', async () => {
    const before = await small.entries(caseId);
    const links = (await small.town.mails()).flatMap((mail) => mail.links);
    expect(links.length).toBeGreaterThan(1);
    for (const link of [...links, ...links, ...links]) {
      for (const method of ['HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    }
    await small.town.runtime.settled();
    expect(await small.entries(caseId)).toEqual(before);
  });

  it('3. goes to the substitute while its official is on leave, and the clock runs on', async ({ skip }) => {
    const at = await telephone(skip);
    on('2027-02-10T09:00:00Z');
    for (const role of ['alderman', 'behavioural-scientist', 'policy-officer'] as const)
      await small.town.answer(role, caseId);
    await enter(at, await small.town.mailTo('wmo', 'invitation', { caseId }));
    expect(await said(at)).not.toContain('inkomen');
    await agree(at, 'Als ontlasting van een ouder.');
    const old = await small.town.mailTo('participatiewet', 'invitation', { caseId });
    // Thirty working days are left until Wednesday 24 March, for two who must still decide: fifteen each.
    const due = /uiterlijk woensdag 3 maart 2027/i;
    expect(await enter(at, old)).toMatch(due);
    await small.town.register({
      type: 'put-absence',
      person: 'participatiewet-1',
      from: '2027-02-11',
      until: '2027-02-26',
      substitute: 'participatiewet-2',
    });
    on('2027-02-11T09:00:00Z');
    await small.dailyLook(caseId, 'participatiewet');
    const fresh = await small.town.mailTo('participatiewet-2', 'handed-over', { caseId });
    expect(await enter(at, old)).toContain('Het is overgedragen aan: consulent Participatiewet.');
    const substitute = await enter(at, fresh);
    expect(substitute).toMatch(due);
    expect(substitute).toContain('mandaat P-7');
    expect(substitute).not.toMatch(/ADHD|gezinscoaching/);
    await agree(at);
    expect(await said(at)).toContain('Uw antwoord is vastgelegd');
  });

  it('4. waits for a talk at the CJG, while what the Wmo agreed goes ahead', async ({ skip }) => {
    const at = await telephone(skip);
    on('2027-02-15T09:00:00Z');
    const invitation = await small.town.mailTo('cjg', 'invitation', { caseId });
    await enter(at, invitation);
    await at.check('[value=talk]');
    await fill(at, { 'talk.on': '2027-02-22', 'talk.time': '14:30', 'talk.channel': 'visit' });
    await press(at);
    await press(at);
    const family = await enter(at, await partAgreed());
    expect(family).toMatch(/Dit mag al beginnen.*stacaravan/);
    on('2027-02-23T09:00:00Z');
    await enter(at, invitation);
    await fill(at, {
      heldOn: '2027-02-22',
      spoke: 'Moeder, oma, CJG',
      agreed: 'Herstart binnen 5 werkdagen',
    });
    await press(at, 'button[value=record]');
    expect(await said(at)).toContain('Herstart binnen 5 werkdagen');
    expect(await count('answered')).toBe(5);
  });

  it('5. meets a Wmo mandate that was revoked yesterday: refused, and routed upward', async ({ skip }) => {
    const at = await telephone(skip);
    on('2027-03-22T09:00:00Z');
    await atCase(at);
    await amend(at, cheaper);
    await enter(at, await small.town.mailTo('family', 'family-confirm', { caseId, nth: 2 }));
    await at.check('[value=confirm]');
    await press(at, 'main form button.main');
    const invitation = await small.town.mailTo('wmo', 'invitation', { caseId, nth: 2 });
    expect(await enter(at, invitation)).toContain('€ 7.250');
    await small.town.register({ type: 'revoke-mandate', id: 'w-12', from: '2027-03-21' });
    await agree(at, 'Een caravan geeft rust.');
    expect(await said(at)).toContain('Mandaat W-12 is ingetrokken op 21 maart 2027.');
    expect(await said(at)).toContain('De vraag is doorgegeven aan: teamleider Wmo.');
    expect(await said(at)).toContain('Een caravan geeft rust.');
    expect(await count('answered')).toBe(5);
    expect(await small.entry(caseId, 'handed-over')).toMatchObject({
      to: { id: 'wmo-lead-1' },
      lack: 'revoked',
    });
    expect(await enter(at, invitation)).toContain('overgedragen aan: teamleider Wmo');
  });

  it('6. without the purpose of a rule is no new version, and nothing typed is lost', async ({ skip }) => {
    const at = await telephone(skip);
    await atCase(at);
    const without = cheaper.asks.map((ask) => ({ ...ask, departsFrom: { ...ask.departsFrom, purpose: '' } }));
    await amend(at, { ...cheaper, asks: without });
    expect(await at.locator('.errors').innerText()).toContain('asks.0.departsFrom.purpose');
    expect(await at.inputValue('main form [name=json]')).toContain('codewoord');
    expect(await count('plan-amended')).toBe(1);
  });

  it('7. takes a decision once, however often it is posted', async ({ skip }) => {
    const at = await telephone(skip);
    const lead = await small.town.mailTo('wmo-lead', 'handed-over', { caseId });
    expect(await enter(at, lead)).toContain('mandaat W-20');
    await at.check('[value="agree-with-conditions"]');
    await fill(at, {
      'answers.0.reason': 'Als ontlasting van een ouder.',
      'answers.0.conditions.0.text': 'Niet permanent bewonen',
      'answers.0.conditions.0.owner': 'het gezin',
      'answers.0.conditions.0.dueOn': '2027-10-31',
    });
    await press(at);
    const words = await count('answered');
    await Promise.all([at.waitForEvent('load'), at.dblclick('main button.main')]);
    await at.waitForURL(/\/ontvangst$/);
    expect(await said(at)).toContain('mandaat W-20');
    expect(await count('answered')).toBe(words + 1);
  });

  it('8. ends on 24 March with all decisions in one bundle, and objection until 7 May', async ({ skip }) => {
    const at = await telephone(skip);
    const invitation = await small.town.mailTo('cjg', 'invitation', { caseId, nth: 2 });
    on('2027-03-24T09:00:00Z');
    await enter(at, invitation);
    await agree(at, 'De kinderen zijn veilig.');
    const family = await enter(at, await small.town.mailTo('family', 'closed', { caseId }));
    expect(family).toContain('Namens het college van burgemeester en wethouders');
    expect(family).toContain('woensdag 24 maart 2027');
    expect(family).toContain('Bezwaar maken kan tot en met vrijdag 7 mei 2027.');
    expect(family).toContain('Niet permanent bewonen');
    expect((await small.town.mails()).filter(isClosing).map(({ to }) => to)).toContain(people.family);
    expect(await count('answered')).toBe(7);
  });
});

/** The last of the mails that tell that a part may begin: each decision with a yes brings one. */
async function partAgreed(): Promise<ReceivedMail> {
  await small.town.runtime.settled();
  const found = (await small.town.mails()).find(
    ({ id, to }) => to === people.family && id.endsWith('/part-agreed'),
  );
  if (found === undefined) throw new Error('nothing may begin');
  return found;
}

function isClosing({ id }: ReceivedMail): boolean {
  return id.startsWith(caseId) && id.endsWith('/closed');
}
