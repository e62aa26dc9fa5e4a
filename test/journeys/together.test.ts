import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Person } from '../support/person.ts';
import { fillIn, planOf } from '../support/request-form.ts';
import { openTown, type OwnTown, type ReceivedMail } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let contact: Person;
beforeAll(async () => {
  town = await openTown();
  contact = await town.contact();
});
afterAll(() => town.runtime.close());

const bram = { name: 'Bram Zomerdijk', email: 'bram@post.example', role: 'parent' as const };
const saar = { name: 'Saar Zomerdijk', email: 'saar@post.example', role: 'child' as const };

function withOthers(others: NonNullable<Request['family']['others']>): Request {
  return zomerdijk({ family: { ...zomerdijk().family, others } });
}

/** The first mail of a kind (or, of `kind 2`, the second) to an address about a case; waits for it. */
async function mailAt(address: string, caseId: CaseId, which: string): Promise<ReceivedMail> {
  const [kind = '', nth = '1'] = which.split(' ');
  for (let tries = 0; tries < 400; tries += 1) {
    const found = (await town.mails())
      .filter(({ to, id }) => to === address && id.startsWith(caseId) && id.endsWith(`/${kind}`))
      .reverse()[Number(nth) - 1];
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no ${kind} at ${address}`);
}

async function enterAs(address: string, caseId: CaseId, kind = 'family-confirm'): Promise<Person> {
  return town.enter(await mailAt(address, caseId, kind));
}

async function isConfirmed(caseId: CaseId): Promise<number> {
  const entries = await town.runtime.system.books.ledger.load(caseId);
  return entries.filter(({ envelope }) => envelope.type === 'plan-confirmed').length;
}

describe('a plan that more than one must say yes to', () => {
  it('goes on when the last has, and shows everybody by role who is waited for', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram, saar])));
    const ilse = await enterAs('ilse.zomerdijk@post.example', caseId);
    const father = await enterAs(bram.email, caseId);
    const daughter = await enterAs(saar.email, caseId);
    expect(new Set([ilse, father, daughter].map(({ page }) => page.url)).size).toBe(3);
    await ilse.send({ choice: 'confirm' });
    expect(ilse.text).toContain('Het plan gaat verder als iedereen ja heeft gezegd.');
    expect(ilse.page.body).not.toContain('name="choice"');
    await daughter.send({ choice: 'confirm' });
    await father.open(father.page.url);
    const lines = father.page.root
      .querySelectorAll('main ul')
      .map((one) => one.structuredText)
      .find((one) => one.includes('gezag'));
    expect(lines).toMatch(
      /Wie namens het gezin spreekt: zei ja op .*\n.*gezag \(u\): daar wachten wij nog op\n.*kind.*: zei ja op/i,
    );
    expect(lines).not.toMatch(/Bram|Saar|Ilse/);
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('2 van de 3 mensen zeiden ja');
    await town.runtime.settled();
    expect(
      (await town.mails()).filter(({ id }) => id.startsWith(caseId) && id.endsWith('/invitation')),
    ).toEqual([]);
    await father.send({ choice: 'confirm' });
    await town.mailTo('alderman', 'invitation', { caseId });
    expect(await isConfirmed(caseId)).toBe(3);
    await daughter.open(`${daughter.page.url}/pauze`);
    await daughter.send();
    await mailAt(bram.email, caseId, 'paused');
  });

  it('waits for a change that one of them asked for, and then asks all of them again', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
    const ilse = await enterAs('ilse.zomerdijk@post.example', caseId);
    const father = await enterAs(bram.email, caseId);
    await ilse.send({ choice: 'confirm' });
    await father.send({ choice: 'change', text: 'De caravan is te klein.' });
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('De caravan is te klein.');
    const plan = { ...withOthers([bram]), enough: 'Drie rustige avonden.' };
    await contact.send({ json: JSON.stringify(plan), step: undefined });
    await mailAt(bram.email, caseId, 'family-confirm 2');
    await father.open(`/gezin/${caseId}-2`);
    await father.send({ choice: 'confirm' });
    expect(await isConfirmed(caseId)).toBe(2);
    await ilse.open(`/gezin/${caseId}`);
    await ilse.send({ choice: 'confirm' });
    expect(await isConfirmed(caseId)).toBe(3);
    await town.mailTo('alderman', 'invitation', { caseId });
  });

  it('two of them in one browser each answer for themselves', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
    const ilse = await enterAs('ilse.zomerdijk@post.example', caseId);
    const father = ilse.inAnotherTab();
    const mail = await mailAt(bram.email, caseId, 'family-confirm');
    await father.open(mail.links[0] ?? '');
    await father.send({ code: mail.code });
    await ilse.open(`/gezin/${caseId}-2`);
    expect(ilse.page.status).toBe(401);
  });

  it('the mail is sent again to each, and a link in it opens in the language they chose', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
    const father = await enterAs(bram.email, caseId);
    await father.open('?taal=en');
    await contact.open(`/werk/zaak/${caseId}`);
    const forms = contact.page.root
      .querySelectorAll('form')
      .filter((form) => form.innerHTML.includes('value="resend"'));
    expect(forms.map((form) => form.querySelector('button')?.text.trim())).toEqual([
      'Stuur de mail opnieuw aan: wie namens het gezin spreekt',
      'Stuur de mail opnieuw aan: de andere ouder met gezag',
    ]);
    const fields = forms[1]
      ?.querySelectorAll('input')
      .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
    await contact.post(`/werk/zaak/${caseId}`, new URLSearchParams([...(fields ?? []), ['step', 'resend']]));
    const mail = await mailAt(bram.email, caseId, 'fresh-link');
    expect(mail.subject).toMatch(/^Case /);
    expect((await town.enter(mail)).page.url).toContain(`/gezin/${caseId}-2`);
  });

  it('whoever took the place of another in a later version is not read for by the one before', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
    const father = await enterAs(bram.email, caseId);
    await contact.open(`/werk/zaak/${caseId}`);
    await contact.send({ json: JSON.stringify(withOthers([saar])), step: undefined });
    await father.open(`/gezin/${caseId}-2`);
    expect(father.page.status).toBe(401);
    expect((await enterAs(saar.email, caseId)).text).toContain('Is dit uw plan?');
    await contact.send({ json: JSON.stringify(zomerdijk({ enough: 'Rust.' })), step: undefined });
    const daughter = await town.person().open(`/gezin/${caseId}-2`);
    expect(daughter.status).toBe(401);
  });

  it('whoever took the place of the representative is not read for by the one before either', async () => {
    const before = zomerdijk();
    const caseId = await town.bringIn(JSON.stringify(before));
    const mother = await town.enter(
      await mailAt(before.family.representative.email, caseId, 'family-confirm'),
    );
    expect(mother.page.status).toBe(200);
    const { family } = before;
    const plan = zomerdijk({ family: { ...family, representative: { ...family.representative, ...bram } } });
    await contact.open(`/werk/zaak/${caseId}`);
    await contact.send({ json: JSON.stringify(plan), step: undefined });
    await mother.open(`/gezin/${caseId}`);
    expect(mother.page.status).toBe(401);
    const father = await town.enter(await mailAt(bram.email, caseId, 'family-confirm'));
    expect(father.text).toContain('Is dit uw plan?');
  });

  async function mend(caseId: CaseId, what: Record<string, string>): Promise<void> {
    await contact.open(`/werk/zaak/${caseId}`);
    const stamp = contact.fields();
    await contact.post(`/werk/zaak/${caseId}`, new URLSearchParams({ ...stamp, step: 'mend', ...what }));
  }

  it.each([
    ['family', '', 'ilse@anders.example'],
    ['family-2', '-2', 'bram@anders.example'],
  ])(
    'the address of %s is mended for nobody else, and a new version keeps it',
    async (...[person, end, email]) => {
      const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
      const before = person === 'family' ? 'ilse.zomerdijk@post.example' : bram.email;
      const first = await mailAt(before, caseId, 'family-confirm');
      await mend(caseId, { person, email });
      expect(contact.text).toContain('Het adres is verbeterd.');
      const told = await mailAt(before, caseId, 'address-changed');
      expect(told.links).toEqual([]);
      const member = await town.enter(await mailAt(email, caseId, 'fresh-link'));
      expect(member.page.url).toMatch(new RegExp(`/gezin/${caseId}${end}$`));
      expect(member.text).toContain('Uw e-mailadres in deze zaak is gewijzigd');
      expect((await town.enter(first)).text).toContain('Er is een ander e-mailadres');
      await contact.open(`/werk/zaak/${caseId}`);
      expect(contact.text).toContain(email);
      await contact.send({ json: JSON.stringify(withOthers([bram, saar])), step: undefined });
      expect((await mailAt(email, caseId, 'family-confirm')).to).toBe(email);
      await town.runtime.settled();
      const asked = (await town.mails()).filter(
        ({ id }) => id.startsWith(caseId) && id.endsWith('/family-confirm'),
      );
      expect(asked.filter(({ to }) => to === before)).toHaveLength(1);
    },
  );

  it('who let the plan stand still is read for after a new version and a mended address, and lets it go on', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
    const father = await enterAs(bram.email, caseId);
    await father.open(`${father.page.url}/pauze`);
    await father.send();
    await mailAt(bram.email, caseId, 'paused');
    await contact.open(`/werk/zaak/${caseId}`);
    const plan = { ...withOthers([bram]), enough: 'Drie rustige avonden.' };
    await contact.send({ json: JSON.stringify(plan), step: undefined });
    await mend(caseId, { person: 'family-2', email: 'bram@nog-anders.example' });
    const again = await enterAs('bram@nog-anders.example', caseId, 'fresh-link');
    expect(again.page.status).toBe(200);
    await again.open(`${again.page.url}/pauze`);
    await again.send({ step: 'resume' });
    expect((await mailAt('bram@nog-anders.example', caseId, 'family-confirm')).links).toHaveLength(1);
  });

  it('whose address it is must be said, and it is nobody else’s and not of staff', async () => {
    const caseId = await town.bringIn(JSON.stringify(withOthers([bram])));
    await mailAt(bram.email, caseId, 'family-confirm');
    for (const [what, errors] of [
      [{ email: 'bram@anders.example' }, ['Van wie?: Kies een antwoord.']],
      [{ person: 'family-3', email: '' }, 2],
      [{ person: 'family', email: 'BRAM@post.example' }, 1],
      [{ person: 'family-2', email: 'm.vos+thuis@waterrijk.example' }, 1],
    ] as const) {
      await mend(caseId, what);
      expect(contact.page.status).toBe(422);
      if (typeof errors === 'number') expect(contact.errors).toHaveLength(errors);
      else expect(contact.errors).toEqual(errors);
      for (const link of contact.page.root.querySelectorAll('.errors a'))
        expect(contact.page.root.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
    }
    const entries = await town.runtime.system.books.ledger.load(caseId);
    expect(entries.map(({ envelope }) => envelope.type)).not.toContain('address-mended');
  });

  it('is written down in the form', async () => {
    const aunt = {
      name: 'Tante Joke',
      email: 'joke@post.example',
      role: 'authorised' as const,
      authorisation: 'Ondertekend op 12 januari 2027',
    };
    await fillIn(contact, withOthers([bram, aunt]));
    expect(contact.text).toContain('de andere ouder met gezag');
    await contact.send({ step: 'send' });
    expect((await planOf(town, contact)).plan.family.others).toEqual([bram, aunt]);
  });
});
