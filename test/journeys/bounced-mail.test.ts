import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { openTown, people, signingIn, type OwnTown, type ReceivedMail } from '../support/town.ts';

let town: OwnTown;
beforeEach(async () => {
  town = await openTown({ sweepEvery: 3_600_000 });
});
afterEach(() => town.runtime.close());

async function makeBounce(address: string, bounces = 'yes') {
  const somebody = town.person();
  return somebody.post('/mailbox/bounces', new URLSearchParams({ address, bounces }));
}

/** What was sent because of mails that came back, once all is quiet. */
async function toldOf(caseId: CaseId): Promise<ReceivedMail[]> {
  await town.runtime.settled();
  return (await town.mails()).filter(({ id }) => id.startsWith(caseId) && id.endsWith('/address-bounced'));
}

async function typesOf(caseId: CaseId): Promise<string[]> {
  return (await town.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope.type);
}

async function bounceCount(caseId: CaseId): Promise<number> {
  return (await typesOf(caseId)).filter((type) => type === 'mail-bounced').length;
}

describe('a mail that comes back', () => {
  it('from a family is told to its contact person and the managers; the first mends the address on the page that says so', async () => {
    await makeBounce(people.family);
    const caseId = await town.bringIn();
    await town.mailTo('family', 'family-confirm', { caseId });
    const told = await toldOf(caseId);
    expect(told.map(({ to }) => to).sort()).toEqual([people.contact, signingIn.manager].sort());
    const mail = told.find(({ to }) => to === people.contact);
    if (mail === undefined) return;
    const desk = await town.enter(mail);
    expect(desk.text).toMatch(/Een mail kwam terug op \d+ \w+ \d{4}\. Die was voor: het gezin\./);
    expect(desk.page.root.querySelector('details[open] .notice')).not.toBeNull();
    const form = desk.page.root.querySelector('#adres');
    const hiddens = form?.querySelectorAll('input[type=hidden]') ?? [];
    const own = hiddens.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']);
    await desk.post(
      desk.page.url,
      new URLSearchParams([...own, ['email', 'ilse@nieuw.example'], ['step', 'mend']]),
    );
    await town.runtime.settled();
    expect(desk.text).not.toContain('kwam terug op');
    const fresh = await town.mailTo('family', 'fresh-link', { caseId });
    expect(fresh.to).toBe('ilse@nieuw.example');
    // News of the change went to the address that does not work; that it came back is no news.
    expect(await bounceCount(caseId)).toBe(1);
  });

  it('from a family is mended by a manager too, by role and with no name on the page, as long as it is not', async () => {
    await makeBounce(people.family);
    await makeBounce(people.contact);
    const caseId = await town.bringIn();
    await town.mailTo('family', 'family-confirm', { caseId });
    const mail = (await toldOf(caseId)).find(({ to }) => to === signingIn.manager);
    if (mail === undefined) throw new Error('no manager was told');
    const manager = await town.enter(mail);
    const base = `/overzicht/zaak/${caseId}`;
    await manager.open(base);
    expect(manager.text).toContain('U of de contactpersoon kan het adres van het gezin verbeteren.');
    await manager.follow('Adres van het gezin verbeteren');
    expect(manager.text).toMatch(/wie namens het gezin spreekt: mail kwam terug op \d+ \w+ \d{4}/);
    expect(manager.page.body).not.toMatch(/Ilse|Zomerdijk|post\.example/);
    await manager.send({ email: 'geen adres' });
    expect(manager.page.status).toBe(422);
    expect(manager.errors).toEqual([
      'Nieuw e-mailadres van het gezin: Dit is geen e-mailadres. Een e-mailadres lijkt op naam@voorbeeld.nl.',
    ]);
    await manager.send({ email: people.wmo });
    expect(manager.errors[0]).toContain('Nieuw e-mailadres van het gezin');
    const again = manager.inAnotherTab();
    const late = manager.inAnotherTab();
    await manager.send({ email: 'ilse@nieuw.example' });
    expect(manager.text).toContain('Het adres is verbeterd. Er is een nieuwe mail onderweg.');
    expect(manager.text).not.toContain('Adres van het gezin verbeteren');
    await again.send({ email: 'ilse@nieuw.example' });
    expect(again.page.url).toContain('?gedaan=verbeterd');
    expect(
      (await late.send({ email: 'ilse@later.example', commandId: 'another-wish-of-theirs' })).status,
    ).toBe(409);
    expect(late.text).toContain('ilse@later.example');
    expect((await manager.open(`${base}/adres`)).url).toMatch(/\/overzicht\/zaak\/\w+$/);
    const fresh = await town.mailTo('family', 'fresh-link', { caseId });
    expect(fresh.to).toBe('ilse@nieuw.example');
    expect((await typesOf(caseId)).filter((type) => type === 'address-mended')).toHaveLength(1);
  });

  it('from an official is told to the contact person and the managers, and is not sent again', async () => {
    await makeBounce(people.alderman);
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    expect((await toldOf(caseId)).map(({ to }) => to).sort()).toEqual(
      [people.contact, signingIn.manager].sort(),
    );
    await town.runtime.sweepNow();
    await town.runtime.settled();
    expect(await bounceCount(caseId)).toBe(1);
    expect((await town.mails()).filter(({ to }) => to === people.alderman)).toHaveLength(1);
    expect(await town.runtime.system.outbox.waiting()).toEqual([]);
    const desk = await town.contact();
    await desk.open(`/werk/zaak/${caseId}`);
    expect(desk.text).toContain('Die was voor: wethouder.');
    expect(desk.text).toContain('draag het gesprek over aan iemand anders');
  });

  it('from a manager is told to nobody: word of it would come back for ever', async () => {
    await makeBounce(people.alderman);
    await makeBounce(signingIn.manager);
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    expect(await toldOf(caseId)).toHaveLength(2);
    expect(await bounceCount(caseId)).toBe(1);
  });

  it('is told again when telling of it failed, and until then the letter waits', async () => {
    const { ledger } = town.runtime.system.books;
    await makeBounce(people.alderman);
    const caseId = await town.bringIn();
    const append = ledger.append.bind(ledger);
    let failed = 0;
    ledger.append = async (entry) => {
      if (entry.envelope.type !== 'mail-bounced' || failed > 0) return append(entry);
      failed += 1;
      throw new Error('the ledger cannot be reached');
    };
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    for (let tries = 0; tries < 200 && (await bounceCount(caseId)) === 0; tries += 1) {
      await pause(50);
      await town.runtime.sweepNow();
      await town.runtime.settled();
    }
    expect(failed).toBe(1);
    expect(await bounceCount(caseId)).toBe(1);
    expect(await toldOf(caseId)).toHaveLength(2);
  });
});

describe('the mailbox page', () => {
  it('makes an address bounce and work again, and keeps a wrong one in the field', async () => {
    const somebody = town.person();
    await somebody.open('/mailbox');
    await somebody.send({ address: 'geen adres' });
    expect(somebody.page.status).toBe(422);
    expect(somebody.errors).toHaveLength(1);
    expect(somebody.fields()['address']).toBe('geen adres');
    await somebody.send({ address: 'M.Vos@waterrijk.example', bounces: 'yes' });
    expect(somebody.text).toContain('Mail aan m.vos@waterrijk.example komt terug.');
    await somebody.send({ bounces: 'no' });
    expect(somebody.text).not.toContain('komt terug.');
  });

  it('shows which mail came back, and takes nothing from another site', async () => {
    await makeBounce(people.contact);
    const somebody = town.person();
    await somebody.open('/');
    await somebody.send({ email: people.contact });
    await town.runtime.settled();
    await somebody.open('/mailbox');
    expect(somebody.text).toContain('kwam terug');
    const stranger = town.person();
    await stranger.post('/mailbox/bounces', new URLSearchParams({ address: people.wmo }), {
      'sec-fetch-site': 'cross-site',
    });
    expect(stranger.page.status).toBe(403);
  });
});
