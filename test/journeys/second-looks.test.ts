import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { caseIdSchema, personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { perform } from '../../shared/ledger/perform.ts';
import { stagesOf } from '../../shared/domain/chain.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { filledIn, openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { opening } from '../support/commands.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.runtime.close());

async function amend(caseId: CaseId, change: Parameters<typeof zomerdijk>[0]): Promise<void> {
  const contact = await town.contact();
  await contact.open(`/werk/zaak/${caseId}`);
  expect((await contact.send({ json: JSON.stringify(zomerdijk(change)) })).status).toBe(200);
}

describe('an amended plan', () => {
  it('is read by nobody else before the family confirms it, and never changes an old receipt', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.answer('alderman', caseId);
    const receipt = official.page.url;
    await amend(caseId, { question: 'GEHEIME NIEUWE VRAAG', story: 'Een nieuw verhaal.' });
    const page = await official.open(receipt);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('GEHEIME NIEUWE VRAAG');
    expect(official.text).toContain('Hoe kan er weer rust komen?');
  });

  it('gives back what an official had typed, also when no answer was chosen yet', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    await amend(caseId, { intro: 'Anders.' });
    const page = await official.send({ 'answers.0.reason': 'Een lange gedachte zonder keuze.' });
    expect(page.status).toBe(409);
    expect(official.text).toContain('Een lange gedachte zonder keuze.');
  });

  it('is held against the chain the case was opened with', async () => {
    const caseId = caseIdSchema.parse('c'.repeat(26));
    const contact = personIdSchema.parse('contact-1');
    const asks = zomerdijk().asks.filter((ask) => ask.domain === 'wmo');
    await perform(town.runtime.system.books, {
      caseId,
      command: {
        type: 'open-request',
        plan: zomerdijk({ asks, advisers: [] }),
        chain: stagesOf(defaultChain).filter((stage) => stage.id === 'alderman' || stage.id === 'wmo'),
        contactPerson: contact,
      },
      actor: { id: contact, function: 'contact-person' },
      commandId: 'open',
    });
    const person = await town.contact();
    await person.open(`/werk/zaak/${caseId}`);
    await person.send({ json: JSON.stringify(zomerdijk({ advisers: [] })) });
    expect(person.page.status).toBe(422);
    expect(person.errors[0]).toContain('Over dit onderdeel beslist niemand in de keten. Mogelijk zijn: wmo');
  });
});

describe('the family', () => {
  it('hears that its change came too late, and gets its words back', async () => {
    const caseId = await town.bringIn();
    const ilse = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    const bram = ilse.inAnotherTab();
    await ilse.send({ choice: 'confirm' });
    const page = await bram.send({ choice: 'change', text: 'Oma kan niet op woensdag.' });
    expect(page.status).toBe(409);
    expect(bram.text).toContain('Wat u schreef is niet opgeslagen');
    expect(bram.text).toContain('Oma kan niet op woensdag.');
  });

  it('that writes something else after going back is asked whether to send that too, and then can', async () => {
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    const back = family.inAnotherTab();
    await family.send({ choice: 'change', text: 'Oma kan niet op woensdag.' });
    const page = await back.send({ choice: 'change', text: 'En Henk niet op zaterdag.' });
    expect(page.status).toBe(422);
    expect(back.errors[0]).toContain('U hebt dit formulier al verstuurd');
    expect(back.fields()['text']).toBe('En Henk niet op zaterdag.');
    await back.send();
    const contact = await town.enter(await town.mailTo('contact', 'changes-asked', { caseId, nth: 2 }));
    expect(contact.text).toContain('En Henk niet op zaterdag.');
  });

  it('is never offered a yes to a version it did not see', async () => {
    let ahead = 0;
    const later = await openTown({ now: () => Date.now() + ahead });
    try {
      const caseId = await later.bringIn();
      const family = await later.enter(await later.mailTo('family', 'family-confirm', { caseId }));
      ahead = 5 * 3_600_000;
      expect((await family.send({ choice: 'confirm', text: 'Bijna goed.' })).status).toBe(401);
      const contact = await later.contact();
      await contact.open(`/werk/zaak/${caseId}`);
      await contact.send({ json: JSON.stringify(zomerdijk({ safety: 'Anders.' })) });
      const back = await later.enter(await later.mailTo('family', 'family-confirm', { caseId, nth: 2 }));
      expect(back.text).toContain('Dit had u eerder ingevuld');
      expect(back.fields()['choice']).toBeUndefined();
      expect(back.fields()['text']).toBe('Bijna goed.');
    } finally {
      await later.runtime.close();
    }
  });
});

describe('links and sessions', () => {
  it('the link in a mail about one case opens that case, and no other page of the desk', async () => {
    const [one, other] = [await town.bringIn(), await town.bringIn()];
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId: one }));
    await family.send({ choice: 'change', text: 'Iets anders.' });
    const contact = await town.enter(await town.mailTo('contact', 'changes-asked', { caseId: one }));
    expect(contact.text).toContain('Iets anders.');
    for (const path of [`/werk/zaak/${other}`, '/werk', '/werk/nieuw'])
      expect((await contact.open(path)).status).toBe(401);
    expect((await contact.open(`/werk/zaak/${one}`)).status).toBe(200);
    const list = await town.contact();
    expect(list.text).toContain('u, want het gezin vraagt een wijziging');
  });

  it('wrong codes sent past the page lock a link too, and the promised mail comes', async () => {
    const caseId = await town.bringIn();
    const mail = await town.mailTo('family', 'family-confirm', { caseId });
    const token = (mail.links[0] ?? '').split('/').at(-1) ?? '';
    const guess = mail.code === '0000' ? '0001' : '0000';
    const stranger = town.person();
    for (let miss = 0; miss < 5; miss += 1) {
      await stranger.post('/nieuwe-link', new URLSearchParams({ token, code: guess, nonce: 'abcdefghij' }));
    }
    expect(stranger.page.status).toBe(429);
    const fresh = await town.mailTo('family', 'fresh-link', { caseId });
    expect((await town.enter(fresh)).text).toContain('Is dit uw plan?');
  });

  it('a post without any session gets its words back and records nothing', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    official.forgetCookies();
    const page = await official.send(filledIn(official, { reason: 'Geschreven in de trein.' }));
    expect(page.status).toBe(401);
    expect(page.root.querySelector('textarea')?.text).toContain('Geschreven in de trein.');
  });

  it('after going back, a corrected plan is not thrown away', async () => {
    const contact = await town.contact();
    await contact.open('/werk/nieuw');
    const form = contact.inAnotherTab();
    await contact.send({ json: JSON.stringify(zomerdijk()) });
    const page = await form.send({ json: JSON.stringify(zomerdijk({ safety: 'Verbeterd.' })) });
    expect(page.status).toBe(422);
    expect(form.errors[0]).toContain('Vanaf deze pagina is al een plan ingebracht');
    expect(form.fields()['json']).toContain('Verbeterd.');
    await form.send();
    expect(form.text).toContain('Zaak TEST-2027-0042');
  });

  it('a path that looks like a host is a page that does not exist', async () => {
    for (const path of ['//', '//evil.example/', '/\\evil.example']) {
      const response = await fetch(`${town.origin}${path}`, { redirect: 'manual' });
      expect([path, response.status]).toEqual([path, path === '//' ? 200 : 404]);
    }
  });
});

describe('the sweeper', () => {
  it('leaves a case alone whose stage the municipality has since taken out of its chain', async () => {
    let ahead = 0;
    const counted: string[] = [];
    const configured = readMunicipality(undefined);
    const municipality = {
      ...configured,
      chain: configured.chain.filter((stage) => stage.id !== 'alderman'),
    };
    const changed = await openTown({
      now: () => Date.now() + ahead,
      municipality,
      sweepEvery: 3_600_000,
      log: (line) => counted.push(String(line['metric'])),
    });
    try {
      const { system, sweepNow } = changed.runtime;
      const caseId = system.newCaseId();
      const contact = personIdSchema.parse('contact-1');
      await perform(system.books, {
        caseId,
        command: opening(zomerdijk()),
        actor: { id: contact, function: 'contact-person' },
        commandId: 'open',
      });
      await changed.confirm(caseId);
      for (let day = 1; day <= 3; day += 1) {
        ahead = day * 26 * 3_600_000;
        await sweepNow();
      }
      const types = (await system.books.ledger.load(caseId)).map((entry) => entry.envelope.type);
      expect(types.filter((type) => type === 'generation-started')).toHaveLength(1);
      expect(counted).toContain('stage-unknown');
    } finally {
      await changed.runtime.close();
    }
  });
});
