import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Person } from '../support/person.ts';
import { filledIn, officials, openTown, type OwnTown, type Role } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.runtime.close());

/** What stands between the heading of comparable cases and the next one. */
function comparable(official: Person, title = 'Vergelijkbare zaken'): string {
  const after = official.text.replaceAll('\u00a0', ' ').split(`\n${title}\n`)[1] ?? '';
  return after.split(/\nContactpersoon\n|\nContact person\n|\nWanneer is het genoeg\?\n/)[0] ?? '';
}

async function bringIn(change: Partial<Request>): Promise<CaseId> {
  return town.bringIn(JSON.stringify(zomerdijk(change)));
}

function asked(domain: string, change: Partial<Request['asks'][number]> = {}): Request['asks'] {
  return zomerdijk().asks.map((ask) => (ask.domain === domain ? { ...ask, ...change } : ask));
}

/** The page of an official when everybody before them has agreed. */
async function at(role: Role, caseId: CaseId, before: readonly Role[]): Promise<Person> {
  await town.confirm(caseId);
  for (const one of before) await town.answer(one, caseId);
  return town.enter(await town.mailTo(role, 'invitation', { caseId }));
}

const beforeWmo = officials.slice(0, 3);
const youthOnly = { advisers: [], asks: zomerdijk().asks.filter(({ domain }) => domain === 'youth') };

describe('comparable cases', () => {
  it('an official reads what another case came to on the same rule, and nothing that tells which case it was', async () => {
    const first = await bringIn({
      reference: 'TEST-2027-0077',
      family: { ...zomerdijk().family, alias: 'gezin Merelhof' },
      asks: asked('wmo', { amountOnce: 7340 }),
    });
    const earlier = await at('wmo', first, beforeWmo);
    expect(comparable(earlier)).toContain('Nog geen vergelijkbare zaken.');
    await earlier.send(
      filledIn(earlier, {
        outcome: 'agree-with-conditions',
        reason: 'De caravan vervangt drie voorzieningen.',
        'conditions.0.text': 'Niet permanent bewonen',
        'conditions.0.owner': 'de buurvrouw',
        'conditions.0.dueOn': '2031-05-06',
        'conditions.0.kind': 'ownership-or-use',
      }),
    );
    expect(earlier.text).toContain('Soort voorwaarde: eigendom of gebruik');
    await earlier.send({ step: 'send' });
    expect(earlier.page.url).toMatch(/\/ontvangst$/);
    expect(earlier.text).toContain('Soort voorwaarde: eigendom of gebruik');
    await town.runtime.settled();

    const second = await bringIn({ reference: 'TEST-2027-0078' });
    const official = await at('wmo', second, beforeWmo);
    const section = comparable(official);
    expect(section).toContain('Akkoord met voorwaarden, ongeveer € 7.500');
    expect(section).toContain('Voorwaarden: eigendom of gebruik');
    // The policy officer of the first case decided on this rule too; the one of this case is not comparable to it.
    expect(section.match(/^Akkoord/gm)).toHaveLength(2);
    for (const telling of [
      '7.340',
      'TEST-2027-0077',
      'Merelhof',
      first,
      'Niet permanent',
      'buurvrouw',
      'drie voorzieningen',
      '2031',
      'Jeroen',
      'mei',
    ])
      expect(section).not.toContain(telling);
    expect(official.page.body).not.toContain(first);
    expect(official.text).toContain('In vergelijkbare zaken was het antwoord steeds akkoord.');
    await official.open('?taal=en');
    expect(comparable(official, 'Comparable cases')).toContain('Conditions: ownership or use');
  });

  it('who is asked about the plan as a whole sees none, and is asked once', async () => {
    const official = await at('alderman', await bringIn({}), []);
    expect(official.text).not.toContain('ergelijkbare zaken');
    expect(official.text.match(/Steunt u dat de gemeente/g)).toHaveLength(1);
    expect(official.text).toContain('Zou u dit plan steunen als u alleen naar het doel keek?');
  });

  it('a plain yes where every comparable case was refused wants a reason, on the form and when it is sent', async () => {
    const refused = await bringIn(youthOnly);
    const earlier = await at('cjg', refused, ['alderman']);
    await earlier.send(filledIn(earlier, { outcome: 'not-agree', reason: 'Dat kan niet.' }));
    await earlier.send({ step: 'send' });
    await town.runtime.settled();

    const official = await at('cjg', await bringIn(youthOnly), ['alderman']);
    expect(comparable(official)).toContain('Niet akkoord, ongeveer € 7.000');
    expect(official.text).toContain('In vergelijkbare zaken was het antwoord steeds niet akkoord.');
    const bare = await official.send(filledIn(official, { reason: '' }));
    expect(bare.status).toBe(422);
    expect(official.errors).toEqual(['Reden: Schrijf op waarom.']);
    await official.send(filledIn(official, { reason: 'Hier past de aanbieder wel.' }));
    const stripped = await official.send({ step: 'send', 'answers.0.reason': '' });
    expect(stripped.status).toBe(422);
    expect(official.errors).toEqual(['Reden: Schrijf op waarom.']);
    await official.send(filledIn(official, { reason: 'Hier past de aanbieder wel.' }));
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
  });

  it('where they differ among themselves a plain yes is enough, and more than two are folded away', async () => {
    const next = await at('cjg', await bringIn(youthOnly), ['alderman']);
    expect(comparable(next)).toContain('Akkoord, ongeveer € 7.000');
    await next.send(filledIn(next, { reason: '' }));
    await next.send({ step: 'send' });
    expect(next.text).toContain('Uw antwoord is vastgelegd');
    await town.runtime.settled();
    const last = await at('cjg', await bringIn(youthOnly), ['alderman']);
    expect(last.page.root.querySelector('main details summary')?.text).toBe('Bekijk 3 eerdere besluiten');
  });

  it('a rule that the municipality has not listed cannot be compared', async () => {
    const asks = youthOnly.asks.map(({ departsFrom: { layer, rule, purpose }, ...ask }) => ({
      ...ask,
      departsFrom: { layer, rule, purpose },
    }));
    const official = await at('cjg', await bringIn({ ...youthOnly, asks }), ['alderman']);
    expect(comparable(official)).toContain('Deze regel staat niet in de lijst van de gemeente.');
    await official.send(filledIn(official, { reason: '' }));
    await official.send({ step: 'send' });
    expect(official.text).toContain('Uw antwoord is vastgelegd');
  });

  it('a kind that is not in the list brings the form back, at the row it stands in', async () => {
    const official = await at('cjg', await bringIn(youthOnly), ['alderman']);
    const page = await official.send(
      filledIn(official, {
        outcome: 'agree-with-conditions',
        'conditions.1.text': 'Bellen',
        'conditions.1.owner': 'oma',
        'conditions.1.dueOn': '2027-06-01',
        'conditions.1.kind': 'wraak',
      }),
    );
    expect(page.status).toBe(422);
    expect(official.errors).toEqual(['Voorwaarde 2: Dit is geen van de mogelijke keuzes.']);
    expect(page.root.querySelector('#v-answers-0-conditions-1-kind')?.tagName).toBe('SELECT');
  });
});
