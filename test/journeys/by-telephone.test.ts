import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { filledIn, openTown, type OwnTown, type Role } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const start = Date.parse('2027-02-01T09:00:00Z');
let ahead = 0;
let town: OwnTown | undefined;
beforeEach(() => {
  ahead = 0;
});
afterAll(() => town?.runtime.close());

type Calling = { here: OwnTown; caseId: CaseId; contact: Person };

/** The contact person has an official on the line. */
async function calling(before?: Role): Promise<Calling> {
  await town?.runtime.close();
  const here = await openTown({ now: () => start + ahead });
  town = here;
  const caseId = await here.bringIn();
  if (before === undefined) await here.confirm(caseId);
  else await here.until(before, caseId);
  // Their turn has begun when they have been asked.
  await here.mailTo(before === undefined ? 'alderman' : 'wmo', 'invitation', { caseId });
  const contact = await here.contact();
  await contact.open(`/werk/zaak/${caseId}`);
  const link = contact.page.root.querySelector('main a[href$="/telefoon"]')?.getAttribute('href') ?? '';
  await contact.open(link);
  return { here, caseId, contact };
}

async function typesOf({ here, caseId }: Calling): Promise<string[]> {
  return (await here.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope.type);
}

const conditional = {
  'answers.0.outcome': 'agree-with-conditions',
  'answers.0.reason': 'Omdat de rust van dit gezin voorgaat.',
  'answers.0.conditions.1.text': 'Geen vaste bewoning',
  'answers.0.conditions.1.owner': 'het gezin',
  'answers.0.conditions.1.dueOn': '2027-04-01',
  spokenOn: '2027-02-01',
};

describe('an answer given by telephone', () => {
  it('is written down for somebody, stands in their form, and counts once they send it', async () => {
    const call = await calling('policy-officer');
    const { here, caseId, contact } = call;
    expect(contact.text).toContain('Het telt pas als');
    await contact.send({ ...conditional, step: 'check' });
    expect(contact.text).toContain('Klopt dit antwoord?');
    expect(contact.text).toContain('maandag 1 februari 2027');
    expect(contact.text).toContain('Geen vaste bewoning');
    await contact.send({ step: 'send' });
    expect(contact.text).toContain('Het telt pas als het is bevestigd');
    expect(contact.text).toContain(
      'Antwoord opgeschreven door de contactpersoon; nog te bevestigen door: Wmo-consulent',
    );
    expect(contact.text).toContain('De contactpersoon schreef op 1 februari 2027 een antwoord op.');
    expect((await typesOf(call)).filter((type) => type === 'answered')).toHaveLength(3);

    const mail = await here.mailTo('wmo', 'answer-noted', { caseId });
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/bewoning|Zomerdijk|akkoord/i);
    const official = await here.enter(mail);
    expect(official.text).toContain('De contactpersoon schreef op 1 februari 2027 namens u dit op.');
    expect(official.fields()).toMatchObject({
      'answers.0.outcome': 'agree-with-conditions',
      'answers.0.reason': 'Omdat de rust van dit gezin voorgaat.',
      'answers.0.conditions.0.text': 'Geen vaste bewoning',
      'answers.0.conditions.0.owner': 'het gezin',
      'answers.0.conditions.0.dueOn': '2027-04-01',
    });
    await official.send({ step: 'check' });
    expect(official.text).toContain('Klopt uw antwoord?');
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
    expect(official.text).toContain('Geen vaste bewoning');
    const family = await here.enter(await here.mailTo('family', 'part-agreed', { caseId }));
    expect(family.text).not.toContain('schreef op 1 februari 2027 een antwoord op');
  });

  it('takes the place of what its official had typed, which is not lost; what they change in it stays', async () => {
    const call = await calling();
    const { here, caseId, contact } = call;
    const mail = await here.mailTo('alderman', 'invitation', { caseId });
    const official = await here.enter(mail);
    await official.send({
      'answers.0.outcome': 'question',
      'answers.0.reason': 'Wat ik zelf al dacht.',
      'question.text': 'Wie belt mij?',
    });
    await official.send({ step: 'send' });
    await contact.send({ ...filledIn(contact, { reason: 'Zo zei u het.' }), spokenOn: '2027-02-01' });
    await contact.send({ step: 'send' });
    const back = await here.enter(await here.mailTo('alderman', 'answer-noted', { caseId }));
    expect(back.fields()['answers.0.reason']).toBe('Zo zei u het.');
    expect(back.text).toContain('Dit had u eerder zelf ingevuld');
    expect(back.text).toContain('Wat ik zelf al dacht.');
    ahead = 5 * 3_600_000;
    expect((await back.send({ 'answers.0.reason': 'Zo zei ik het net niet.' })).status).toBe(401);
    const again = await here.enter(mail);
    expect(again.fields()['answers.0.reason']).toBe('Zo zei ik het net niet.');
    expect(again.fields()['answers.0.outcome']).toBe('agree');
  });

  it('a mistake brings the form back with every error and everything that was typed', async () => {
    const { contact } = await calling();
    await contact.send({ 'answers.0.reason': 'Alleen een reden.', spokenOn: '' });
    expect(contact.errors).toEqual([
      'Wanneer sprak u elkaar?: Vul dit in.',
      'Antwoord namens: wethouder: Kies een antwoord.',
    ]);
    expect(contact.fields()['answers.0.reason']).toBe('Alleen een reden.');
    await contact.send({ ...conditional, spokenOn: '2027-02-02' });
    expect(contact.errors).toEqual(['Wanneer sprak u elkaar?: Deze dag moet nog komen.']);
    await contact.send({ ...conditional, spokenOn: 'gisteren' });
    expect(contact.errors).toEqual(['Wanneer sprak u elkaar?: Dit is geen datum.']);
    await contact.send({ ...conditional, 'answers.0.conditions.1.dueOn': '' });
    expect(contact.errors[0]).toContain('Vul bij een voorwaarde alle drie de vakken in');
    await contact.send({
      'answers.0.outcome': 'talk',
      'answers.0.reason': 'Eerst praten.',
      spokenOn: '2027-02-01',
    });
    expect(contact.page.status).toBe(422);
    expect(contact.fields()['answers.0.reason']).toBe('Eerst praten.');
  });

  it('can be gone back to from the check, and sent twice it is one', async () => {
    const call = await calling();
    const { contact } = call;
    await contact.send({ ...conditional });
    await contact.send({ step: 'change' });
    expect(contact.fields()['answers.0.conditions.1.text']).toBe('Geen vaste bewoning');
    await contact.send();
    const second = contact.inAnotherTab();
    await Promise.all([contact.send({ step: 'send' }), second.send({ step: 'send' })]);
    expect([contact.page.status, second.page.status]).toEqual([200, 200]);
    expect((await typesOf(call)).filter((type) => type === 'answer-noted')).toHaveLength(1);
  });

  it('about a plan that has changed, or a turn that is over, is not recorded and given back', async () => {
    const call = await calling();
    const { here, caseId, contact } = call;
    const other = contact.inAnotherTab();
    await contact.send({ ...conditional });
    await here.answer('alderman', caseId);
    expect((await contact.send({ step: 'send' })).status).toBe(409);
    expect(contact.text).toContain('Omdat de rust van dit gezin voorgaat.');
    await here.mailTo('behavioural-scientist', 'invitation', { caseId });
    await other.open(`/werk/zaak/${caseId}/telefoon`);
    const amending = other.inAnotherTab();
    await amending.open(`/werk/zaak/${caseId}`);
    await amending.send({ json: JSON.stringify(zomerdijk({ intro: 'Anders.' })) });
    expect((await other.send({ ...conditional })).status).toBe(409);
    expect(other.text).toContain('Geen vaste bewoning');
    expect(await typesOf(call)).not.toContain('answer-noted');
  });

  it('sent after the session has run out is kept for who wrote it', async () => {
    const { here, caseId, contact } = await calling();
    ahead = 5 * 3_600_000;
    expect((await contact.send({ ...conditional })).status).toBe(401);
    expect(contact.text).toContain('Wat u had ingevuld is bewaard');
    const back = await here.contact();
    await back.open(`/werk/zaak/${caseId}/telefoon`);
    expect(back.text).toContain('Dit had u eerder ingevuld');
    expect(back.fields()['answers.0.reason']).toBe('Omdat de rust van dit gezin voorgaat.');
    expect(back.fields()['spokenOn']).toBe('2027-02-01');
  });
});
