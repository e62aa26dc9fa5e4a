import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { SmallTown } from '../support/small-town.ts';
import { colleagues, filledIn, type ReceivedMail } from '../support/town.ts';

let here: SmallTown | undefined;
afterEach(() => here?.close());

const college = 'het college van burgemeester en wethouders';

async function atWmo(): Promise<{ small: SmallTown; caseId: CaseId; invited: ReceivedMail }> {
  const small = await SmallTown.open(['wmo']);
  here = small;
  const caseId = await small.confirmed();
  return { small, caseId, invited: await small.town.mailTo('wmo', 'invitation', { caseId }) };
}

async function nextDay(small: SmallTown, caseId: CaseId): Promise<void> {
  small.at += 86_400_000;
  await look(small, caseId);
}

async function look(small: SmallTown, caseId: CaseId): Promise<void> {
  await small.dailyLook(caseId, 'wmo');
  await small.town.runtime.settled();
}

async function toldManagers({ town }: SmallTown): Promise<string[]> {
  return (await town.mails()).filter(({ id }) => id.endsWith('/nobody-mandated')).map(({ to }) => to);
}

describe('a mandate that ends while the plan waits', () => {
  it('sends it the next day to who has one, and everybody reads why', async () => {
    const { small, caseId, invited } = await atWmo();
    const { town } = small;
    await nextDay(small, caseId);
    const session = await town.enter(invited);
    expect((await small.entries(caseId)).some(({ type }) => type === 'handed-over')).toBe(false);
    await town.register({ type: 'revoke-mandate', id: 'w-12', from: '2027-03-23' });
    await look(small, caseId);
    expect(await small.entry(caseId, 'handed-over')).toMatchObject({
      cause: 'may-not-decide',
      lack: 'revoked',
      actor: { id: 'system' },
      to: { id: 'wmo-lead-1', function: 'wmo-lead' },
    });

    const mail = await town.mailTo('wmo-lead', 'holder-may-not-decide', { caseId });
    expect(mail.subject).toBe('Zaak TEST-2027-0042: uw besluit is gevraagd');
    expect(mail.text).toContain('heeft daarvoor nu geen geldig mandaat. U wel.');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Zomerdijk|caravan|Bakker|Wmo/);
    const why = 'U mag hierover nu niet besluiten: het mandaat is ingetrokken.';
    const dead = await town.enter(invited);
    expect(dead.page.status).toBe(410);
    expect(dead.text).toContain(`${why} Het is overgedragen aan: teamleider Wmo.`);
    await session.open(session.page.url);
    expect([session.page.status, session.text.includes(why)]).toEqual([410, true]);

    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    const cause = 'mag hierover nu niet besluiten: het mandaat is ingetrokken';
    expect(contact.text).toContain(`Overgedragen van: Wmo-consulent, aan: teamleider Wmo (${cause})`);
    const lead = await town.enter(mail);
    await lead.send(filledIn(lead));
    await lead.send({ step: 'send' });
    expect(lead.text.replaceAll(/\s+/g, ' ')).toContain(`namens ${college}, mandaat W-20 tot € 50.000`);
    expect(await toldManagers(small)).toEqual([]);
  });

  it('with nobody else to take it is told to the managers on one day, and goes on when somebody may', async () => {
    const { small, caseId } = await atWmo();
    const { town } = small;
    await town.register({ type: 'revoke-mandate', id: 'w-12', from: '2027-03-22' });
    await town.register({ type: 'revoke-mandate', id: 'w-20', from: '2027-03-22' });
    await nextDay(small, caseId);
    expect(await toldManagers(small)).toEqual([colleagues.manager]);
    const told = (await small.entries(caseId)).length;
    await nextDay(small, caseId);
    expect(await toldManagers(small)).toEqual([colleagues.manager]);
    expect((await small.entries(caseId)).slice(told).map(({ type }) => type)).not.toContain(
      'nobody-mandated',
    );
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain(
      'Niemand mag hierover nu besluiten: het mandaat is ingetrokken. De managers hebben bericht',
    );

    const mandate = {
      id: 'w-30',
      grantor: college,
      function: 'wmo-lead',
      domains: ['wmo'],
      from: '2027-03-25',
    };
    await town.register({ type: 'grant-mandate', mandate });
    await nextDay(small, caseId);
    await town.mailTo('wmo-lead', 'holder-may-not-decide', { caseId });
    expect(await toldManagers(small)).toEqual([colleagues.manager]);
  });
});
