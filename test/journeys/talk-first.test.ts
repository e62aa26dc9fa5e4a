import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { filledIn, openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown({ now: () => Date.parse('2027-01-27T09:00:00Z') });
});
afterAll(() => town.runtime.close());

const wish = {
  'answers.0.outcome': 'talk',
  'talk.on': '2027-02-03',
  'talk.time': '14:30',
  'talk.channel': 'visit',
  'talk.note': 'Bij het gezin thuis, met oma.',
};

/** What came of it. */
const held = {
  heldOn: '2027-01-27',
  spoke: 'Moeder, oma en ik.',
  agreed: 'De caravan mag er staan tot oktober.',
};

async function asked(): Promise<{ caseId: CaseId; official: Person }> {
  const caseId = await town.bringIn();
  await town.confirm(caseId);
  return { caseId, official: await town.enter(await town.mailTo('alderman', 'invitation', { caseId })) };
}

describe('eerst een gesprek', () => {
  it('takes the same four actions, tells the contact person, and the answer comes by the same link', async () => {
    const { caseId, official } = await asked();
    await official.send({ ...wish, 'answers.0.reason': 'Dat bespreek ik eerst.' });
    expect(official.text).toContain('Klopt dit gesprek?');
    expect(official.text).toContain('woensdag 3 februari 2027');
    await official.send({ step: 'send' });
    expect(official.page.url).toMatch(/\/afspraak$/);
    const mail = await town.mailTo('contact', 'talk-planned', { caseId });
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/oma|Zomerdijk|wethouder/);
    const contact = await town.enter(mail);
    expect(contact.text).toContain('Bij het gezin thuis, met oma.');
    expect(contact.text).toContain('Er is een gesprek gepland: 3 februari 2027, 14:30, op bezoek.');
    const back = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    expect(back.text).toContain('Er is een gesprek gepland');
    expect(back.fields()['answers.0.reason']).toBe('Dat bespreek ik eerst.');
    await back.send({ ...held, step: 'record' });
    expect(back.fields()['answers.0.reason']).toBe('Dat bespreek ik eerst.');
    await back.send(filledIn(back));
    await back.send({ step: 'send' });
    expect(back.text).toContain('Uw antwoord is vastgelegd');
  });

  it('comes as a calendar file with the case number and no name', async () => {
    const { official } = await asked();
    await official.send(wish);
    await official.send({ step: 'send' });
    const { pathname } = new URL(official.page.url);
    const { body } = await official.open(`${pathname}.ics`);
    expect(body).toContain('DTSTART:20270203T133000Z');
    expect(body).toContain('DTEND:20270203T141500Z');
    expect(body).toContain('SUMMARY:Gesprek over zaak TEST-2027-0042');
    expect(body).not.toMatch(/Zomerdijk|oma|Marleen/);
  });

  it.each([
    ['no day', { 'talk.on': '' }, 'Datum: Vul dit in.'],
    ['no such day', { 'talk.on': '2027-02-30' }, 'Datum: Dit is geen datum.'],
    ['a day that is over', { 'talk.on': '2027-01-26' }, 'Datum: Deze dag of dit tijdstip is al voorbij.'],
    ['no such time', { 'talk.time': '25:00' }, 'Tijd: Dit is geen tijd. Schrijf bijvoorbeeld 14:30.'],
    ['no way to talk', { 'talk.channel': '' }, 'Hoe spreekt u elkaar?: Vul dit in.'],
  ])('%s is said, and everything typed stays', async (_, change, error) => {
    const { official } = await asked();
    await official.send({ ...wish, ...change });
    expect(official.errors).toEqual([error]);
    expect(official.fields()['talk.note']).toBe('Bij het gezin thuis, met oma.');
  });

  it('sent twice at once is one entry', async () => {
    const { caseId, official } = await asked();
    await official.send(wish);
    const second = official.inAnotherTab();
    await Promise.all([official.send({ step: 'send' }), second.send({ step: 'send' })]);
    expect(second.page.url).toMatch(/\/afspraak$/);
    const entries = await town.runtime.system.books.ledger.load(caseId);
    expect(entries.filter(({ envelope }) => envelope.type === 'talk-planned')).toHaveLength(1);
  });
});

async function planned(): Promise<{ caseId: CaseId; official: Person; contact: Person }> {
  const { caseId, official } = await asked();
  await official.send(wish);
  await official.send({ step: 'send' });
  await official.open(official.page.url.replace(/\/afspraak$/, ''));
  const contact = await town.enter(await town.mailTo('contact', 'talk-planned', { caseId }));
  return { caseId, official, contact };
}

async function typesOf(caseId: CaseId): Promise<string[]> {
  return (await town.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope.type);
}

describe('a talk that was held', () => {
  it('stands before the answer: one that is sent earlier is refused, with a way to the form and nothing lost', async () => {
    const { caseId, official } = await planned();
    const page = await official.send({ ...filledIn(official), spoke: 'Half getypt.' });
    expect(page.status).toBe(422);
    expect(official.errors).toEqual([
      'Het gesprek: Er is een gesprek gepland. Schrijf eerst op wat daar is afgesproken, of zeg het gesprek af. Wat u hier invulde blijft staan.',
    ]);
    const link = page.root.querySelector('.errors a')?.getAttribute('href') ?? '';
    expect(page.root.querySelector(link)?.querySelector('[name=agreed]')).not.toBeNull();
    expect(official.fields()).toMatchObject({
      'answers.0.outcome': 'agree',
      'answers.0.reason': 'Goed plan.',
      spoke: 'Half getypt.',
    });
    await official.send({ ...held, step: 'record' });
    expect(official.text).toContain('Het gesprek is opgeslagen.');
    expect(official.text).toContain('De caravan mag er staan tot oktober.');
    expect(official.fields()).toMatchObject({
      'answers.0.outcome': 'agree',
      'answers.0.reason': 'Goed plan.',
    });
    expect(official.fields()['agreed']).toBeUndefined();
    await official.send();
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
    expect((await typesOf(caseId)).slice(-3)).toContain('talk-held');
  });

  it('may be written down by the contact person too, and both read it', async () => {
    const { caseId, official, contact } = await planned();
    await contact.send({ ...held, step: 'record-talk' });
    expect(contact.text).toContain('Het gesprek is opgeslagen.');
    expect(contact.text).toContain('De caravan mag er staan tot oktober.');
    expect(contact.text).toContain('Het gesprek was op 27 januari 2027.');
    await official.open(official.page.url);
    expect(official.text).toContain('De caravan mag er staan tot oktober.');
    expect(official.text).not.toContain('Er is een gesprek gepland');
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
    expect(JSON.stringify(await town.mails())).not.toContain('De caravan mag er staan');
    expect(await typesOf(caseId)).toContain('answered');
  });

  it.each([
    ['by the official', 'cancel-talk', 0],
    ['by the contact person', 'cancel-talk', 1],
  ])('or will not be, says %s, and the answer needs no record of it', async (_, step, who) => {
    const { caseId, official, contact } = await planned();
    const one = [official, contact][who] ?? official;
    await one.send({ step });
    expect(one.text).toContain('Het gesprek gaat niet door. Dat is opgeslagen.');
    expect(one.text).not.toContain('Er is een gesprek gepland');
    await official.open(official.page.url);
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
    expect(await typesOf(caseId)).toContain('talk-cancelled');
  });

  it.each([
    ['by the official', 'record-talk', 0],
    ['by the contact person', 'record', 1],
  ])('is not called off any more, %s, once the other has written it down', async (_, step, who) => {
    const { caseId, official, contact } = await planned();
    const [late, other] = who === 0 ? [official, contact] : [contact, official];
    await other.send({ ...held, step });
    await late.send({ step: 'cancel-talk' });
    expect([late.page.status, late.page.isLedOn]).toEqual([200, true]);
    expect(late.text).not.toContain('Het gesprek gaat niet door.');
    expect(late.text).toContain('De caravan mag er staan tot oktober.');
    expect(await typesOf(caseId)).not.toContain('talk-cancelled');
  });

  it('with something missing or still to come is said by its field, on both pages', async () => {
    const { official, contact } = await planned();
    for (const [person, step] of [
      [official, 'record'],
      [contact, 'record-talk'],
    ] as const) {
      expect((await person.send({ heldOn: '', spoke: 'Oma.', agreed: '', step })).status).toBe(422);
      expect(person.errors).toEqual([
        'Wanneer was het gesprek?: Vul dit in.',
        'Wat is er afgesproken?: Vul dit in.',
      ]);
      expect(person.fields()['spoke']).toBe('Oma.');
      await person.send({ ...held, heldOn: '2027-01-28', step });
      expect(person.errors).toEqual(['Wanneer was het gesprek?: Deze dag moet nog komen.']);
      await person.send({ ...held, heldOn: 'vorige week', agreed: 'Zie 123456782.', step });
      expect(person.errors).toHaveLength(2);
      expect(person.fields()['agreed']).toBe('Zie 123456782.');
      for (const link of person.page.root.querySelectorAll('.errors a'))
        expect(person.page.root.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
    }
  });

  it('sent twice at once is one entry, from either page', async () => {
    const { caseId, official, contact } = await planned();
    for (const [person, step] of [
      [official, 'record'],
      [contact, 'record-talk'],
    ] as const) {
      const second = person.inAnotherTab();
      await Promise.all([person.send({ ...held, step }), second.send({ ...held, step })]);
      expect([person.page.status, second.page.status]).toEqual([200, 200]);
    }
    expect((await typesOf(caseId)).filter((type) => type === 'talk-held')).toHaveLength(2);
  });

  it('about a conversation that has ended is given back', async () => {
    const { caseId, official, contact } = await planned();
    const late = contact.inAnotherTab();
    await contact.send({ json: JSON.stringify(zomerdijk({ intro: 'Anders.' })) });
    expect((await official.send({ ...held, step: 'record' })).status).toBe(409);
    expect(official.text).toContain('De caravan mag er staan tot oktober.');
    expect((await late.send({ ...held, step: 'record-talk' })).status).toBe(422);
    expect(late.page.body).toContain('De caravan mag er staan tot oktober.');
    expect(await typesOf(caseId)).not.toContain('talk-held');
  });
});

describe('a talk that is called off', () => {
  /** The lines of a calendar file that say which talk it is, and that it will not be. */
  function linesOf(body: string): (string | undefined)[] {
    return ['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'DTSTART'].map(
      (name) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(body)?.[1],
    );
  }
  const off = 'Het gesprek op 3 februari 2027, 14:30, op bezoek, gaat niet door.';

  it('by the official is told to the contact person, whose calendar loses it, also after the answer', async () => {
    const { caseId, official, contact } = await planned();
    const planning = linesOf((await contact.open(`/werk/zaak/${caseId}/afspraak.ics`)).body);
    expect(planning[0]).toBe('PUBLISH');
    await official.send({ step: 'cancel-talk' });
    expect(official.text).toContain(off);
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    const mail = await town.mailTo('contact', 'talk-cancelled', { caseId });
    expect(mail.subject).toBe('Zaak TEST-2027-0042: een gesprek gaat niet door');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/oma|Zomerdijk|wethouder/);
    const desk = await town.enter(mail);
    expect(desk.text).toContain(`${off} Zou het gezin erbij zijn? Laat het hun dan weten.`);
    const link = desk.page.root.querySelectorAll('main a').find(({ text }) => text.includes('uw agenda'));
    const { body } = await desk.open(link?.getAttribute('href') ?? '');
    const [method, uid, sequence, status, start] = linesOf(body);
    expect([method, status, start]).toEqual(['CANCEL', 'CANCELLED', '20270203T133000Z']);
    expect(uid).toBe(planning[1]);
    expect(Number(sequence)).toBeGreaterThan(Number(planning[2]));
    await town.runtime.settled();
    const told = (await town.mails()).filter(
      ({ id }) => id.startsWith(caseId) && id.endsWith('/talk-cancelled'),
    );
    expect(told).toHaveLength(1);
  });

  it('by the contact person is told to the official, who may plan another', async () => {
    const { caseId, official, contact } = await planned();
    const conversation = new URL(official.page.url).pathname;
    const planning = linesOf((await official.open(`${conversation}/afspraak.ics`)).body);
    await contact.send({ step: 'cancel-talk' });
    const back = await town.enter(await town.mailTo('alderman', 'talk-cancelled', { caseId }));
    expect(back.text).toContain(off);
    expect(back.text).not.toContain('Laat het hun dan weten');
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    expect(family.text).toContain(off);
    const called = linesOf((await back.open(`${conversation}/afspraak.ics`)).body);
    expect([called[0], called[1]]).toEqual(['CANCEL', planning[1]]);
    await back.open(conversation);
    await back.send({ ...wish, 'talk.on': '2027-02-04' });
    await back.send({ step: 'send' });
    await back.open(conversation);
    expect(back.text).not.toContain(off);
    const again = linesOf((await back.open(`${conversation}/afspraak.ics`)).body);
    expect([again[0], again[1], again[3]]).toEqual(['PUBLISH', planning[1], undefined]);
    expect(Number(again[2])).toBeGreaterThan(Number(called[2]));
  });
});

describe('what an official writes for themselves', () => {
  it('stands on their receipt, and nowhere else: no page, no mail, no entry', async () => {
    const { caseId, official } = await asked();
    const note = 'ALLEEN VOOR MIJZELF';
    await official.send({ ...filledIn(official), reflection: note });
    await official.send({ step: 'send' });
    expect(official.text).toContain(note);
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.page.body).not.toContain(note);
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    expect(family.page.body).not.toContain(note);
    const next = await town.enter(await town.mailTo('behavioural-scientist', 'invitation', { caseId }));
    expect(next.page.body).not.toContain(note);
    expect(JSON.stringify(await town.mails())).not.toContain(note);
    const { books } = town.runtime.system;
    const { readWords } = await import('../../shared/ledger/perform.ts');
    const entries = await books.ledger.load(caseId);
    const answered = entries.find(({ envelope }) => envelope.type === 'answered')?.envelope.n ?? 0;
    expect(JSON.stringify(await readWords(books, { caseId, n: answered, type: 'answered' }))).not.toContain(
      note,
    );
  });
});
