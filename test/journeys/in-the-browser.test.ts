import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { secondAlderman, SlowTown } from '../support/slow-town.ts';
import { people, signingIn } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { agree, enter, press, said, Visitors } from './clicking.ts';

/** What the tour of all pages does not come by: clicked through, on a telephone. */
let visitors: Visitors;
beforeAll(async () => {
  visitors = await Visitors.come();
});
afterEach(() => visitors.goHome());
afterAll(() => visitors.leave());

describe('a mandate', () => {
  it('that was revoked meanwhile decides nothing: who has one is asked, and signs', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const caseId = await small.confirmed();
    await enter(page, await small.town.mailTo('wmo', 'invitation', { caseId }));
    await page.fill('[name="answers.0.reason"]', 'De caravan geeft rust.');
    await small.town.register({ type: 'revoke-mandate', id: 'w-12', from: '2027-03-21' });
    await agree(page);
    expect(await said(page)).toMatch(/Mandaat W-12 is ingetrokken op 21 maart 2027.*teamleider Wmo/);
    expect(await said(page)).toContain('De caravan geeft rust.');
    const lead = await enter(page, await small.town.mailTo('wmo-lead', 'handed-over', { caseId }));
    expect(lead).toContain('mandaat W-20');
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
  });
});

describe('somebody is away', () => {
  it('the substitute has a link of their own, and the old one says who has it', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['participatiewet']);
    const caseId = await small.confirmed();
    const old = await small.town.mailTo('participatiewet', 'invitation', { caseId });
    const absence = { from: '2027-03-22', substitute: 'participatiewet-2' };
    await small.town.register({ type: 'put-absence', person: 'participatiewet-1', ...absence });
    await small.dailyLook(caseId, 'participatiewet');
    const fresh = await small.town.mailTo('participatiewet-2', 'handed-over', { caseId });
    expect(await enter(page, old)).toContain('overgedragen aan: consulent Participatiewet');
    await enter(page, fresh);
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
  });

  it('of a contact person the substitute works on the case in their own name', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const caseId = await small.bringIn();
    const absence = { from: '2027-03-22', substitute: 'contact-2' };
    await small.town.register({ type: 'put-absence', person: 'contact-1', ...absence });
    const family = await small.town.enter(await small.town.mailTo('family', 'family-confirm', { caseId }));
    await family.send({ choice: 'change', text: 'Ook op zondag.' });
    expect(await enter(page, await small.town.mailTo('contact-2', 'changes-asked', { caseId }))).toContain(
      'Ook op zondag.',
    );
  });
});

describe('a case that nobody touches', () => {
  it('is reminded of by a link that opens, then somebody else is asked, then a manager reads why', async ({
    skip,
  }) => {
    const page = await visitors.page(skip);
    const slow = await SlowTown.open('2027-01-27T09:00:00Z');
    visitors.closing(slow.town.runtime);
    const caseId = await slow.town.bringIn(JSON.stringify(zomerdijk()));
    await slow.town.confirm(caseId);
    await slow.town.mailTo('alderman', 'invitation', { caseId });
    await slow.passDays(7);
    const mails = await slow.town.mails();
    const reminder = mails.find(({ id, to }) => id.startsWith('reminder/') && to === people.alderman);
    expect(reminder).toBeDefined();
    if (reminder !== undefined) expect(await enter(page, reminder)).toContain('Hoe kan er weer rust komen?');
    await slow.passDays(8);
    const later = await slow.town.mails();
    expect(later.some(({ id, to }) => id.endsWith('/handed-over') && to === secondAlderman.email)).toBe(true);
    const told = later.find(({ id, to }) => id.startsWith('reminder/') && to === signingIn.manager);
    expect(told).toBeDefined();
    if (told !== undefined) expect(await enter(page, told)).toContain('niemand antwoordt');
  });
});

describe('an address that does not work', () => {
  it('is made to bounce on the mailbox page, and mended on the page of the case', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    await page.goto(`${small.town.origin}/mailbox`);
    await page.fill('[name=address]', people.family);
    await press(page, 'button[value=yes], form[action="/mailbox/bounces"] button');
    const caseId = await small.bringIn();
    const desk = await enter(page, await small.town.mailTo('contact', 'address-bounced', { caseId }));
    expect(desk).toMatch(/Een mail kwam terug op .*Die was voor: het gezin/);
    await page.fill('#adres [name=email]', 'ilse@nieuw.example');
    await press(page, '#adres button[value=mend]');
    expect((await small.town.mailTo('family', 'fresh-link', { caseId })).to).toBe('ilse@nieuw.example');
  });
});

describe('a day that is fixed', () => {
  it('stands on top of what an official reads', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const urgency = { on: '2027-04-30', why: 'Het gezin moet uit huis.' };
    const asks = zomerdijk().asks.filter(({ domain }) => domain === 'wmo');
    const plan = zomerdijk({ asks, advisers: [], reportedOn: '2027-03-22', urgency });
    const caseId = await small.town.bringIn(JSON.stringify(plan));
    await small.town.confirm(caseId);
    const text = await enter(page, await small.town.mailTo('wmo', 'invitation', { caseId }));
    expect(text).toMatch(/Haast: Het gezin moet uit huis, uiterlijk vrijdag 30 april 2027.*Wie vraagt/);
  });
});
