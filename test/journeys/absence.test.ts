import { afterEach, describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { mandateSchema } from '../../shared/domain/mandates.ts';
import { absentFrom } from '../support/absence.ts';
import { SmallTown } from '../support/small-town.ts';
import { filledIn } from '../support/town.ts';

let here: SmallTown | undefined;
afterEach(() => here?.close());
const waterrijk = readMunicipality(undefined);

/** Each official of the Participatiewet has a mandate of their own; the first is away from a day on. */
async function onLeave(from: string): Promise<SmallTown> {
  const own = (id: string, person: string) =>
    mandateSchema.parse({
      id,
      person,
      grantor: 'het college van burgemeester en wethouders',
      domains: ['participatiewet'],
      upTo: 10_000,
      from: '2025-01-01',
    });
  here = await SmallTown.open(['participatiewet'], {
    officials: absentFrom(waterrijk.officials, 'participatiewet-1', {
      from,
      substitute: 'participatiewet-2',
    }),
    mandates: [
      ...waterrijk.mandates.filter(({ id }) => id !== 'p-7'),
      own('p-1', 'participatiewet-1'),
      own('p-2', 'participatiewet-2'),
    ],
  });
  return here;
}

describe('an official is away', () => {
  it('the substitute signs under a mandate of their own, the old link says so, and the clock runs on', async () => {
    const small = await onLeave('2027-03-24');
    const { town } = small;
    const caseId = await small.confirmed();
    const old = await town.mailTo('participatiewet', 'invitation', { caseId });
    const { dueOn } = await small.entry(caseId, 'conversation-opened');
    await small.dailyLook(caseId, 'participatiewet');
    expect((await small.entries(caseId)).some(({ type }) => type === 'handed-over')).toBe(false);
    small.at = Date.parse('2027-03-24T08:00:00Z');
    await small.dailyLook(caseId, 'participatiewet');
    const fresh = await town.mailTo('participatiewet-2', 'handed-over', { caseId });
    const away = await town.enter(old);
    expect([away.page.status, away.page.root.querySelector('main form')]).toEqual([410, null]);
    expect(away.text).toContain('Het is overgedragen aan: consulent Participatiewet.');
    expect(away.text).not.toMatch(/Boer|Fatima/);
    const substitute = await town.enter(fresh);
    expect(substitute.text).toContain('mandaat P-2');
    expect(fresh.text).toContain('Antwoord graag uiterlijk dinsdag 18 mei 2027.');
    expect(dueOn).toBe('2027-05-18');
    await substitute.send(filledIn(substitute));
    await substitute.send({ step: 'send' });
    expect(substitute.text).toContain('mandaat P-2');
    expect(await small.entry(caseId, 'answered')).toMatchObject({
      mandateId: 'p-2',
      actor: { id: 'participatiewet-2' },
    });
  });

  it('already when the stage begins: the substitute is asked at once', async () => {
    const small = await onLeave('2027-03-20');
    const caseId = await small.confirmed();
    await small.town.mailTo('participatiewet-2', 'invitation', { caseId });
    await small.town.runtime.settled();
    const mails = (await small.town.mails()).filter(({ id }) => id.startsWith(caseId));
    expect(mails.some(({ to }) => to.startsWith('f.elidrissi'))).toBe(false);
  });
});

describe('the contact person is away', () => {
  async function away(): Promise<SmallTown> {
    here = await SmallTown.open(['alderman', 'wmo'], {
      contactPersons: absentFrom(waterrijk.contactPersons, 'contact-1', {
        from: '2027-03-23',
        until: '2027-03-30',
        substitute: 'contact-2',
      }),
    });
    return here;
  }

  const wish = {
    'answers.0.outcome': 'talk',
    'talk.on': '2027-04-01',
    'talk.time': '14:30',
    'talk.channel': 'phone',
    'talk.note': 'Met oma erbij.',
  };

  it('whoever stands in gets the mail, opens the case, acts in their own name; the case stays', async () => {
    const small = await away();
    const { town } = small;
    const caseId = await small.confirmed();
    small.at = Date.parse('2027-03-23T09:00:00Z');
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    await official.send(wish);
    await official.send({ step: 'send' });
    const mail = await town.mailTo('contact-2', 'talk-planned', { caseId });
    const pieter = await town.enter(mail);
    expect(pieter.page.url).toContain(`/werk/zaak/${caseId}`);
    expect(pieter.text).toContain('Met oma erbij.');
    const conversation = (await small.entry(caseId, 'talk-planned')).conversation;
    await pieter.post(
      `/werk/zaak/${caseId}`,
      new URLSearchParams({ step: 'resend', conversation, planVersion: '1', commandId: 'resend-it-once' }),
    );
    expect(pieter.text).toContain('Er is een nieuwe mail onderweg.');
    expect((await small.entry(caseId, 'link-renewed')).actor).toEqual({
      id: 'contact-2',
      function: 'contact-person',
    });
    expect((await small.entry(caseId, 'request-opened')).contactPerson).toBe('contact-1');
    // The plan keeps the name of whose case it is.
    await pieter.open(`/werk/zaak/${caseId}`);
    await pieter.post(`/werk/zaak/${caseId}/plan`, new URLSearchParams({ step: 'begin' }));
    expect(pieter.page.status).toBe(200);

    // Back at work, and the link of whoever stood in opens no more.
    small.at = Date.parse('2027-03-31T09:00:00Z');
    const late = await town.enter(mail);
    expect([late.page.status, late.page.root.querySelector('main form')]).toEqual([410, null]);
    expect(late.text).toContain('U valt niet meer in');
  });

  it('their cases stand on the desk of whoever stands in, in their name', async () => {
    const small = await away();
    const caseId = await small.confirmed();
    expect((await small.secondContact()).text).not.toContain('TEST-2027-0042');
    small.at = Date.parse('2027-03-23T09:00:00Z');
    const pieter = await small.secondContact();
    expect(pieter.text).toContain('TEST-2027-0042');
    expect(pieter.text).toContain('namens Samira Haddou');
    expect((await pieter.open(`/werk/zaak/${caseId}`)).status).toBe(200);
    small.at = Date.parse('2027-03-31T09:00:00Z');
    const after = await small.secondContact();
    expect(after.text).not.toContain('TEST-2027-0042');
    expect((await after.open(`/werk/zaak/${caseId}`)).status).toBe(404);
  });
});
