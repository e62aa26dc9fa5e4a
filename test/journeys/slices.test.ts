import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '../../shared/domain/request.ts';
import { openTown, people, type OwnTown, type Role } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.runtime.close());

const officials = [
  'alderman',
  'behavioural-scientist',
  'policy-officer',
  'wmo',
  'participatiewet',
  'cjg',
] as const;
const all = ['contact', 'family', ...officials];
const ownPeople = ['contact', 'family'];
const adviserAndCjg = [...ownPeople, 'behavioural-scientist', 'cjg'];
const cjgOnly = [...ownPeople, 'cjg'];

/** Who may read what: field of the request × page. The story reaches the CJG only, of all officials. */
const table: Record<string, readonly string[]> = {
  reference: all,
  'contactPerson.name': all,
  'contactPerson.organisation': all,
  'family.alias': all,
  'family.representative.name': ownPeople,
  question: all,
  intro: all,
  story: cjgOnly,
  'voices.0.who': cjgOnly,
  'voices.0.concerns.0': cjgOnly,
  'goals.0': adviserAndCjg,
  'circle.0.who': adviserAndCjg,
  'circle.0.does': adviserAndCjg,
  'circle.0.when': adviserAndCjg,
  'stops.0.what': adviserAndCjg,
  'stops.0.provider': adviserAndCjg,
  'stops.0.restart': adviserAndCjg,
  enough: adviserAndCjg,
  safety: all,
  ...Object.fromEntries(
    [
      ['policy-officer', 0],
      ['wmo', 1],
      ['participatiewet', 2],
      ['cjg', 3],
    ].flatMap(([reader, index]) =>
      ['what', 'departsFrom.rule', 'departsFrom.purpose', 'circumstances', 'consequences'].map((name) => [
        `asks.${index}.${name}`,
        [...ownPeople, String(reader)],
      ]),
    ),
  ),
};

type Loose = Record<string, unknown>;

function partOf(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}

/** The plan with a word nobody could guess in every field of the table. */
function planted(): { plan: Request; markers: Map<string, string> } {
  const plan: Loose = structuredClone(zomerdijk());
  const markers = new Map<string, string>();
  for (const path of Object.keys(table)) {
    const marker = `merk${randomBytes(6).toString('hex')}`;
    markers.set(path, marker);
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    const holder = parts.reduce<unknown>(partOf, plan);
    Object.assign(Object(holder), { [last]: marker });
  }
  return { plan: zomerdijk(plan), markers };
}

describe('who reads what of a plan', () => {
  it('is as the table says, for every page and every answer on the way', async () => {
    const { plan, markers } = planted();
    const caseId = await town.bringIn(JSON.stringify(plan));
    const pages = new Map<Role, string>();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    pages.set('family', family.page.body);
    await family.send({ choice: 'confirm' });
    for (const role of officials) {
      const official = await town.enter(await town.mailTo(role, 'invitation', { caseId }));
      let read = official.page.body;
      read += (await official.send(town.filledIn(official))).body;
      read += (await official.send({ step: 'change' })).body;
      read += (await official.send(town.filledIn(official))).body;
      read += (await official.send({ step: 'send' })).body;
      pages.set(role, read);
    }
    const contact = await town.contact();
    pages.set('contact', (await contact.open(`/werk/zaak/${caseId}`)).body);

    const seen = Object.fromEntries(
      [...markers].map(([path, marker]) => [
        path,
        all.filter((role) => [...pages].some(([reader, text]) => reader === role && text.includes(marker))),
      ]),
    );
    expect(seen).toEqual(table);

    const mails = JSON.stringify(await town.mails());
    const inMails = [...markers].filter(([, marker]) => mails.includes(marker)).map(([path]) => path);
    expect(inMails).toEqual(['reference']);
  });

  it('the family’s question stands on every page about the plan, to the letter', async () => {
    const question = 'Hoe kan er “weer” rust komen — voor álle acht?';
    const caseId = await town.bringIn(JSON.stringify(zomerdijk({ question })));
    const asked = (page: {
      root: { querySelector: (selector: string) => { text: string } | null };
    }): string | undefined => page.root.querySelector('.question p:last-child')?.text;
    const family = await town.confirm(caseId);
    expect(asked(family.page)).toBe(question);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    expect(asked(official.page)).toBe(question);
    expect(asked(await official.send(town.filledIn(official)))).toBe(question);
    expect(asked(await official.send({ step: 'send' }))).toBe(question);
    const contact = await town.contact();
    expect(asked(await contact.open(`/werk/zaak/${caseId}`))).toBe(question);
  });

  it('every viewing is recorded: who, which slice', async () => {
    const caseId = await town.bringIn();
    await town.until('alderman', caseId);
    const seen = await town.runtime.system.seen.of(caseId);
    expect(new Set(seen.map(({ person, slice }) => `${person} ${slice}`))).toEqual(
      new Set(['family plan', 'alderman-1 alderman']),
    );
    expect(Object.keys(people)).toHaveLength(8);
  });
});
