import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallTown } from '../support/small-town.ts';
import { filledIn, officials, people, type ReceivedMail } from '../support/town.ts';
import { zomerdijk, zomerdijkText } from '../support/zomerdijk.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';

/** What the family, its neighbours and six officials went through, from the report to the decisions: one case, in order. */
let small: SmallTown;
let caseId: CaseId;
let wmoInvitation: ReceivedMail;
beforeAll(async () => {
  small = await SmallTown.open(officials, {}, '2027-01-27T09:00:00Z');
});
afterAll(() => small.close());

function on(instant: string): void {
  small.at = Date.parse(instant);
}

/** How often each type of entry stands in the case. */
async function count(type: string): Promise<number> {
  return (await small.entries(caseId)).filter((entry) => entry.type === type).length;
}

describe('the plan of the family Zomerdijk', () => {
  it('6. without the purpose of the rule is not brought in, and nothing typed is lost', async () => {
    const plan = zomerdijk();
    const without = plan.asks.map((ask) => ({ ...ask, departsFrom: { ...ask.departsFrom, purpose: '' } }));
    const contact = await small.town.contact();
    await contact.open('/werk/nieuw');
    await contact.send({ json: JSON.stringify({ ...plan, asks: without }) });
    expect(contact.page.status).toBe(422);
    expect(contact.page.root.querySelector('.errors')?.text).toContain('asks.0.departsFrom.purpose');
    expect(contact.fields()['json']).toContain('codewoord');
  });

  it('1. is reported on Wednesday 27 January, and the family confirms it before anybody else hears of it', async () => {
    caseId = await small.town.bringIn(zomerdijkText);
    await small.town.mailTo('family', 'family-confirm', { caseId });
    await small.town.runtime.settled();
    const before = (await small.town.mails()).filter(({ id }) => id.startsWith(caseId));
    expect(before.map(({ to }) => to)).toEqual([people.family]);
    await small.town.confirm(caseId);
    expect(await small.town.mailTo('alderman', 'invitation', { caseId })).toBeDefined();
  });

  it('2. is not touched by a mail scanner that opens each link three times', async () => {
    const before = await small.entries(caseId);
    const links = (await small.town.mails()).flatMap((mail) => mail.links);
    for (const link of [...links, ...links, ...links]) {
      for (const method of ['HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    }
    await small.town.runtime.settled();
    expect(await small.entries(caseId)).toEqual(before);
  });

  it('5. meets a Wmo mandate that was revoked yesterday: refused, and routed upward', async () => {
    on('2027-02-10T09:00:00Z');
    for (const role of ['alderman', 'behavioural-scientist', 'policy-officer'] as const)
      await small.town.answer(role, caseId);
    wmoInvitation = await small.town.mailTo('wmo', 'invitation', { caseId });
    const official = await small.town.enter(wmoInvitation);
    await small.town.register({ type: 'revoke-mandate', id: 'w-12', from: '2027-02-09' });
    await official.send(filledIn(official, { reason: 'Een caravan geeft rust.' }));
    await official.send({ step: 'send' });
    expect(official.text).toContain('Mandaat W-12 is ingetrokken op 9 februari 2027.');
    expect(official.text).toContain('Een caravan geeft rust.');
    expect(await small.entry(caseId, 'handed-over')).toMatchObject({
      cause: 'no-mandate',
      lack: 'revoked',
      to: { id: 'wmo-lead-1', function: 'wmo-lead' },
    });
    expect((await small.town.enter(wmoInvitation)).page.status).toBe(410);
  });

  it('7. takes a decision once, however often it is posted', async () => {
    const lead = await small.town.enter(await small.town.mailTo('wmo-lead', 'handed-over', { caseId }));
    const yes = { outcome: 'agree-with-conditions', reason: 'Als ontlasting van een ouder.' };
    const first = { 'conditions.0.text': 'Niet permanent bewonen', 'conditions.0.owner': 'het gezin' };
    await lead.send(filledIn(lead, { ...yes, ...first, 'conditions.0.dueOn': '2027-10-31' }));
    const words = await count('answered');
    const other = lead.inAnotherTab();
    await Promise.all([lead.send({ step: 'send' }), other.send({ step: 'send' })]);
    expect(await count('answered')).toBe(words + 1);
    for (const person of [lead, other]) expect(person.text).toContain('mandaat W-20');
  });

  it('3. goes to the substitute while its official is on leave, and the clock runs on', async () => {
    const old = await small.town.mailTo('participatiewet', 'invitation', { caseId });
    const { dueOn, with: holder } = await small.entry(caseId, 'conversation-opened');
    expect(holder.id).toBe('participatiewet-1');
    await small.town.register({
      type: 'put-absence',
      person: 'participatiewet-1',
      from: '2027-02-11',
      until: '2027-02-26',
      substitute: 'participatiewet-2',
    });
    on('2027-02-11T09:00:00Z');
    await small.dailyLook(caseId, 'participatiewet');
    const fresh = await small.town.mailTo('participatiewet-2', 'handed-over', { caseId });
    expect((await small.town.enter(old)).text).toContain(
      'Het is overgedragen aan: consulent Participatiewet.',
    );
    const substitute = await small.town.enter(fresh);
    expect(substitute.text).toContain('mandaat P-7');
    expect(substitute.text).not.toMatch(/ADHD|gezinscoaching/);
    await substitute.send(filledIn(substitute));
    await substitute.send({ step: 'send' });
    expect((await small.entries(caseId)).find((one) => 'dueOn' in one && one.dueOn === dueOn)).toBeDefined();
  });

  it('4. waits for a talk at the CJG, while what the Wmo agreed goes ahead', async () => {
    on('2027-02-15T09:00:00Z');
    const cjg = await small.town.enter(await small.town.mailTo('cjg', 'invitation', { caseId }));
    const talk = { 'talk.on': '2027-02-22', 'talk.time': '14:30', 'talk.channel': 'visit' };
    await cjg.send({ ...filledIn(cjg, { outcome: 'talk', reason: '' }), ...talk });
    await cjg.send({ step: 'send' });
    expect(await count('talk-planned')).toBe(1);
    const family = await small.town.enter(await small.town.mailTo('family', 'part-agreed', { caseId }));
    expect(family.text).toContain('Dit mag al beginnen');
    expect(family.text).toContain('Niet permanent bewonen');
  });

  it('8. ends on 24 March with all decisions in one bundle, and objection until 7 May', async () => {
    on('2027-03-24T09:00:00Z');
    const cjg = await small.town.enter(await freshLink());
    await cjg.send({
      heldOn: '2027-02-22',
      spoke: 'Moeder, oma, CJG',
      agreed: 'Herstart binnen 5 werkdagen',
      step: 'record',
    });
    await cjg.send(filledIn(cjg, { reason: 'De kinderen zijn veilig.' }));
    await cjg.send({ step: 'send' });
    const family = await small.town.enter(await small.town.mailTo('family', 'closed', { caseId }));
    expect(family.text).toContain('Namens het college van burgemeester en wethouders');
    expect(family.text).toContain('Bezwaar maken kan tot en met vrijdag 7 mei 2027.');
    expect(family.text).toContain('woensdag 24 maart 2027');
  });
});

/** The link of the first mail is older than it lasts: a fresh one is asked for on the page that says so. */
async function freshLink(): Promise<ReceivedMail> {
  const person = await small.town.enter(await small.town.mailTo('cjg', 'invitation', { caseId }));
  await person.send();
  return small.town.mailTo('cjg', 'fresh-link', { caseId });
}
