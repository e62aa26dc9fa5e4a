import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type OwnTown } from '../support/town.ts';

/** Wednesday 24 March 2027, at ten in the morning in Amsterdam. */
const began = Date.parse('2027-03-24T09:00:00Z') - Date.now();

let town: OwnTown;
beforeAll(async () => {
  town = await openTown({ now: () => Date.now() + began });
});
afterAll(() => town.runtime.close());

describe('what was agreed', () => {
  it('may begin while the rest waits, with its conditions, and one mail tells of each answer', async () => {
    const caseId = await town.bringIn();
    const family = await town.confirm(caseId);
    await town.answer('alderman', caseId);
    await town.answer('behavioural-scientist', caseId);
    await family.open(`/gezin/${caseId}`);
    expect(family.text).not.toContain('Dit mag al beginnen');
    await town.answer('policy-officer', caseId);
    await town.answer('wmo', caseId, {
      answer: {
        outcome: 'agree-with-conditions',
        reason: 'Het is hulp.',
        'condition.0.text': 'Niet permanent wonen',
        'condition.0.owner': 'het gezin',
        'condition.0.dueOn': '2027-04-01',
        'conditions.0.text': 'Niet permanent wonen',
        'conditions.0.owner': 'het gezin',
        'conditions.0.dueOn': '2027-04-01',
      },
    });
    await town.mailTo('family', 'part-agreed', { caseId, nth: 2 });
    await town.mailTo('contact', 'part-agreed', { caseId, nth: 2 });
    await town.runtime.settled();
    const kinds = (await town.mails()).filter(
      ({ id }) => id.startsWith(caseId) && id.endsWith('/part-agreed'),
    );
    expect(kinds).toHaveLength(4);
    for (const page of [family, await town.contact()]) {
      await page.open(page === family ? `/gezin/${caseId}` : `/werk/zaak/${caseId}`);
      const notice = page.page.root
        .querySelectorAll('.notice')
        .find((one) => one.text.includes('Dit mag al beginnen'));
      expect(notice?.text).toContain('Niet permanent wonen (het gezin, uiterlijk 1 april 2027)');
      expect(notice?.querySelectorAll('strong')).toHaveLength(2);
    }
    await town.answer('participatiewet', caseId, { answer: { outcome: 'not-agree', reason: 'Te duur.' } });
    await town.mailTo('cjg', 'invitation', { caseId });
    await town.runtime.settled();
    const after = (await town.mails()).filter(
      ({ id }) => id.startsWith(caseId) && id.endsWith('/part-agreed'),
    );
    expect(after).toHaveLength(4);
    await family.open(`/gezin/${caseId}/besluiten`);
    expect(family.page.url).toMatch(new RegExp(`/gezin/${caseId}$`));
  });
});

describe('the decisions, when the last word is in', () => {
  it('stand in one bundle, in whose name, under which mandate, and until when one can object', async () => {
    const caseId = await town.bringIn();
    await town.until('participatiewet', caseId);
    await town.answer('cjg', caseId, { answer: { outcome: 'not-agree', reason: 'Niet veilig genoeg.' } });
    const family = await town.enter(await town.mailTo('family', 'closed', { caseId }));
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    const pages = [family.text, contact.text];
    await family.open(`/gezin/${caseId}/besluiten`);
    await contact.open(`/werk/zaak/${caseId}/besluiten`);
    for (const text of [...pages, family.text, contact.text]) {
      expect(text).toContain('Namens het college van burgemeester en wethouders');
      expect(text).toContain('woensdag 24 maart 2027');
      expect(text).toContain('Bezwaar maken kan tot en met vrijdag 7 mei 2027.');
      expect(text).toContain('W-12');
      expect(text).toContain('Niet veilig genoeg.');
      expect(text).toContain('college van burgemeester en wethouders van Waterrijk');
      expect(text).toContain('onafhankelijke cliëntondersteuner');
      expect(text).not.toContain('Dit mag al beginnen');
    }
    expect(family.page.root.querySelectorAll('section.box')).toHaveLength(4);
    expect(family.text).not.toContain('Het verhaal van het gezin');
  });

  it('taken before a request was withdrawn are a bundle too, and say what was left', async () => {
    const caseId = await town.bringIn();
    await town.until('policy-officer', caseId);
    const family = await town.enter(await town.mailTo('family', 'part-agreed', { caseId }));
    await family.open(`/gezin/${caseId}/stoppen`);
    await family.send();
    await family.open(`/gezin/${caseId}/besluiten`);
    expect(family.page.root.querySelectorAll('section.box')).toHaveLength(1);
    expect(family.text).toContain('Hierover is geen besluit genomen');
    expect(family.text).toContain('vrijdag 7 mei 2027');
  });
});
