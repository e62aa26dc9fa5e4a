import { afterEach, describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import type { Mandate } from '../../shared/domain/mandates.ts';
import { routeToMandated } from '../../functions/no-mandate.ts';
import type { Person } from '../support/person.ts';
import { SmallTown } from '../support/small-town.ts';
import { colleagues, filledIn } from '../support/town.ts';

let here: SmallTown | undefined;
afterEach(() => here?.close());

const college = 'het college van burgemeester en wethouders';

async function open(...how: Parameters<typeof SmallTown.open>): Promise<SmallTown> {
  here = await SmallTown.open(...how);
  return here;
}

/** The mandates of Waterrijk, those on the Wmo with this change. */
function wmoMandates(change: Partial<Mandate>, ids = ['w-12', 'w-20']): Mandate[] {
  return readMunicipality(undefined).mandates.map((one) =>
    ids.includes(one.id) ? { ...one, ...change } : one,
  );
}

/** Amounts are written with a space that does not break. */
function said(person: Person): string {
  return person.text.replaceAll(/\s+/g, ' ');
}

describe('a decision is taken in somebody’s name', () => {
  it('which the page, the check, the receipt, the decisions and the timeline say', async () => {
    const small = await open(['alderman', 'wmo']);
    const { town } = small;
    const caseId = await small.confirmed();
    const alderman = await town.answer('alderman', caseId);
    expect(alderman.text).not.toContain('mandaat');
    const official = await town.enter(await town.mailTo('wmo', 'invitation', { caseId }));
    const under = `namens ${college}, mandaat W-12 tot € 10.000`;
    expect(said(official)).toContain(`U besluit ${under}.`);
    await official.send(filledIn(official));
    expect(said(official)).toContain(`U besluit ${under}.`);
    await official.send({ step: 'send' });
    expect(said(official)).toContain(under);
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    expect(said(contact)).toContain(`Wmo-consulent: akkoord (${under})`);
    expect(said(contact)).toContain(`Mandaat ${under}`);
    const family = await town.enter(await town.mailTo('family', 'closed', { caseId }));
    expect(said(family)).toContain(`Mandaat ${under}`);
  });

  it('and stays readable when the mandate is revoked later', async () => {
    const small = await open(['wmo']);
    const caseId = await small.confirmed();
    const official = await small.town.answer('wmo', caseId);
    const mandate = small.municipality.mandates.find(({ id }) => id === 'w-12');
    if (mandate !== undefined) mandate.revokedFrom = '2027-03-22';
    await official.open(official.page.url);
    expect(said(official)).toContain(`namens ${college}, mandaat W-12 tot € 10.000`);
  });
});

describe('a mandate that was revoked yesterday', () => {
  it('signs nothing: the page says why and keeps what was typed, and the team leader is asked', async () => {
    const small = await open(['wmo'], { mandates: wmoMandates({ revokedFrom: '2027-03-23' }, ['w-12']) });
    const { town } = small;
    const caseId = await small.confirmed();
    const invited = await town.mailTo('wmo', 'invitation', { caseId });
    small.at = Date.parse('2027-03-24T09:00:00Z');
    const official = await town.enter(invited);
    expect(official.text).toContain('Mandaat W-12 is ingetrokken op 23 maart 2027.');
    const typed = { outcome: 'agree-with-conditions', reason: 'Een caravan is een voorziening.' };
    await official.send({
      ...filledIn(official, typed),
      reflection: 'VOOR MIJZELF',
      'answers.0.conditions.0.text': 'Melden bij verkoop',
      'answers.0.conditions.0.owner': 'het gezin',
      'answers.0.conditions.0.dueOn': '2027-12-01',
    });
    await official.send({ step: 'send' });
    expect(official.page.status).toBe(409);
    expect(official.text).toContain('U kunt dit besluit nu niet nemen');
    expect(official.text).toContain('Mandaat W-12 is ingetrokken op 23 maart 2027.');
    expect(official.text).toContain('De vraag is doorgegeven aan: teamleider Wmo.');
    for (const words of [typed.reason, 'Melden bij verkoop', 'Akkoord met voorwaarden', 'VOOR MIJZELF'])
      expect(official.text).toContain(words);
    expect(await small.entry(caseId, 'handed-over')).toMatchObject({
      cause: 'no-mandate',
      lack: 'revoked',
      actor: { id: 'system' },
      to: { id: 'wmo-lead-1', function: 'wmo-lead' },
    });
    expect((await small.entries(caseId)).some(({ type }) => type === 'answered')).toBe(false);
    const later = await official.open(`/gesprek/${(await small.entry(caseId, 'handed-over')).conversation}`);
    expect([later.status, official.text.includes('Overgedragen aan: teamleider Wmo')]).toEqual([410, true]);
    expect(official.text).toContain(typed.reason);

    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    const why = 'geen geldig mandaat, het mandaat is ingetrokken';
    expect(contact.text).toContain(`Overgedragen aan: teamleider Wmo. Reden: ${why}.`);
    const lead = await town.enter(await town.mailTo('wmo-lead', 'handed-over', { caseId }));
    expect(lead.page.body).not.toContain(typed.reason);
    await lead.send(filledIn(lead));
    await lead.send({ step: 'send' });
    expect(said(lead)).toContain(`namens ${college}, mandaat W-20 tot € 50.000`);
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('(door: teamleider Wmo)');
  });

  it('is passed by when the stage begins, and the contact person reads why', async () => {
    const small = await open(['wmo'], { mandates: wmoMandates({ upTo: 7000 }, ['w-12']) });
    const caseId = await small.confirmed();
    await small.town.mailTo('wmo-lead', 'invitation', { caseId });
    const contact = await small.town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    const why =
      'wie dit zou doen (Wmo-consulent), mag hierover niet besluiten: het bedrag is hoger dan het mandaat';
    expect(contact.text).toContain(`Gevraagd: teamleider Wmo. Reden: ${why}.`);
    expect(contact.text).toContain(`Reden: ${why}`);
  });
});

describe('nobody has a mandate', () => {
  const employed = readMunicipality(undefined).officials.map((one) =>
    one.function.startsWith('wmo') ? { ...one, employer: 'Stichting Samen' } : one,
  );
  it.each([
    [
      'over the limit',
      { mandates: wmoMandates({ upTo: 7499 }) },
      'Mandaat W-12 gaat tot € 7.499. Het gevraagde bedrag is hoger.',
    ],
    [
      'expired',
      { mandates: wmoMandates({ until: '2027-03-21' }) },
      'Mandaat W-12 liep tot en met 21 maart 2027.',
    ],
    [
      'not yet begun',
      { mandates: wmoMandates({ from: '2027-03-23' }) },
      'Mandaat W-12 gaat pas in op 23 maart 2027.',
    ],
    [
      'without consent',
      { officials: employed },
      'Uw werkgever heeft nog niet ingestemd met mandaat W-12 (Awb 10:4).',
    ],
    [
      'none at all',
      { mandates: wmoMandates({ domains: ['youth'] }) },
      'Er is geen mandaat waarmee u over deze vraag mag besluiten.',
    ],
  ])('%s: the page says so before and after, and the managers hear of it once', async (_, change, why) => {
    const small = await open(['wmo'], change);
    const { town } = small;
    const caseId = await small.confirmed();
    const mail = await town.mailTo('manager', 'nobody-mandated', { caseId });
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Zomerdijk|caravan|Bakker/);
    const official = await town.enter(await town.mailTo('wmo', 'invitation', { caseId }));
    expect(said(official)).toContain(why);
    await official.send(filledIn(official, { reason: 'Mijn reden.' }));
    await official.send({ step: 'send' });
    expect(official.page.status).toBe(409);
    expect(said(official)).toContain(why);
    expect(official.text).toContain('Niemand anders heeft nu een mandaat voor dit besluit.');
    expect(official.text).toContain('Mijn reden.');
    await official.open(official.page.url);
    expect(official.fields()['answers.0.reason']).toBe('Mijn reden.');
    await town.runtime.settled();
    const told = (await town.mails()).filter(({ id }) => id.endsWith('/nobody-mandated'));
    expect(told.map(({ to }) => to)).toEqual([colleagues.manager]);
    expect((await town.enter(mail)).page.url).toMatch(/\/overzicht$/);
  });
});

describe('a decision without a mandate that is sent twice at once', () => {
  it('goes once to whoever may decide, and no manager hears that nobody may', async () => {
    const small = await open(['wmo'], { mandates: wmoMandates({ revokedFrom: '2027-03-22' }, ['w-12']) });
    const { system } = small.town.runtime;
    const caseId = await small.confirmed();
    const { conversation } = await small.entry(caseId, 'conversation-opened');
    const first = await routeToMandated(system, conversation);
    expect(await routeToMandated(system, conversation)).toEqual(first);
    expect(first?.id).toBe('wmo-lead-1');
    await small.town.runtime.settled();
    const told = (await small.town.mails()).filter(({ id }) => id.endsWith('/nobody-mandated'));
    expect(told).toEqual([]);
  });
});

describe('mag die contactpersoon ook besluiten nemen over de andere domeinen?', () => {
  async function given() {
    const small = await open(['wmo']);
    const caseId = await small.bringIn();
    const mandate = {
      id: 'z-1',
      grantor: college,
      person: 'contact-1',
      caseId,
      domains: ['wmo'],
      upTo: 8000,
      from: '2027-01-01',
    };
    await small.town.register({ type: 'grant-mandate', mandate });
    await small.town.confirm(caseId);
    const contact = await small.town.enter(await small.town.mailTo('contact', 'invitation', { caseId }));
    return { small, caseId, contact };
  }

  it('yes, with a mandate for that one case', async () => {
    const { small, caseId, contact } = await given();
    expect(contact.page.url).toMatch(/\/gesprek\//);
    const under = `namens ${college}, mandaat Z-1 voor alleen deze zaak tot € 8.000`;
    expect(said(contact)).toContain(`U besluit ${under}.`);
    await contact.send(filledIn(contact));
    await contact.send({ step: 'send' });
    expect(said(contact)).toContain(under);
    expect(await small.entry(caseId, 'answered')).toMatchObject({
      mandateId: 'z-1',
      actor: { id: 'contact-1', function: 'contact-person' },
    });
    const desk = await small.town.contact();
    await desk.open(`/werk/zaak/${caseId}`);
    expect(desk.text).toContain('Reden: het college gaf een mandaat voor deze ene zaak');
  });

  it('no more, once it was revoked', async () => {
    const { small, caseId, contact } = await given();
    await small.town.register({ type: 'revoke-mandate', id: 'z-1', from: '2027-03-22' });
    await contact.send(filledIn(contact, { reason: 'Mijn eigen plan.' }));
    await contact.send({ step: 'send' });
    expect(contact.text).toContain('Mandaat Z-1 is ingetrokken op 22 maart 2027.');
    expect(contact.text).toContain('De vraag is doorgegeven aan: Wmo-consulent.');
    expect(contact.text).toContain('Mijn eigen plan.');
    const official = await small.town.enter(await small.town.mailTo('wmo', 'handed-over', { caseId }));
    expect(official.page.status).toBe(200);
    expect((await small.entry(caseId, 'handed-over')).lack).toBe('revoked');
  });
});

describe('a small amount', () => {
  it('is decided without the alderman, and the tracker says why', async () => {
    const small = await open(['alderman', 'wmo'], { discretion: [{ function: 'wmo', upTo: 7500 }] });
    const caseId = await small.confirmed();
    await small.town.mailTo('wmo', 'invitation', { caseId });
    const contact = await small.town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    const why = 'niet nodig: het bedrag valt binnen de eigen ruimte (Wmo-consulent)';
    expect(contact.text).toContain(`wethouder: ${why}`);
  });
});
