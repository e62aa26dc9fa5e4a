import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import type { Request } from '../../shared/domain/request.ts';
import { textsIn } from '../../shared/i18n/texts.ts';
import { filledIn, officials, openTown, people, type OwnTown, type Role } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const { euro, shortDate } = textsIn('nl').format;

let town: OwnTown;
beforeAll(async () => {
  const waterrijk = readMunicipality(undefined);
  // The amounts of this plan are marks that no other number looks like: far above what anybody may decide on.
  const mandates = waterrijk.mandates.map((one) => ({ ...one, upTo: undefined }));
  town = await openTown({ municipality: { ...waterrijk, mandates } });
});
afterAll(() => town.runtime.close());

const all = ['contact', 'family', ...officials];
const ownPeople = ['contact', 'family'];
const adviserAndCjg = [...ownPeople, 'behavioural-scientist', 'cjg'];
const cjgOnly = [...ownPeople, 'cjg'];

/** Who may read what: field of the request × page. The story reaches the CJG only, of all officials. */
const table: Record<string, readonly string[]> = {
  reference: all,
  reportedOn: ownPeople,
  'contactPerson.name': all,
  'contactPerson.organisation': all,
  'family.alias': all,
  'family.representative.name': ownPeople,
  'family.representative.email': ownPeople,
  'family.representative.role': ownPeople,
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
  'stops.0.from': adviserAndCjg,
  'stops.0.restart': adviserAndCjg,
  enough: adviserAndCjg,
  safety: all,
  'costs.planOnce': all,
  'costs.planPerYear': all,
  'costs.currentPerYear': all,
  ...asksOf(['policy-officer', 'wmo', 'participatiewet', 'cjg']),
};

/** Each ask is read by the official who decides on it; what the family calls it is read by nobody. */
function asksOf(readers: readonly string[]): Record<string, readonly string[]> {
  const read = ['what', 'amountOnce', 'amountPerYear', 'from', 'until', 'circumstances', 'consequences'];
  return Object.fromEntries(
    readers.flatMap((reader, index): [string, readonly string[]][] => [
      [`asks.${index}.id`, []],
      ...[...read, 'departsFrom.rule', 'departsFrom.purpose'].map((name): [string, readonly string[]] => [
        `asks.${index}.${name}`,
        [...ownPeople, reader],
      ]),
    ]),
  );
}

/** Letters alone: nine digits in a row may happen to be a citizen service number, which is refused. */
function lettersOnly(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCodePoint(97 + (byte % 26))).join('');
}

/** What stands in a field, and how a page would show it: words nobody could guess, an amount or a date of its own. */
function markerFor(path: string, index: number): { value: string | number; shown: string } {
  if (path.startsWith('costs.') || path.includes('amount'))
    return { value: 61_000 + index, shown: euro(61_000 + index) };
  if (path === 'reportedOn') return { value: '2027-06-13', shown: '13 juni 2027' };
  // A year of its own: the first of a month is also part of the eleventh.
  const date = `${2040 + index}-05-15`;
  if (path.endsWith('.from') || path.endsWith('.until')) return { value: date, shown: shortDate(date) };
  const word = `merk${lettersOnly(randomBytes(9))}`;
  return path.endsWith('email')
    ? { value: `${word}@post.example`, shown: word }
    : { value: word, shown: word };
}

function planted(): { plan: Request; markers: Map<string, string> } {
  const plan = structuredClone(zomerdijk());
  const markers = new Map<string, string>();
  for (const [index, path] of Object.keys(table).entries()) {
    const { value, shown } = markerFor(path, index);
    markers.set(path, shown);
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    const holder = parts.reduce<unknown>(partOf, plan);
    Object.assign(Object(holder), { [last]: value });
  }
  return { plan: zomerdijk(plan), markers };
}

function partOf(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}

/** The table as people read it: a row for each field, a cross for each page that showed it. */
function asPicture(seen: Record<string, string[]>): string {
  const row = (path: string, cells: string[]): string =>
    `${path.padEnd(32)}${cells.map((cell) => cell.padEnd(9)).join('')}`;
  const lines = Object.entries(seen).map(([path, readers]) =>
    row(
      path,
      all.map((role) => (readers.includes(role) ? 'x' : '.')),
    ),
  );
  return `${[
    row(
      'field',
      all.map((role) => role.slice(0, 8)),
    ),
    ...lines,
  ].join('\n')}\n`;
}

/** The paths of everything a plan holds, the first of each list standing for all. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => {
    const isFurther = Array.isArray(value) && key !== '0' && path !== 'asks';
    return isFurther ? [] : pathsOf(part, path === '' ? key : `${path}.${key}`);
  });
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
      read += (await official.send(filledIn(official))).body;
      read += (await official.send({ step: 'change' })).body;
      read += (await official.send(filledIn(official))).body;
      read += (await official.send({ step: 'send' })).body;
      pages.set(role, read);
    }
    const contact = await town.contact();
    pages.set('contact', (await contact.open(`/werk/zaak/${caseId}`)).body);

    const seen: Record<string, string[]> = Object.fromEntries(
      [...markers].map(([path, marker]) => [
        path,
        all.filter((role) => [...pages].some(([reader, text]) => reader === role && text.includes(marker))),
      ]),
    );
    expect(seen).toEqual(table);
    process.stdout.write(asPicture(seen));

    // No field is forgotten: what the table leaves out is chosen from lists, or is the contact person's own address.
    const elsewhere =
      /^(municipality|advisers\.0|contactPerson\.email|asks\.\d\.(domain|departsFrom\.(layer|ruleId)))$/;
    expect(
      pathsOf(plan)
        .filter((path) => !elsewhere.test(path))
        .sort(),
    ).toEqual(Object.keys(table).sort());

    const mails = (await town.mails()).map(({ subject, text, html }) => subject + text + html).join('\n');
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
    expect(asked(await official.send(filledIn(official)))).toBe(question);
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
