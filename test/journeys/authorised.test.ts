import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '../../shared/domain/request.ts';
import type { Person } from '../support/person.ts';
import { fillIn, planOf } from '../support/request-form.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let contact: Person;
beforeAll(async () => {
  town = await openTown();
  contact = await town.contact();
});
afterAll(() => town.runtime.close());

const representative = {
  name: 'Tante Joke',
  role: 'steunfiguur',
  email: 'joke@post.example',
  authorisation: 'Ondertekend op 12 januari 2027, in het dossier',
};
const represented: Request = zomerdijk({ family: { ...zomerdijk().family, representative } });

function plain(person: Person): string {
  return person.text.replaceAll(/\s+/g, ' ');
}

describe('somebody whom the family authorised in writing', () => {
  it('confirms the plan for it, and everybody sees that by role; officials read no name and no paper', async () => {
    const caseId = await town.bringIn(JSON.stringify(represented));
    const mail = await town.mailTo('family', 'family-confirm', { caseId });
    expect(mail.to).toBe('joke@post.example');
    const supporter = await town.enter(mail);
    expect(plain(supporter)).toContain(
      'Wie moet er ja zeggen? wie schriftelijk gemachtigd is (u): daar wachten wij nog op',
    );
    expect(plain(supporter)).toContain(
      'Tante Joke (steunfiguur), joke@post.example, wie schriftelijk gemachtigd is, machtiging: Ondertekend op 12 januari 2027, in het dossier',
    );
    await supporter.send({ choice: 'confirm' });
    await contact.open(`/werk/zaak/${caseId}`);
    expect(plain(contact)).toMatch(/wie schriftelijk gemachtigd is: zei ja op \d+ \w+ \d{4}/);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    expect(plain(official)).toContain('Namens het gezin wie schriftelijk gemachtigd is');
    expect(official.page.body).not.toMatch(/Joke \(|joke@post|12 januari/);
  });

  it('is new in a version of the plan in which the family spoke for itself before', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.amend(caseId, JSON.stringify(represented));
    await contact.open(`/werk/zaak/${caseId}/wijzigingen`);
    expect(plain(contact)).toContain(
      'Namens het gezin Was: Ilse Zomerdijk (parent), ilse.zomerdijk@post.example Wordt: Tante Joke (steunfiguur), joke@post.example, wie schriftelijk gemachtigd is, machtiging: Ondertekend op 12 januari 2027, in het dossier',
    );
  });

  it('is written down in the form, which asks for nothing where a family speaks for itself', async () => {
    await fillIn(contact, represented);
    expect(contact.text).toContain('Ondertekend op 12 januari 2027, in het dossier');
    await contact.send({ step: 'send' });
    expect((await planOf(town, contact)).plan.family.representative).toEqual(representative);
    await fillIn(contact);
    await contact.send({ step: 'send' });
    const { plan } = await planOf(town, contact);
    expect(plan.family.representative).toEqual(zomerdijk().family.representative);
  });
});
