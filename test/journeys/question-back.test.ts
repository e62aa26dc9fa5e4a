import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { filledIn, openTown, type OwnTown, type Role } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const start = Date.parse('2027-02-01T09:00:00Z');
const hour = 3_600_000;
let ahead = 0;
let town: OwnTown | undefined;

/** A town of its own for every test: what is asked in one holds up no other. */
async function fresh(): Promise<OwnTown> {
  await town?.runtime.close();
  town = await openTown({ now: () => start + ahead });
  return town;
}
beforeEach(() => {
  ahead = 0;
});
afterAll(() => town?.runtime.close());

const question = { 'answers.0.outcome': 'question', 'question.text': 'Is er een huurcontract?' };
const toFamily = { ...question, 'question.to': 'family', 'question.answerBy': '2027-02-15' };

type Asking = { here: OwnTown; caseId: CaseId; official: Person };

async function asked(role: Role = 'alderman', before?: Role): Promise<Asking> {
  const here = await fresh();
  const caseId = await here.bringIn();
  if (before === undefined) await here.confirm(caseId);
  else await here.until(before, caseId);
  return { here, caseId, official: await here.enter(await here.mailTo(role, 'invitation', { caseId })) };
}

async function typesOf(here: OwnTown, caseId: CaseId): Promise<string[]> {
  return (await here.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope.type);
}

/** The contact person follows the mail and opens the page of the question. */
async function atQuestion({ here, caseId }: Asking): Promise<Person> {
  const contact = await here.enter(await here.mailTo('contact', 'question-asked', { caseId }));
  const link = contact.page.root.querySelector('main a.button')?.getAttribute('href') ?? '';
  expect(link).toMatch(/\/vraag\/\d+$/);
  await contact.open(link);
  return contact;
}

describe('a question first', () => {
  it('goes to the contact person and comes back with its answer, above the form that was half filled in', async () => {
    const asking = await asked();
    const { here, caseId, official } = asking;
    await official.send({ ...question, 'answers.0.reason': 'Dat hangt ervan af.' });
    expect(official.text).toContain('Klopt uw vraag?');
    expect(official.text).toContain('De wettelijke termijn loopt gewoon door.');
    await official.send({ step: 'send' });
    const family = await here.enter(await here.mailTo('family', 'family-confirm', { caseId }));
    expect(family.text).not.toMatch(/huurcontract|Er is een vraag voor u/);
    expect(family.text).toContain('U hoeft nu niets te doen.');
    expect(official.page.url).toMatch(/\/vraag$/);
    expect(official.text).toContain('U krijgt een mail als er antwoord is.');
    await official.open(official.page.url.replace(/\/vraag$/, ''));
    expect(official.text).toContain('Uw vraag staat nog open');
    expect(official.text).toContain('Gesteld op 1 februari 2027. U krijgt een mail als er antwoord is.');
    expect(official.fields()['answers.0.reason']).toBe('Dat hangt ervan af.');

    const mail = await here.mailTo('contact', 'question-asked', { caseId });
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/huurcontract|Zomerdijk|wethouder/);
    const contact = await atQuestion(asking);
    expect(contact.text).toContain('Is er een huurcontract?');
    expect(contact.text.replaceAll(/\s+/g, ' ')).toContain('Vraag van wethouder');
    await contact.send({ text: 'Ja, tot en met oktober.', step: 'send' });
    expect(contact.text).toContain('De vraag is beantwoord');
    expect(contact.text).toContain('Ja, tot en met oktober.');

    const answered = await here.mailTo('alderman', 'question-answered', { caseId });
    expect(answered.text).not.toContain('oktober');
    const back = await here.enter(answered);
    expect(back.text).not.toContain('Uw vraag staat nog open');
    expect(back.text).toContain('Wat er al is gezegd');
    const said = back.text.indexOf('Ja, tot en met oktober.');
    expect(said).toBeGreaterThan(back.text.indexOf('Is er een huurcontract?'));
    expect(said).toBeLessThan(back.text.indexOf('Uw antwoord'));
    expect(back.fields()['answers.0.reason']).toBe('Dat hangt ervan af.');
    await back.send(filledIn(back));
    await back.send({ step: 'send' });
    expect(back.text).toContain('Uw antwoord is vastgelegd');
  });

  it('one to the family makes the term stand still, and all three read from when to when', async () => {
    const asking = await asked('participatiewet', 'wmo');
    const { here, caseId, official } = asking;
    await official.send(toFamily);
    expect(official.text).toContain(
      'De termijn voor Participatiewet staat stil vanaf 2 februari 2027 tot en met de dag van het antwoord, maar niet langer dan tot en met 15 februari 2027.',
    );
    await official.send({ step: 'send' });
    expect(official.text).toContain('Het gezin antwoordt uiterlijk maandag 15 februari 2027.');
    const mail = await here.mailTo('family', 'question-to-family', { caseId });
    expect(mail.subject).toBe('Zaak TEST-2027-0042: er is een vraag voor u');
    expect(mail.text).toContain('Antwoord graag uiterlijk maandag 15 februari 2027.');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/huurcontract|Zomerdijk|Participatiewet/);
    const applicant = await here.enter(mail);
    const read = applicant.text.replaceAll(/\s+/g, ' ');
    expect(read).toContain(
      'Er is een vraag voor u Vraag van consulent Participatiewet Gesteld op maandag 1 februari 2027 De vraag Is er een huurcontract? Antwoord graag uiterlijk op maandag 15 februari 2027',
    );
    expect(read).toContain('Vertel uw antwoord aan uw contactpersoon: Samira Haddou.');
    expect(read).not.toContain('U hoeft nu niets te doen.');
    const contact = await atQuestion(asking);
    expect(contact.text).toContain('Leg de vraag aan het gezin voor');
    ahead = 3 * hour;
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('Er staat een vraag aan het gezin open van 1 februari 2027.');

    ahead = 4 * 24 * hour;
    const later = await atQuestion(asking);
    await later.send({ text: 'Het contract loopt tot 31 oktober.', step: 'send' });
    const stood =
      'De termijn voor Participatiewet stond stil van 2 februari 2027 tot en met 5 februari 2027.';
    // Wednesday 24 March and four days, moved past Easter.
    const lastDay = 'De laatste dag om te besluiten is nu 30 maart 2027.';
    const inTheTerm = new RegExp(`30 maart 2027 \\(Participatiewet\\).*${stood}`);
    const back = await here.enter(await here.mailTo('participatiewet', 'question-answered', { caseId }));
    const family = await here.enter(await here.mailTo('family', 'part-agreed', { caseId }));
    expect(family.text).not.toContain('Er is een vraag voor u');
    expect(family.text).toContain('U hoeft nu niets te doen.');
    await later.open(`/werk/zaak/${caseId}`);
    expect(back.text.replaceAll(/\s+/g, ' ')).toContain(`${stood} ${lastDay}`);
    for (const reader of [family, later]) {
      const text = reader.text.replaceAll(/\s+/g, ' ');
      expect(text).toMatch(inTheTerm);
      expect(text.split('stond stil')).toHaveLength(2);
    }
  });

  it('of the Wmo during its investigation nothing stands still, and nobody says so', async () => {
    const asking = await asked('wmo', 'policy-officer');
    const { official } = asking;
    await official.send(toFamily);
    expect(official.text).toContain('De wettelijke termijn loopt gewoon door.');
    await official.send({ step: 'send' });
    expect(official.text).not.toMatch(/staat stil|stond stil/);
    const contact = await atQuestion(asking);
    ahead = 2 * hour;
    await contact.open(contact.page.url);
    expect(contact.text).toContain('Het gezin antwoordt uiterlijk op');
    expect(contact.text).not.toMatch(/staat stil|stond stil/);
  });

  it('a plan may be answered while the question stands open, and then nobody waits for it any more', async () => {
    const asking = await asked();
    const { here, caseId, official } = asking;
    await official.send(question);
    await official.send({ step: 'send' });
    const contact = await atQuestion(asking);
    await official.open(official.page.url.replace(/\/vraag$/, ''));
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
    const page = await contact.send({ text: 'Net te laat geschreven.', step: 'send' });
    expect(page.status).toBe(409);
    expect(contact.text).toContain('Deze vraag is niet meer nodig');
    expect(contact.text).toContain('Net te laat geschreven.');
    expect(await typesOf(here, caseId)).not.toContain('question-answered');
  });
});

describe('what goes wrong with a question', () => {
  it('is said by its field, and everything typed stays', async () => {
    const { official } = await asked();
    await official.send({ ...toFamily, 'question.text': '  ' });
    expect(official.errors).toEqual(['Uw vraag: Vul dit in.']);
    await official.send({ ...toFamily, 'question.answerBy': '' });
    expect(official.errors).toEqual(['Het gezin antwoordt uiterlijk op: Vul dit in.']);
    await official.send({ ...toFamily, 'question.answerBy': '2027-02-30' });
    expect(official.errors).toEqual(['Het gezin antwoordt uiterlijk op: Dit is geen datum.']);
    await official.send({ ...toFamily, 'question.answerBy': '2027-02-01' });
    expect(official.errors).toEqual([
      'Het gezin antwoordt uiterlijk op: Deze dag of dit tijdstip is al voorbij.',
    ]);
    await official.send({ ...toFamily, 'question.to': 'iedereen' });
    expect(official.errors).toEqual(['Voor wie is de vraag?: Dit is geen van de mogelijke keuzes.']);
    expect(official.fields()['question.text']).toBe('Is er een huurcontract?');
    for (const link of official.page.root.querySelectorAll('.errors a'))
      expect(official.page.root.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
  });

  it('a second one has to wait for the answer to the first', async () => {
    const { official } = await asked();
    const other = official.inAnotherTab();
    await official.send(question);
    await official.send({ step: 'send' });
    await other.send({ ...question, 'question.text': 'En wie betaalt de huur?' });
    expect(other.errors).toEqual([
      'Uw antwoord: Er staat nog een vraag open. Wacht op het antwoord, of antwoord nu zelf.',
    ]);
    expect(other.fields()['question.text']).toBe('En wie betaalt de huur?');
  });

  it('two clicks are one question, and one answer', async () => {
    const asking = await asked();
    const { here, caseId, official } = asking;
    await official.send(question);
    const second = official.inAnotherTab();
    await Promise.all([official.send({ step: 'send' }), second.send({ step: 'send' })]);
    expect([official.page.url, second.page.url]).toEqual([
      expect.stringMatching(/\/vraag$/),
      expect.stringMatching(/\/vraag$/),
    ]);
    const contact = await atQuestion(asking);
    const again = contact.inAnotherTab();
    const answer = { text: 'Ja.', step: 'send' };
    const pages = await Promise.all([contact.send(answer), again.send(answer)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    const types = await typesOf(here, caseId);
    expect(types.filter((type) => type === 'question-asked')).toHaveLength(1);
    expect(types.filter((type) => type === 'question-answered')).toHaveLength(1);
  });

  it('another answer after the first is given back, and the first stands', async () => {
    const contact = await atQuestion(await askedNow());
    const other = contact.inAnotherTab();
    await contact.send({ text: 'Ja, tot oktober.', step: 'send' });
    const page = await other.send({ text: 'Nee, toch niet.', step: 'send' });
    expect(page.status).toBe(409);
    expect(other.text).toContain('Er was al een antwoord. Wat u nu verstuurde is niet opgeslagen.');
    expect(other.text).toContain('Ja, tot oktober.');
    expect(other.text).toContain('Nee, toch niet.');
  });

  it('an answer that is empty or holds a BSN is asked for again, and nonsense in the address is no page', async () => {
    const asking = await askedNow();
    const contact = await atQuestion(asking);
    expect((await contact.send({ text: '   ', step: 'send' })).status).toBe(422);
    expect(contact.errors).toEqual(['Het antwoord: Vul dit in.']);
    await contact.send({ text: 'Zie 123456782.', step: 'send' });
    expect(contact.errors[0]).toContain('burgerservicenummer');
    expect(contact.fields()['text']).toBe('Zie 123456782.');
    for (const n of ['0', '999', '-1', 'x', '1e1'])
      expect((await contact.open(`/werk/zaak/${asking.caseId}/vraag/${n}`)).status).toBe(404);
  });

  it('an answer sent after the session has run out is kept, and stands there again behind the link', async () => {
    const asking = await askedNow();
    const contact = await atQuestion(asking);
    ahead = 5 * hour;
    const page = await contact.send({ text: 'Lang over nagedacht.', step: 'send' });
    expect(page.status).toBe(401);
    expect(contact.text).toContain('Wat u had ingevuld is bewaard');
    const back = await atQuestion(asking);
    expect(back.text).toContain('Dit had u eerder ingevuld');
    expect(back.fields()['text']).toBe('Lang over nagedacht.');
    await back.send({ step: 'send' });
    expect(back.text).toContain('De vraag is beantwoord');
  });

  it('a plan that changes meanwhile gives back the question that was typed', async () => {
    const { here, caseId, official } = await asked();
    await official.send(question);
    const contact = await here.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    await contact.send({ json: JSON.stringify(zomerdijk({ intro: 'Anders.' })) });
    expect((await official.send({ step: 'send' })).status).toBe(409);
    expect(official.text).toContain('Is er een huurcontract?');
    expect(await typesOf(here, caseId)).not.toContain('question-asked');
  });

  it('sent after the answer, from an old tab, it is given back beside the receipt', async () => {
    const { here, caseId, official } = await asked();
    const other = official.inAnotherTab();
    await other.send(question);
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    expect((await other.send({ step: 'send' })).status).toBe(409);
    expect(other.text).toContain('Er was al een antwoord vastgelegd');
    expect(other.text).toContain('Is er een huurcontract?');
    expect(await typesOf(here, caseId)).not.toContain('question-asked');
  });

  it('the language can be changed over everything typed, and nothing is sent', async () => {
    const asking = await asked();
    const { here, caseId, official } = asking;
    await official.send({ ...toFamily, taal: 'en' });
    expect(official.text).toContain('A question first: what do you want to know?');
    expect(official.fields()).toMatchObject(toFamily);
    await official.send({ step: 'check' });
    expect(official.text).toContain('Is your question correct?');
    await official.send({ step: 'send' });
    const contact = await atQuestion(asking);
    await contact.send({ text: 'Bijna af.', step: 'send', taal: 'en' });
    expect(contact.text).toContain('Answer the question');
    expect(contact.fields()['text']).toBe('Bijna af.');
    expect(await typesOf(here, caseId)).not.toContain('question-answered');
  });

  it('of another contact person it is no page at all', async () => {
    const asking = await askedNow();
    const { here, caseId } = asking;
    const before = new Set((await here.mails()).map(({ id }) => id));
    const stranger = here.person();
    await stranger.open('/');
    await stranger.send({ email: 'pieter.jansma@wijkteam-waterrijk.example' });
    const mail = await vi.waitFor(async () => {
      const found = (await here.mails()).find(({ id }) => id.startsWith('sign-in/') && !before.has(id));
      if (found === undefined) throw new Error('no link yet');
      return found;
    });
    const other = await here.enter(mail);
    const n = (await typesOf(here, caseId)).indexOf('question-asked') + 1;
    expect((await other.open(`/werk/zaak/${caseId}/vraag/${n}`)).status).toBe(404);
    expect((await other.open(`/werk/zaak/${caseId}/telefoon`)).status).toBe(404);
  });
});

async function askedNow(): Promise<Asking> {
  const asking = await asked();
  await asking.official.send(question);
  await asking.official.send({ step: 'send' });
  return asking;
}
