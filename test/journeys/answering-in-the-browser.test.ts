import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { zomerdijk } from '../support/zomerdijk.ts';
import { agree, enter, fill, press, said, Visitors } from './clicking.ts';

/** What an official does beside saying yes, and what a contact person does about it: clicked through, on a telephone. */
let visitors: Visitors;
beforeAll(async () => {
  visitors = await Visitors.come();
});
afterEach(() => visitors.goHome());
afterAll(() => visitors.leave());

const wmoAlone = zomerdijk().asks.filter(({ domain }) => domain === 'wmo');

describe('an official who does not answer yet', () => {
  it('asks the contact person a question, who answers on a page of its own', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const caseId = await small.confirmed();
    const { town } = small;
    await enter(page, await town.mailTo('wmo', 'invitation', { caseId }));
    await page.check('[value=question]');
    await fill(page, {
      'question.text': 'Is er een huurcontract?',
      'answers.0.reason': 'Dat hangt ervan af.',
    });
    await press(page);
    expect(await said(page)).toContain('De wettelijke termijn loopt gewoon door.');
    await press(page);
    expect(await said(page)).toContain('U krijgt een mail als er antwoord is.');
    await enter(page, await town.mailTo('contact', 'question-asked', { caseId }));
    await press(page, 'main a.button[href*="/vraag/"]');
    expect(await said(page)).toContain('Is er een huurcontract?');
    await fill(page, { text: 'Ja, tot en met oktober.' });
    await press(page);
    expect(await said(page)).toContain('De vraag is beantwoord');
    const back = await enter(page, await town.mailTo('wmo', 'question-answered', { caseId }));
    expect(back).toContain('Ja, tot en met oktober.');
    expect(await page.inputValue('[name="answers.0.reason"]')).toBe('Dat hangt ervan af.');
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
  });

  it('asks the family, and from question to answer the legal term stands still', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['participatiewet'], {}, '2027-02-01T09:00:00Z');
    const caseId = await small.confirmed();
    const { town } = small;
    await enter(page, await town.mailTo('participatiewet', 'invitation', { caseId }));
    await page.check('[value=question]');
    await fill(page, {
      'question.text': 'Wie tekent?',
      'question.to': 'family',
      'question.answerBy': '2027-02-15',
    });
    await press(page);
    await press(page);
    small.at = Date.parse('2027-02-08T09:00:00Z');
    await enter(page, await town.mailTo('contact', 'question-asked', { caseId }));
    await press(page, 'main a.button[href*="/vraag/"]');
    await fill(page, { text: 'Allebei.' });
    await press(page);
    const desk = await enter(page, await town.mailTo('contact', 'question-asked', { caseId }));
    expect(desk).toContain(
      'De termijn voor Participatiewet stond stil van 2 februari 2027 tot en met 8 februari 2027',
    );
    // Eight weeks end on Monday 29 March; seven days more end on Monday 5 April, a working day.
    expect(desk).toContain('Uiterste datum besluit maandag 5 april 2027');
  });

  it('wants to talk first: the record of it stands there before the answer does', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo'], {}, '2027-02-01T09:00:00Z');
    const caseId = await small.confirmed();
    const { town } = small;
    const invitation = await town.mailTo('wmo', 'invitation', { caseId });
    await enter(page, invitation);
    await page.check('[value=talk]');
    await fill(page, { 'talk.on': '2027-02-03', 'talk.time': '14:30', 'talk.channel': 'visit' });
    await press(page);
    expect(await said(page)).toContain('woensdag 3 februari 2027');
    await press(page);
    const desk = await enter(page, await town.mailTo('contact', 'talk-planned', { caseId }));
    expect(desk).toContain('Er is een gesprek gepland: 3 februari 2027, 14:30, op bezoek.');
    small.at = Date.parse('2027-02-04T09:00:00Z');
    await enter(page, invitation);
    await page.check('[value=agree]');
    await press(page);
    expect(await page.locator('.errors').innerText()).toContain('Schrijf eerst op wat daar is afgesproken');
    await fill(page, { heldOn: '2027-02-03', spoke: 'Moeder en oma', agreed: 'Een belkaart bij de deur.' });
    await press(page, 'button[value=record]');
    expect(await said(page)).toContain('Een belkaart bij de deur.');
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
    const types = (await small.entries(caseId)).map(({ type }) => type);
    expect(types.indexOf('talk-held')).toBeLessThan(types.indexOf('answered'));
  });

  it('says it by telephone: it is written down for them, and counts once they send it', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const caseId = await small.confirmed();
    const { town } = small;
    await town.mailTo('wmo', 'invitation', { caseId });
    const before = new Set((await town.mails()).map(({ id }) => id));
    await page.goto(town.origin);
    await page.fill('[name=email]', 'samira.haddou@cjg-waterrijk.example');
    await press(page);
    await enter(page, await town.newMail('contact', before));
    await page.goto(`${town.origin}/werk/zaak/${caseId}/telefoon`);
    await page.check('[value=agree]');
    await fill(page, { spokenOn: '2027-03-22', 'answers.0.reason': 'Zo zei hij het.' });
    await press(page);
    expect(await said(page)).toContain('Klopt dit antwoord?');
    await press(page);
    expect(await said(page)).toContain('Het telt pas als het is bevestigd');
    const official = await enter(page, await town.mailTo('wmo', 'answer-noted', { caseId }));
    expect(official).toContain('De contactpersoon schreef op 22 maart 2027 namens u dit op.');
    expect(await page.inputValue('[name="answers.0.reason"]')).toBe('Zo zei hij het.');
    expect(await page.isChecked('[value=agree]')).toBe(true);
    await press(page);
    await press(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
  });

  it('says that it is not theirs: a colleague gets it with the note, and the old link says who has it', async ({
    skip,
  }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const caseId = await small.confirmed();
    const { town } = small;
    const old = await town.mailTo('wmo', 'invitation', { caseId });
    await enter(page, old);
    await press(page, 'main a[href$="/overdragen"]');
    await page.check('[name=to][value=wmo-lead-1]');
    await fill(page, { note: 'Zij kent dit gezin.' });
    await press(page);
    expect(await said(page)).toContain('Overgedragen aan: teamleider Wmo');
    expect(await enter(page, old)).toContain('Het is overgedragen aan: teamleider Wmo.');
    const lead = await enter(page, await town.mailTo('wmo-lead', 'handed-over', { caseId }));
    expect(lead).toContain('Zij kent dit gezin.');
    await agree(page);
    expect(await said(page)).toContain('mandaat W-20');
  });
});

describe('who may decide', () => {
  it('a contact person may, where the college says so by name and for this case', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['wmo']);
    const caseId = await small.bringIn();
    const { town } = small;
    const grantor = 'het college van burgemeester en wethouders';
    const mandate = {
      id: 'w-99',
      grantor,
      person: 'contact-1',
      caseId,
      domains: ['wmo'],
      from: '2027-03-01',
    };
    await town.register({ type: 'grant-mandate', mandate });
    await town.confirm(caseId);
    const asked = await enter(page, await town.mailTo('contact', 'invitation', { caseId }));
    expect(asked).toContain(`U besluit namens ${grantor}, mandaat W-99`);
    await agree(page);
    expect(await said(page)).toContain('Uw antwoord is vastgelegd');
    expect(await said(page)).toContain(`namens ${grantor}, mandaat W-99`);
  });

  it('an official decides a small ask alone: nobody is asked for support first', async ({ skip }) => {
    const page = await visitors.page(skip);
    const small = await visitors.smallTown(['alderman', 'wmo']);
    const { town } = small;
    await town.register({ type: 'set-discretion', function: 'wmo', upTo: 7_500 });
    const of = { asks: wmoAlone, advisers: [], reportedOn: '2027-03-22' };
    const caseId = await town.bringIn(JSON.stringify(zomerdijk(of)));
    await town.confirm(caseId);
    await enter(page, await town.mailTo('wmo', 'invitation', { caseId }));
    await agree(page);
    const family = await enter(page, await town.mailTo('family', 'closed', { caseId }));
    expect(family).toContain('Uitkomst: Alles is akkoord');
    expect(family).toContain('Wethouder: niet nodig: het bedrag valt binnen de eigen ruimte (Wmo-consulent)');
    const asked = (await town.mails()).filter(({ to }) => to === 'm.vos@waterrijk.example');
    expect(asked).toEqual([]);
  });
});
