import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { SmallTown } from '../support/small-town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let small: SmallTown;
let manager: Person;
beforeAll(async () => {
  small = await SmallTown.open(['alderman', 'participatiewet']);
  manager = await small.town.signIn('manager');
}, 60_000);
afterAll(() => small.close());

async function atTheAlderman(): Promise<CaseId> {
  const caseId = await small.confirmed();
  await small.town.mailTo('alderman', 'invitation', { caseId });
  return caseId;
}

async function types(caseId: CaseId): Promise<string[]> {
  return (await small.entries(caseId)).map(({ type }) => type);
}

describe('a manager who has somebody else asked, too late', () => {
  const press = { to: 'cjg-1', note: 'Zij is er vandaag.', step: 'hand-over' };

  it('asks nobody else where there is an answer meanwhile, and has back what they typed', async () => {
    const caseId = await atTheAlderman();
    await manager.open(`/overzicht/zaak/${caseId}/iemand-anders`);
    await small.town.answer('alderman', caseId);
    await small.town.mailTo('participatiewet', 'invitation', { caseId });
    await manager.send(press);
    expect(manager.page.status).toBe(409);
    expect(manager.text).toContain('Intussen is er geantwoord, of wordt het nu aan een ander gevraagd.');
    expect(manager.text).toContain('Zij is er vandaag.');
    expect(await types(caseId)).not.toContain('handed-over');
  });

  it('asks nobody where the plan is back with the family, and has back what they typed', async () => {
    const caseId = await atTheAlderman();
    await manager.open(`/overzicht/zaak/${caseId}/iemand-anders`);
    const asks = zomerdijk().asks.filter(({ domain }) => domain === 'participatiewet');
    const changed = zomerdijk({ asks, advisers: [], reportedOn: '2027-03-22', enough: 'Drie avonden rust.' });
    await small.town.amend(caseId, JSON.stringify(changed));
    await manager.send(press);
    expect(manager.page.status).toBe(409);
    expect(manager.text).toContain('Er wordt nu niemand van de gemeente iets gevraagd.');
    expect(manager.text).toContain('Zij is er vandaag.');
    expect(await types(caseId)).not.toContain('handed-over');
  });
});

describe('a manager who announces more time, too late', () => {
  const press = { until: '2027-06-16', text: 'De bijzondere bijstand wil meedenken.' };

  it('has back why, where somebody else announced it just before', async () => {
    const caseId = await atTheAlderman();
    await manager.open(`/overzicht/zaak/${caseId}/verlengen`);
    const second = manager.inAnotherTab();
    await manager.send({ ...press, text: 'Er is een advies gevraagd.' });
    expect(manager.text).toContain('De nieuwe datum is vastgelegd.');
    await second.send(press);
    expect(second.text).toContain('Deze termijn is al een keer verlengd. Dat kan niet nog eens.');
    expect(second.text).toContain('De bijzondere bijstand wil meedenken.');
    expect((await types(caseId)).filter((type) => type === 'term-extended')).toHaveLength(1);
  });

  it('has back why, where the plan has ended', async () => {
    const caseId = await atTheAlderman();
    await manager.open(`/overzicht/zaak/${caseId}/verlengen`);
    await small.town.answer('alderman', caseId);
    await small.town.answer('participatiewet', caseId);
    await manager.send(press);
    expect(manager.page.status).toBe(409);
    expect(manager.text).toContain('De bijzondere bijstand wil meedenken.');
    await manager.open(`/overzicht/zaak/${caseId}/verlengen`);
    expect(manager.page.url).toMatch(new RegExp(`/overzicht/zaak/${caseId}$`));
  });

  it('has it back also where a field is wrong besides', async () => {
    const caseId = await atTheAlderman();
    await manager.open(`/overzicht/zaak/${caseId}/verlengen`);
    await small.town.answer('alderman', caseId);
    await small.town.answer('participatiewet', caseId);
    await manager.send({ ...press, until: 'morgen' });
    expect(manager.page.status).toBe(409);
    expect(manager.text).toContain('De bijzondere bijstand wil meedenken.');
  });
});
