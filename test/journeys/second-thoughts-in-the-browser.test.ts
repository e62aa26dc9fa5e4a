import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { SmallTown } from '../support/small-town.ts';
import { people } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { agree, enter, fill, press, said, unfold, Visitors } from './clicking.ts';

/** What a family and its contact person come back on, and what two of a family do: clicked through, on a telephone. */
let visitors: Visitors;
beforeAll(async () => {
  visitors = await Visitors.come();
});
afterEach(() => visitors.goHome());
afterAll(() => visitors.leave());

/** The plan of a small town: what is asked of its two domains. */
const asks = zomerdijk().asks.filter(({ domain }) => domain === 'wmo' || domain === 'participatiewet');
const plan = zomerdijk({ asks, advisers: [], reportedOn: '2027-03-22' });
const stages = ['wmo', 'participatiewet'];

async function confirmed(small: SmallTown): Promise<CaseId> {
  const caseId = await small.town.bringIn(JSON.stringify(plan));
  await small.town.confirm(caseId);
  return caseId;
}

/** The contact person signs in on the first page, and goes to the case. */
async function atCase(page: Page, { town }: SmallTown, caseId: CaseId): Promise<void> {
  const before = new Set((await town.mails()).map(({ id }) => id));
  await page.goto(town.origin);
  await page.fill('[name=email]', people.contact);
  await press(page);
  await enter(page, await town.newMail('contact', before));
  await page.goto(`${town.origin}/werk/zaak/${caseId}`);
}

async function amend(page: Page, change: Parameters<typeof zomerdijk>[0]): Promise<void> {
  await unfold(page);
  await page.fill('main form [name=json]', JSON.stringify({ ...plan, ...change }));
  await press(page, 'main form:has([name=json]) button[type=submit]');
}

describe('a new version of the plan', () => {
  it('is shown as a difference, confirmed by the family, and asks only those whose part changed', async ({
    skip,
  }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(stages);
    const { town } = small;
    const caseId = await confirmed(small);
    await town.answer('wmo', caseId);
    await town.mailTo('participatiewet', 'invitation', { caseId });
    // Mails of one moment have no order.
    small.at += 60_000;
    await atCase(page, small, caseId);
    const cheaper = asks.map((ask) =>
      ask.domain === 'participatiewet' ? { ...ask, amountPerYear: 2_500 } : ask,
    );
    await amend(page, { asks: cheaper });
    await page.goto(`${town.origin}/werk/zaak/${caseId}/wijzigingen`);
    const difference = /€ 2\.850.*€ 2\.500/;
    expect(await said(page)).toMatch(difference);
    const family = await enter(page, await town.mailTo('family', 'family-confirm', { caseId, nth: 2 }));
    expect(family).toContain('Wat er is veranderd');
    expect(family).toMatch(difference);
    await page.check('[value=confirm]');
    await press(page, 'main form button.main');
    await enter(page, await town.mailTo('participatiewet', 'invitation', { caseId, nth: 2 }));
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
    expect((await small.entries(caseId)).filter(({ type }) => type === 'answered')).toHaveLength(2);
  });

  it('refuses a decision on the one before, and keeps what was typed', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const { town } = small;
    const caseId = await small.confirmed();
    await enter(page, await town.mailTo('wmo', 'invitation', { caseId }));
    await page.check('[value=agree]');
    await page.fill('[name="answers.0.reason"]', 'De caravan geeft rust.');
    await press(page);
    const own = plan.asks.filter(({ domain }) => domain === 'wmo');
    const changed = { ...plan, asks: own.map((ask) => ({ ...ask, amountOnce: 7_250 })) };
    await town.amend(caseId, JSON.stringify(changed));
    await press(page);
    expect(await said(page)).toContain('Dit gesprek is vervallen');
    expect(await said(page)).toContain('De caravan geeft rust.');
    expect((await small.entries(caseId)).map(({ type }) => type)).not.toContain('answered');
  });
});

describe('a part that is agreed', () => {
  it('may begin while the rest waits, and one that is refused leaves it standing', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(stages);
    const { town } = small;
    const caseId = await confirmed(small);
    await enter(page, await town.mailTo('wmo', 'invitation', { caseId }));
    await agree(page);
    const family = await enter(page, await town.mailTo('family', 'part-agreed', { caseId }));
    expect(family).toMatch(/Dit mag al beginnen.*stacaravan/);
    await enter(page, await town.mailTo('participatiewet', 'invitation', { caseId }));
    await page.check('[value="not-agree"]');
    await page.fill('[name="answers.0.reason"]', 'Dit kan uit eigen middelen.');
    await press(page);
    await press(page);
    const closed = await enter(page, await town.mailTo('family', 'closed', { caseId }));
    expect(closed).toContain('Uitkomst: Een deel is akkoord');
  });
});

describe('a family that thinks again', () => {
  it('lets its case stand still, having read what that does to the term, and goes on', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(stages);
    const { town } = small;
    const caseId = await confirmed(small);
    const invitation = await town.mailTo('wmo', 'invitation', { caseId });
    await enter(page, await town.mailTo('family', 'family-confirm', { caseId }));
    await page.goto(`${town.origin}/gezin/${caseId}/pauze`);
    expect(await said(page)).toMatch(/termijn/);
    await fill(page, { text: 'Oma ligt in het ziekenhuis.' });
    await press(page);
    expect(await said(page)).toContain('Oma ligt in het ziekenhuis.');
    await enter(page, invitation);
    expect(await page.locator('main [value=agree]').count()).toBe(0);
    await page.goto(`${town.origin}/gezin/${caseId}/pauze`);
    await press(page);
    await enter(page, invitation);
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
  });

  it('takes its request back, having read what stays agreed and what ends', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(stages);
    const { town } = small;
    const caseId = await confirmed(small);
    await town.answer('wmo', caseId);
    const open = await town.mailTo('participatiewet', 'invitation', { caseId });
    await enter(page, await town.mailTo('family', 'part-agreed', { caseId }));
    await page.goto(`${town.origin}/gezin/${caseId}/stoppen`);
    expect(await said(page)).toMatch(
      /Dit is al akkoord en blijft akkoord .*stacaravan.* Hierover komt geen besluit meer .*jaarplaats/,
    );
    await fill(page, { text: 'Wij gaan verhuizen.' });
    await press(page);
    expect(await said(page)).toContain('Uitkomst: Ingetrokken');
    expect(await enter(page, open)).toContain('ingetrokken');
    expect(await page.locator('main [value=agree]').count()).toBe(0);
  });
});

describe('two parents', () => {
  it('both say yes before anybody else reads the plan', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const { town } = small;
    const bram = { name: 'Bram Zomerdijk', email: 'bram@post.example', role: 'parent' as const };
    const own = plan.asks.filter(({ domain }) => domain === 'wmo');
    const both = { ...plan, asks: own, family: { ...plan.family, others: [bram] } };
    const caseId = await town.bringIn(JSON.stringify(both));
    for (const nth of [1, 2]) {
      await town.runtime.settled();
      expect((await town.mails()).some(({ id }) => id.endsWith('/invitation'))).toBe(false);
      await enter(page, await town.mailTo('family', 'family-confirm', { caseId, nth }));
      await page.check('[value=confirm]');
      await press(page, 'main form button.main');
      if (nth === 1) expect(await said(page)).toContain('Het plan gaat verder als iedereen ja heeft gezegd.');
    }
    await enter(page, await town.mailTo('wmo', 'invitation', { caseId }));
    expect(await said(page)).toContain('Hoe kan er weer rust komen?');
  });
});

describe('more time for the decision', () => {
  it('is announced with a day and a reason, once, and the family reads both', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['participatiewet']);
    const { town } = small;
    const caseId = await small.confirmed();
    await atCase(page, small, caseId);
    // Eight weeks from Monday 22 March end on Whit Monday.
    expect(await said(page)).toContain('Uiterste datum besluit dinsdag 18 mei 2027');
    await page.goto(`${town.origin}/werk/zaak/${caseId}/verlengen`);
    await fill(page, { until: '2027-06-15', text: 'De Participatiewet wil meedenken.' });
    await press(page);
    const family = await enter(page, await town.mailTo('family', 'term-extended', { caseId }));
    expect(family).toContain('Uiterste datum besluit dinsdag 15 juni 2027');
    expect(family).toContain('De Participatiewet wil meedenken.');
    await page.goto(`${town.origin}/werk/zaak/${caseId}/verlengen`);
    expect(await said(page)).toContain('Deze termijn is al een keer verlengd.');
  });
});
