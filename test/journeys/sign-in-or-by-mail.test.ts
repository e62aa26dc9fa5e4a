import { afterEach, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../shared/sign-in/provider-settings.ts';
import { MunicipalProvider } from '../support/open-id-provider.ts';
import { openTown, signingIn, type OwnTown } from '../support/town.ts';

const accounts = {
  samira: { email: signingIn.contact, email_verified: true, roles: ['contactpersoon'] },
};

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A municipality with a provider, where only these may come in by a link in a mail besides. */
async function townWith(alsoByMail: StaffRole[]): Promise<OwnTown> {
  const provider = await MunicipalProvider.open();
  open.push(provider);
  const settings = { ...provider.settings, alsoByMail };
  const town = await openTown({ openIdConnect: { settings, secret: provider.secret } });
  open.push(town.runtime);
  provider.serve(town.origin, accounts);
  return town;
}

/** Asks for a link for everybody who ever could; says to whom one was sent. */
async function linksSent(town: OwnTown): Promise<string[]> {
  const person = town.person();
  for (const email of Object.values(signingIn)) {
    await person.open('/');
    await person.send({ email });
    expect(new URL(person.page.url).pathname).toBe('/link');
  }
  await town.runtime.settled();
  return (await town.mails()).filter(({ id }) => id.startsWith('sign-in/')).map(({ to }) => to);
}

describe('where staff sign in with the municipality', () => {
  it('the first page offers that first, and a link by mail to who may have one; nobody else is sent any', async () => {
    const town = await townWith(['contact-person']);
    const person = town.person();
    await person.open('/');
    expect(person.text).toMatch(/Inloggen bij de gemeente[\s\S]*Hebt u geen account bij de gemeente\?/);
    expect(await linksSent(town)).toEqual([signingIn.contact]);
    expect((await (await town.contact()).open('/werk')).status).toBe(200);
  });

  it('where nobody may have a link, the page has no field for an address, and posting one does nothing', async () => {
    const town = await townWith([]);
    const person = town.person();
    await person.open('/');
    expect(person.page.root.querySelector('main form')).toBeNull();
    expect((await person.post('/link', new URLSearchParams({ email: signingIn.contact }))).status).toBe(404);
    await town.runtime.settled();
    expect(await town.mails()).toEqual([]);
  });

  it('a link in a mail about a case opens nothing by itself: it leads by the provider to that case', async () => {
    const town = await townWith([]);
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.send({ choice: 'change', text: 'Ook op zondag.' });
    const samira = await town.enter(await town.mailTo('contact', 'changes-asked', { caseId }));
    expect(samira.page.status).toBe(403);
    expect(samira.text).not.toContain('Ook op zondag.');
    expect((await samira.inAnotherTab().open(`/werk/zaak/${caseId}`)).status).toBe(401);
    await samira.follow('Inloggen bij de gemeente');
    await samira.send({ login: 'samira', password: 'een wachtwoord' }, 'form');
    await samira.follow('Verder');
    expect(samira.page.url).toBe(`${town.origin}/werk/zaak/${caseId}`);
    expect(samira.text).toContain('Ook op zondag.');
  });

  it('a page whose session is over offers to sign in, and to come back to it', async () => {
    const town = await townWith([]);
    const samira = town.person();
    expect((await samira.open('/werk/nieuw')).status).toBe(401);
    await samira.follow('Inloggen bij de gemeente');
    await samira.send({ login: 'samira', password: 'een wachtwoord' }, 'form');
    await samira.follow('Verder');
    expect(samira.page).toMatchObject({ status: 200, url: `${town.origin}/werk/nieuw` });
  });
});

describe('where there is no provider', () => {
  it('nothing is offered that is not there, and whoever came by mail signs out all the same', async () => {
    const town = await openTown();
    open.push(town.runtime);
    const samira = town.person();
    await samira.open('/');
    expect(samira.text).not.toContain('Inloggen bij de gemeente');
    for (const path of ['/inloggen', '/inloggen/terug', '/inloggen/mislukt'])
      expect((await samira.open(path)).status).toBe(404);
    const contact = await town.contact();
    await contact.send({}, 'header form');
    expect(contact.text).toContain('U bent uitgelogd');
    expect(contact.text).not.toContain('Ook uitloggen bij de gemeente');
    expect((await contact.open('/werk')).status).toBe(401);
  });

  it('a link about one case can be signed out of too, and so can everything else of that person', async () => {
    const town = await openTown();
    open.push(town.runtime);
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.send({ choice: 'change', text: 'Ook op zondag.' });
    const atDesk = await town.contact();
    const atCase = await town.enter(await town.mailTo('contact', 'changes-asked', { caseId }));
    expect(atCase.page.url).toBe(`${town.origin}/werk/zaak/${caseId}`);
    await atCase.follow('Uitloggen op alle apparaten');
    await atCase.send();
    expect((await atCase.open(`/werk/zaak/${caseId}`)).status).toBe(401);
    expect((await atDesk.open('/werk')).status).toBe(401);
  });
});
