import { afterEach, describe, expect, it } from 'vitest';
import { openConversation } from '../../shared/domain/turn.ts';
import { secondAlderman, SlowTown } from '../support/slow-town.ts';
import { people, signingIn, type ReceivedMail } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let slow: SlowTown;
afterEach(() => slow.town.runtime.close());

const contact = { id: 'contact-1', function: 'contact-person' };
const alderman = { id: 'alderman-1', function: 'alderman' };

/** A case whose family confirmed, on the day it was brought in; the alderman is asked. */
async function confirmed(reference?: string) {
  const plan = zomerdijk(reference === undefined ? {} : { reference });
  const caseId = await slow.town.bringIn(JSON.stringify(plan));
  await slow.town.confirm(caseId);
  await slow.town.mailTo('alderman', 'invitation', { caseId });
  await slow.town.runtime.settled();
  return caseId;
}

function leftAt({ at, to }: Pick<ReceivedMail, 'at' | 'to'>): string {
  return `${at.slice(0, 16)} ${to}`;
}

describe('a case that nobody touches', () => {
  it('reminds, calls in the substitute, tells the managers, and warns of the legal term: each once', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await confirmed();
    await slow.passDays(58);
    const mails = (await slow.town.mails()).reverse();
    const everybody = [signingIn.manager, secondAlderman.email, people.contact];
    expect(
      mails
        .filter(({ id }) => id.startsWith('reminder/') || id.endsWith('/handed-over'))
        .map(leftAt)
        .sort(),
    ).toEqual([
      // Due on 4 February: half-way, and on the day.
      `2027-02-01T07:00 ${people.alderman}`,
      `2027-02-04T07:00 ${people.alderman}`,
      // The day after, the other alderman is called in at once.
      `2027-02-05T11:00 ${secondAlderman.email}`,
      // Two working days later the managers are told.
      `2027-02-09T07:00 ${signingIn.manager}`,
      // Ten, five and one working days before 24 March, the managers, the holder and the contact person.
      ...everybody.map((to) => `2027-03-10T07:00 ${to}`),
      ...everybody.map((to) => `2027-03-17T07:00 ${to}`),
      ...everybody.map((to) => `2027-03-23T07:00 ${to}`),
    ]);
    const { termWarnings } = await slow.state(caseId);
    expect(termWarnings.map(({ workingDaysLeft }) => workingDaysLeft)).toEqual([10, 5, 1]);
    const [warning] = mails.filter(
      ({ to, at }) => to === secondAlderman.email && at.startsWith('2027-03-10'),
    );
    expect(warning?.text).toContain('Er moet uiterlijk woensdag 24 maart 2027 zijn besloten.');
    const [told] = mails.filter(({ to, id }) => to === signingIn.manager && id.startsWith('reminder/'));
    expect(told?.text).toContain(
      [
        'Zaaknummer: TEST-2027-0042',
        'Aan zet: wethouder.',
        'Dit is 3 werkdagen te laat.',
        'Er moet uiterlijk woensdag 24 maart 2027 zijn besloten.',
      ].join('\n'),
    );
    expect(told?.links).toHaveLength(1);
  });

  it('calls in the substitute at the next look when it died just after finding that nobody answered', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await confirmed();
    const conversation = openConversation(await slow.state(caseId))?.id;
    if (conversation === undefined) throw new Error('nobody is asked');
    await slow.passDays(8);
    slow.setTime('2027-02-05T09:00:00Z');
    const system = { id: 'system', function: 'system' };
    expect(await slow.do(caseId, system, { type: 'record-look', conversation })).toBe('recorded');
    expect((await slow.state(caseId)).conversations.at(-1)).toMatchObject({ reminders: 3, handOvers: [] });
    await slow.passDays(5);
    const handed = (await slow.town.mails()).filter(({ id }) => id.endsWith('/handed-over'));
    expect(handed.map(({ to }) => to)).toEqual([secondAlderman.email]);
  });

  it('while it pauses without a standstill, its contact person and the managers hear that its term ends', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await confirmed();
    await slow.do(caseId, contact, { type: 'pause', consent: false });
    await slow.passDays(43);
    expect((await slow.reminders()).map(leftAt).sort()).toEqual([
      `2027-03-10T07:00 ${signingIn.manager}`,
      `2027-03-10T07:00 ${people.contact}`,
    ]);
    const [mail] = await slow.reminders();
    expect(mail?.text).toContain('Er moet uiterlijk woensdag 24 maart 2027 zijn besloten.');
    expect(mail?.text).toContain('Het plan staat stil. De wettelijke termijn loopt door.');
  });

  it('a family that has not confirmed is reminded too, each family for its own case, by a link that opens', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await slow.town.bringIn();
    const other = await slow.town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0043' })));
    await slow.town.mailTo('family', 'family-confirm', { caseId: other });
    await slow.passDays(6);
    const reminders = await slow.reminders();
    expect(reminders.map(({ id }) => id).sort()).toEqual(
      // Due on Wednesday 3 February; half-way is two of five working days.
      [`reminder/${caseId}#family/2027-01-29`, `reminder/${other}#family/2027-01-29`].sort(),
    );
    const [mail] = reminders;
    if (mail === undefined) throw new Error('no reminder');
    const family = await slow.town.enter(mail);
    expect(family.page.root.querySelector('h1')?.text).not.toBe('');
    await family.send({ choice: 'confirm' });
    expect(family.page.status).toBe(200);
  });
});

describe('a reminder', () => {
  it('is one mail for all that waits, and the code beside each link opens it', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    await confirmed('TEST-2027-0051');
    await confirmed('TEST-2027-0052');
    await slow.passDays(6);
    const [mail, ...more] = await slow.reminders();
    expect(more).toEqual([]);
    expect(mail?.to).toBe(people.alderman);
    expect(mail?.links).toHaveLength(2);
    const codes = [...(mail?.text ?? '').matchAll(/^Uw code: (\d{4})$/gm)].map(([, code]) => code ?? '');
    expect(codes[0]).toBe(mail?.code);
    for (const [index, link] of (mail?.links ?? []).entries()) {
      const person = slow.town.person();
      await person.open(link);
      await person.send({ code: codes[index] });
      expect(new URL(person.page.url).pathname).toMatch(/^\/gesprek\//);
    }
    expect(mail?.text).toContain('Zaaknummer: TEST-2027-0051');
    expect(mail?.text).toContain('Zaaknummer: TEST-2027-0052');
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Zomerdijk|Ilse|caravan|Vos/);
  });

  it('leaves at eight on a working day and not before', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    await confirmed();
    // The look of Friday 29 January finds that it is due on Monday.
    await slow.passDays(2);
    for (const before of ['2027-01-29T18:00:00Z', '2027-02-01T06:59:58Z']) {
      slow.setTime(before);
      await slow.post();
      expect(await slow.reminders()).toEqual([]);
    }
    slow.setTime('2027-02-01T07:00:00Z');
    await slow.post();
    expect(await slow.reminders()).toHaveLength(1);
  });

  it('is not sent when nothing waits any more, nor about a case that stands still', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await confirmed('TEST-2027-0051');
    const other = await confirmed('TEST-2027-0052');
    await slow.passDays(2);
    await slow.town.answer('alderman', caseId);
    await slow.do(other, contact, { type: 'pause', consent: false });
    await slow.passDays(3);
    expect(await slow.reminders()).toEqual([]);
    expect(await slow.town.runtime.system.outbox.waiting()).toEqual([]);
  });

  it('goes to a contact person whom the college lets decide, with a link to what they decide on', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const asks = zomerdijk().asks.filter(({ domain }) => domain === 'wmo');
    const caseId = await slow.town.bringIn(JSON.stringify(zomerdijk({ asks, advisers: [] })));
    const mandate = {
      id: 'w-99',
      grantor: 'het college',
      person: 'contact-1',
      caseId,
      domains: ['wmo'],
      from: '2027-01-01',
    };
    await slow.town.register({ type: 'grant-mandate', mandate });
    await slow.town.confirm(caseId);
    await slow.town.answer('alderman', caseId);
    await slow.town.mailTo('contact', 'invitation', { caseId });
    await slow.passDays(6);
    const [mail] = (await slow.reminders()).filter(({ to }) => to === people.contact);
    if (mail === undefined) throw new Error('no reminder');
    const contactPerson = await slow.town.enter(mail);
    expect(new URL(contactPerson.page.url).pathname).toMatch(/^\/gesprek\//);
  });

  it('goes to the contact person while a question of the official waits for them', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await confirmed();
    const conversation = openConversation(await slow.state(caseId))?.id;
    if (conversation === undefined) throw new Error('nobody is asked');
    const asked = { type: 'ask-question' as const, conversation, planVersion: 1, text: 'Wie past op?' };
    expect(await slow.do(caseId, alderman, asked)).toBe('recorded');
    await slow.passDays(6);
    const [mail, ...more] = await slow.reminders();
    expect(more).toEqual([]);
    expect(mail?.to).toBe(people.contact);
    expect(mail?.text).toContain('Er is een vraag die op uw antwoord wacht.');
    expect(mail?.text).not.toContain('Wie past op');
    if (mail === undefined) return;
    const desk = await slow.town.enter(mail);
    expect(new URL(desk.page.url).pathname).toBe(`/werk/zaak/${caseId}`);
  });

  it('comes in the language its reader chose', async () => {
    slow = await SlowTown.open('2027-01-27T09:00:00Z');
    const caseId = await confirmed();
    const invitation = await slow.town.mailTo('alderman', 'invitation', { caseId });
    const official = slow.town.person();
    await official.open(`${invitation.links[0] ?? ''}?taal=en`);
    await official.send({ code: invitation.code });
    await official.open(`${official.page.url}?taal=en`);
    await slow.passDays(6);
    const [mail] = await slow.reminders();
    expect(mail?.subject).toBe('Reminder: something is waiting for you');
    expect(mail?.text).toContain('Please answer by Thursday, 4 February 2027.');
  });
});
