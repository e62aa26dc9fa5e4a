import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { filledIn, officials, openTown, people, type OwnTown } from '../support/town.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.runtime.close());

async function entriesOf(caseId: CaseId): Promise<string[]> {
  return (await town.runtime.system.books.ledger.load(caseId)).map((entry) => entry.envelope.type);
}

describe('deciding', () => {
  it('takes four actions from the mail to the receipt: the link, the code, the answer, sending', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const mail = await town.mailTo('alderman', 'invitation', { caseId });
    const official = town.person();
    await official.open(mail.links[0] ?? '');
    await official.send({ code: mail.code });
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    expect(official.page.url).toMatch(/\/ontvangst$/);
    expect(official.text).toContain('Uw antwoord is vastgelegd');
  });

  it('the same decision posted ten times at once is one entry and ten receipts', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    await official.send(filledIn(official));
    const clicks = Array.from({ length: 10 }, () => official.inAnotherTab());
    const pages = await Promise.all(clicks.map((click) => click.send({ step: 'send' })));
    expect(pages.map((page) => page.status)).toEqual(Array.from({ length: 10 }, () => 200));
    for (const click of clicks) expect(click.text).toContain('Uw antwoord is vastgelegd');
    expect((await entriesOf(caseId)).filter((type) => type === 'answered')).toHaveLength(1);
  });

  it('of two devices with different answers one wins, and the other is told what was recorded', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const mail = await town.mailTo('alderman', 'invitation', { caseId });
    const [phone, desk] = await Promise.all([town.enter(mail), town.enter(mail)]);
    await phone.send(filledIn(phone, { outcome: 'agree', reason: 'Ja vanaf de telefoon.' }));
    await desk.send(filledIn(desk, { outcome: 'not-agree', reason: 'Nee vanaf het bureau.' }));
    const statuses = await Promise.all([phone.send({ step: 'send' }), desk.send({ step: 'send' })]);
    expect(statuses.map((page) => page.status).sort()).toEqual([200, 409]);
    const [winner, loser] = statuses[0].status === 200 ? [phone, desk] : [desk, phone];
    const won = winner === phone ? 'Ja vanaf de telefoon.' : 'Nee vanaf het bureau.';
    const lost = winner === phone ? 'Nee vanaf het bureau.' : 'Ja vanaf de telefoon.';
    expect(winner.text).toContain(won);
    expect(loser.text).toContain('Er was al een antwoord vastgelegd');
    expect(loser.text).toContain(won);
    expect(loser.text).toContain(lost);
    expect((await entriesOf(caseId)).filter((type) => type === 'answered')).toHaveLength(1);
  });

  it('a mistake brings the form back with every error and everything that was typed', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    const page = await official.send({
      'answers.0.outcome': 'agree-with-conditions',
      'answers.0.reason': 'Zie 123456782 <b>dik</b>',
      'answers.0.conditions.1.text': 'Melden aan het college',
    });
    expect(page.status).toBe(422);
    expect(page.root.querySelector('title')?.text).toMatch(/^Fout: /);
    expect(official.errors).toEqual([
      'Voorwaarde 2: Vul bij een voorwaarde alle drie de vakken in: wat, wie en wanneer.',
      'Reden: Hier staat een burgerservicenummer. Dat hebben wij niet nodig en mogen wij niet bewaren. Haal het weg.',
    ]);
    expect(official.fields()).toMatchObject({
      'answers.0.outcome': 'agree-with-conditions',
      'answers.0.reason': 'Zie 123456782 <b>dik</b>',
      'answers.0.conditions.1.text': 'Melden aan het college',
    });
    for (const link of page.root.querySelectorAll('.errors a')) {
      expect(page.root.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
    }
  });

  it('the check page can go back to the form with everything kept', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    await official.send(filledIn(official, { outcome: 'not-agree', reason: 'Eerste zin.\nTweede zin.' }));
    expect(official.text).toContain('Klopt uw antwoord?');
    await official.send({ step: 'change' });
    expect(official.fields()).toMatchObject({
      'answers.0.outcome': 'not-agree',
      'answers.0.reason': 'Eerste zin.\nTweede zin.',
    });
  });

  it('a plan that is amended under an official refuses the answer and shows what was typed', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    await official.send(filledIn(official, { reason: 'Dit moet blijven staan.' }));
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    const changed = zomerdijk({
      intro: 'Een andere samenvatting.',
    });
    await contact.send({ json: JSON.stringify(changed) });
    expect(contact.page.status).toBe(200);
    const page = await official.send({ step: 'send' });
    expect(page.status).toBe(409);
    expect(official.text).toContain('Dit gesprek is vervallen');
    expect(official.text).toContain('Dit moet blijven staan.');
    await town.confirm(caseId, 2);
    await town.answer('alderman', caseId, { nth: 2 });
    expect((await entriesOf(caseId)).slice(0, 10)).toEqual([
      'request-opened',
      'generation-started',
      'conversation-opened',
      'plan-confirmed',
      'conversation-opened',
      'plan-amended',
      'conversation-opened',
      'plan-confirmed',
      'conversation-opened',
      'answered',
    ]);
  });

  it('a session that ran out keeps what was posted, and offers it after the next sign-in', async () => {
    const caseId = await town.bringIn();
    let ahead = 0;
    const later = await openTown({ now: () => Date.now() + ahead });
    try {
      const own = await later.bringIn();
      await later.confirm(own);
      const mail = await later.mailTo('alderman', 'invitation', { caseId: own });
      const official = await later.enter(mail);
      ahead = 5 * 3_600_000;
      const page = await official.send(filledIn(official, { reason: 'Na een lange vergadering.' }));
      expect(page.status).toBe(401);
      expect(official.text).toContain('Wat u had ingevuld is bewaard');
      const back = await later.enter(mail);
      expect(back.text).toContain('Dit had u eerder ingevuld');
      expect(back.fields()).toMatchObject({
        'answers.0.reason': 'Na een lange vergadering.',
        'answers.0.outcome': 'agree',
      });
    } finally {
      await later.runtime.close();
    }
    expect(await entriesOf(caseId)).toContain('request-opened');
  });

  it('at the end the family, the contact person and everyone who spoke hear of it, once', async () => {
    const caseId = await town.bringIn();
    await town.until('cjg', caseId);
    for (const role of ['contact', 'family', ...officials] as const) {
      await town.mailTo(role, 'closed', { caseId });
    }
    await town.runtime.settled();
    const closed = (await town.mails()).filter(
      (mail) => mail.id.startsWith(caseId) && mail.id.endsWith('/closed'),
    );
    expect(closed.map((mail) => mail.to).sort()).toEqual(Object.values(people).sort());
    const family = await town.enter(await town.mailTo('family', 'closed', { caseId }));
    expect(family.text).toContain('Uitkomst: Alles is akkoord');
    expect(family.text).not.toContain('U krijgt een mail als er nieuws is');
    const official = await town.enter(await town.mailTo('wmo', 'closed', { caseId }));
    expect(official.text).toContain('Uitkomst: Alles is akkoord');
    expect(official.text).not.toContain('U hoort het als');
  });

  it('no mail holds a name or a word of the plan', async () => {
    for (const mail of await town.mails()) {
      for (const words of [
        'Zomerdijk',
        'Ilse',
        'Bram',
        'ADHD',
        'caravan',
        'rust komen',
        'Samira',
        'bijstand',
      ]) {
        expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(words);
      }
    }
  });
});
