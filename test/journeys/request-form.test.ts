import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { begin, fillIn, planOf } from '../support/request-form.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let ahead = 0;
let contact: Person;
beforeAll(async () => {
  town = await openTown({ now: () => Date.now() + ahead });
});
afterAll(() => town.runtime.close());
beforeEach(async () => {
  ahead += 900_000;
  contact = await town.contact();
});

describe('writing a plan down', () => {
  it('filled in by hand, without any script, is the plan that was meant', async () => {
    await fillIn(contact);
    expect(contact.text).toContain('Kijk het plan na');
    await contact.send({ step: 'send' });
    const { plan, entries } = await planOf(town, contact);
    const { municipality, contactPerson, ...rest } = zomerdijk();
    expect(plan).toMatchObject({ ...rest, municipality, contactPerson });
    expect(entries[0]).toMatchObject({ type: 'request-opened', actor: { id: 'contact-1' } });
  });

  it('a draft is kept at every button and found again among the cases, by its name', async () => {
    const draft = await begin(contact);
    await contact.send({ question: 'Wie helpt ons?', step: 'overview' });
    expect(contact.text).toContain('Wie helpt ons?');
    await contact.open(`${draft}/gezin`);
    await contact.send({ 'family.alias': 'gezin Voorbeeld', step: 'back' });
    await contact.open('/werk');
    expect(contact.text).toContain('Plan van gezin Voorbeeld');
  });

  it('“later verder” sends a link that opens this draft and no other', async () => {
    const draft = await begin(contact);
    const other = await begin(contact.inAnotherTab());
    await contact.open(`${draft}/verhaal`);
    const before = new Set((await town.mails()).map(({ id }) => id));
    const form = contact.inAnotherTab();
    await Promise.all([
      contact.send({ story: 'Wij waren met zijn achten.', step: 'later' }),
      form.send({ story: 'Wij waren met zijn achten.', step: 'later' }),
    ]);
    const mail = await town.newMail('contact', before, 'draft/');
    expect(mail.text).not.toContain('achten');
    const later = await town.enter(mail);
    expect(later.page.url).toContain(draft);
    expect(later.text).toContain('Wij waren met zijn achten.');
    expect((await later.open(other)).status).toBe(401);
    expect((await later.open('/werk')).status).toBe(401);
    expect((await town.mails()).filter(({ id }) => id.startsWith('draft/') && !before.has(id))).toHaveLength(
      1,
    );
  });

  it('two tabs on one page: the second sees what the first wrote, and decides', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/vraag`);
    const tab = contact.inAnotherTab();
    await tab.open(`${draft}/vraag`);
    await contact.send({ question: 'Vraag uit het ene tabblad?', step: 'next' });
    await tab.send({ question: 'Vraag uit het andere tabblad?', step: 'next' });
    expect(tab.page.status).toBe(422);
    expect(tab.text).toContain('Vraag uit het ene tabblad?');
    expect(tab.fields()['question']).toBe('Vraag uit het andere tabblad?');
    await tab.send({ step: 'next' });
    expect(tab.page.url).toContain('/kern');
    await tab.open(`${draft}/vraag`);
    expect(tab.fields()['question']).toBe('Vraag uit het andere tabblad?');
  });

  it('the same tab goes back and saves again without being told off', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/vraag`);
    const form = contact.inAnotherTab();
    await contact.send({ question: 'Eerst zo?', step: 'next' });
    await form.send({ question: 'Of toch zo?', step: 'next' });
    expect(form.page.url).toContain('/kern');
  });

  it('three hours away nothing is lost, and neither is it after five', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/verhaal`);
    ahead += 3 * 3_600_000;
    await contact.send({ story: 'Na drie uur praten.', step: 'next' });
    expect(contact.page.url).toContain('/stemmen');
    await contact.open(`${draft}/verhaal`);
    ahead += 2 * 3_600_000;
    await contact.send({ story: 'Na vijf uur praten.', step: 'next' });
    expect(contact.page.status).toBe(401);
    expect(contact.text).toContain('Wat u had ingevuld is bewaard');
    const back = await town.contact();
    await back.open(`${draft}/verhaal`);
    expect(back.fields()['story']).toBe('Na vijf uur praten.');
  });

  it('20,000 characters in one field are kept to the letter', async () => {
    const draft = await begin(contact);
    const story = 'Ik vertel het nog een keer. '.repeat(720).slice(0, 20_000).trim();
    await contact.open(`${draft}/verhaal`);
    await contact.send({ story, step: 'next' });
    await contact.open(`${draft}/verhaal`);
    expect(contact.fields()['story']).toBe(story);
  });

  it('what is wrong is said on its page and kept; what is missing only on the overview', async () => {
    const draft = await begin(contact);
    await contact.send({ step: 'next' });
    expect(contact.page.url).toContain('/kern');
    await contact.open(`${draft}/kosten`);
    await contact.send({ 'costs.planOnce': 'veel', step: 'next' });
    expect(contact.errors).toEqual([
      'Het plan, eenmalig (euro): Dit is geen bedrag. Schrijf alleen het getal, bijvoorbeeld 14.500.',
    ]);
    await contact.open(`${draft}/kosten`);
    expect(contact.fields()['costs.planOnce']).toBe('veel');
    await contact.open(draft);
    await contact.send({ step: 'send' });
    expect(contact.page.status).toBe(422);
    expect(contact.errors).toContain('De vraag van het gezin: Vul dit in.');
    const link = contact.page.root.querySelector('.errors a')?.getAttribute('href') ?? '';
    await contact.open(link);
    expect(contact.page.status).toBe(200);
  });

  it('rows left empty in between are closed up, and an ask can be taken away', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/kring`);
    await contact.send({ 'circle.0.who': 'oma', 'circle.1.who': '', step: 'more' });
    await contact.send({ 'circle.4.who': 'oom Henk', step: 'next' });
    await contact.open(`${draft}/kring`);
    expect(contact.fields()).toMatchObject({ 'circle.0.who': 'oma', 'circle.1.who': 'oom Henk' });
    await contact.open(`${draft}/gevraagd-1`);
    await contact.send({ 'asks.0.what': 'Een caravan', step: 'another' });
    await contact.send({ 'asks.1.what': 'Een fiets', step: 'next' });
    await contact.open(`${draft}/gevraagd-1`);
    await contact.send({ step: 'remove' });
    await contact.open(`${draft}/gevraagd-1`);
    expect(contact.fields()['asks.0.what']).toBe('Een fiets');
    expect((await contact.open(`${draft}/gevraagd-2`)).status).toBe(404);
  });

  it('a preview shows one official what they will see, and not the story', async () => {
    const draft = await fillIn(contact);
    await contact.open(`${draft}/voorbeeld/wmo`);
    expect(contact.text).toContain('Vrijstaande stacaravan');
    expect(contact.text).not.toContain('ADHD');
    await contact.open(`${draft}/voorbeeld/cjg`);
    expect(contact.text).toContain('ADHD');
    expect((await contact.open(`${draft}/voorbeeld/nobody`)).status).toBe(404);
  });

  it('sent twice at once is one case; its old address leads to it', async () => {
    const draft = await fillIn(contact, zomerdijk({ reference: 'TEST-2027-0777' }));
    const second = contact.inAnotherTab();
    await Promise.all([contact.send({ step: 'send' }), second.send({ step: 'send' })]);
    const { caseId, entries } = await planOf(town, contact);
    expect(entries.filter(({ type }) => type === 'request-opened')).toHaveLength(1);
    expect(draft).toBe(`/werk/concept/${caseId}`);
    await contact.open(draft);
    expect(contact.page.url).toContain(`/werk/zaak/${caseId}`);
    await contact.open('/werk');
    expect(contact.page.body.split('TEST-2027-0777')).toHaveLength(2);
  });

  it('thrown away is gone, after being asked once more', async () => {
    const draft = await begin(contact);
    await contact.open(draft);
    await contact.send({ step: 'discard' });
    expect(contact.text).toContain('Dit concept weggooien?');
    await contact.send({ step: 'discard-yes' });
    expect((await contact.open(draft)).status).toBe(404);
  });

  it('nobody else finds a draft, not even by its address', async () => {
    const draft = await begin(contact);
    await contact.send({ question: 'Van ons alleen?', step: 'next' });
    const pieter = town.person();
    const before = new Set((await town.mails()).map(({ id }) => id));
    await pieter.post('/link', new URLSearchParams({ email: 'pieter.jansma@wijkteam-waterrijk.example' }));
    await town.runtime.settled();
    const mail = (await town.mails()).find(
      ({ id, to }) => !before.has(id) && to === 'pieter.jansma@wijkteam-waterrijk.example',
    );
    if (mail === undefined) throw new Error('no mail');
    const other = await town.enter(mail);
    expect((await other.open(draft)).status).toBe(404);
    expect((await other.open(`${draft}/vraag`)).status).toBe(404);
    expect((await town.person().open(draft)).status).toBe(401);
  });

  it('an ask taken away twice at once takes no other with it', async () => {
    const draft = await begin(contact);
    for (const [index, what] of ['AAA', 'BBB', 'CCC'].entries()) {
      await contact.open(`${draft}/gevraagd-${index + 1}`);
      await contact.send({ [`asks.${index}.what`]: what, step: index < 2 ? 'another' : 'next' });
    }
    await contact.open(`${draft}/gevraagd-1`);
    const second = contact.inAnotherTab();
    await Promise.all([contact.send({ step: 'remove' }), second.send({ step: 'remove' })]);
    await contact.open(draft);
    expect(contact.text).not.toContain('AAA');
    expect(contact.text).toContain('BBB');
    expect(contact.text).toContain('CCC');
  });

  it('what was typed about an ask that moved is kept with that ask', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/gevraagd-1`);
    await contact.send({ 'asks.0.what': 'AAA', step: 'another' });
    await contact.send({ 'asks.1.what': 'BBB', step: 'next' });
    await contact.open(`${draft}/gevraagd-2`);
    const open = contact.inAnotherTab();
    await contact.open(`${draft}/gevraagd-1`);
    await contact.send({ step: 'remove' });
    await open.send({ 'asks.1.what': 'BBB, en een fiets', step: 'next' });
    await contact.open(`${draft}/gevraagd-1`);
    expect(contact.fields()['asks.0.what']).toBe('BBB, en een fiets');
    expect((await contact.open(`${draft}/gevraagd-2`)).status).toBe(404);
  });

  it('“another” clicked twice adds one', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/gevraagd-1`);
    const second = contact.inAnotherTab();
    const fill = { 'asks.0.what': 'AAA', step: 'another' };
    await Promise.all([contact.send(fill), second.send(fill)]);
    expect(contact.page.url).toContain('/gevraagd-2');
    expect((await contact.open(`${draft}/gevraagd-3`)).status).toBe(404);
  });

  it('a save that comes in late does not undo what was sent after it', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/verhaal`);
    const slow = contact.inAnotherTab();
    await contact.send({ story: 'Het hele verhaal.', sequence: '2', step: 'next' });
    await slow.send({ story: 'Het hele', sequence: '1', step: 'save' });
    expect(slow.page.status).toBe(200);
    await contact.open(`${draft}/verhaal`);
    expect(contact.fields()['story']).toBe('Het hele verhaal.');
  });

  it('a date that is none is shown as it was typed, and said', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/gezin`);
    await contact.send({ reportedOn: '2027-13-45', step: 'overview' });
    expect(contact.page.status).toBe(200);
    expect(contact.text).toContain('2027-13-45');
    expect(contact.text).toContain('Gemeld op: Dit is geen datum.');
  });

  it('what cannot be kept is given back: without a session, and when the draft is gone', async () => {
    const draft = await begin(contact);
    await contact.open(`${draft}/verhaal`);
    const gone = contact.inAnotherTab();
    const stranger = contact.inAnotherTab();
    stranger.forgetCookies();
    await stranger.send({ story: 'Getypt zonder sessie.', step: 'next' });
    expect(stranger.page.status).toBe(401);
    expect(stranger.page.root.querySelector('textarea')?.text).toContain('Getypt zonder sessie.');
    await contact.open(draft);
    await contact.send({ step: 'discard-yes' });
    await gone.send({ story: 'Getypt in een oud tabblad.', step: 'next' });
    expect(gone.page.status).toBe(404);
    expect(gone.page.root.querySelector('textarea')?.text).toContain('Getypt in een oud tabblad.');
    expect(gone.page.root.querySelectorAll('textarea')).toHaveLength(1);
  });

  it('whoever came by the link of one draft sees the case it becomes', async () => {
    await fillIn(contact, zomerdijk({ reference: 'TEST-2027-0780' }));
    const before = new Set((await town.mails()).map(({ id }) => id));
    await contact.send({ step: 'later' });
    const later = await town.enter(await town.newMail('contact', before, 'draft/'));
    await later.send({ step: 'send' });
    expect(later.page.status).toBe(200);
    expect(later.text).toContain('Zaak TEST-2027-0780');
  });

  it('a link of one draft that ran out does not stand in the way of a fresh sign-in', async () => {
    const draft = await begin(contact);
    const before = new Set((await town.mails()).map(({ id }) => id));
    await contact.send({ step: 'later' });
    const later = await town.enter(await town.newMail('contact', before, 'draft/'));
    ahead += 5 * 3_600_000;
    await later.open('/');
    const mails = new Set((await town.mails()).map(({ id }) => id));
    await later.send({ email: 'samira.haddou@cjg-waterrijk.example' });
    const mail = await town.newMail('contact', mails);
    await later.open(mail.links[0] ?? '');
    await later.send({ code: mail.code });
    expect((await later.open(draft)).status).toBe(200);
  });
});
