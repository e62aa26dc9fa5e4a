/**
 * The request form: its sections in the order of the reversed test (what the family wants, then what for, then what it
 * does, and the rule last). A field bears the path of what it fills in the plan, a `*` for the number of its row.
 */
const fieldKeys = [
  'question',
  'intro',
  'story',
  'voices.*.who',
  'voices.*.concerns.0',
  'voices.*.concerns.1',
  'voices.*.concerns.2',
  'goals.*',
  'circle.*.who',
  'circle.*.does',
  'circle.*.when',
  'stops.*.what',
  'stops.*.provider',
  'stops.*.from',
  'stops.*.restart',
  'enough',
  'safety',
  'costs.planOnce',
  'costs.planPerYear',
  'costs.currentPerYear',
  'asks.*.what',
  'asks.*.domain',
  'asks.*.amountOnce',
  'asks.*.amountPerYear',
  'asks.*.from',
  'asks.*.until',
  'asks.*.departsFrom.purpose',
  'asks.*.circumstances',
  'asks.*.consequences',
  'asks.*.departsFrom.ruleId',
  'asks.*.departsFrom.rule',
  'asks.*.departsFrom.layer',
  'reference',
  'reportedOn',
  'family.alias',
  'family.representative.name',
  'family.representative.role',
  'family.representative.email',
  'family.representative.authorisation',
  'family.others.*.name',
  'family.others.*.role',
  'family.others.*.email',
  'family.others.*.authorisation',
  'urgency.on',
  'urgency.why',
] as const;
export type FieldKey = (typeof fieldKeys)[number];

type FieldKind = 'text' | 'line' | 'email' | 'date' | 'amount' | 'domain' | 'layer' | 'rule' | 'role';
export type FieldSpec = { readonly key: FieldKey; readonly kind: FieldKind; readonly rows?: number };

/** How people find a section again: the last part of its address. */
export type SectionName =
  | 'vraag'
  | 'kern'
  | 'verhaal'
  | 'stemmen'
  | 'doelen'
  | 'kring'
  | 'wie-ontbreekt'
  | 'stoppen'
  | 'genoeg'
  | 'veiligheid'
  | 'kosten'
  | 'gevraagd'
  | 'haast'
  | 'gezin'
  | 'wie-zegt-ja';

export type Section = {
  readonly name: SectionName;
  /** The part of the plan whose rows this section lists; each row has all the fields. */
  readonly list?: 'voices' | 'goals' | 'circle' | 'stops' | 'family.others';
  /** Nothing misses when it is left empty. */
  readonly isOptional?: true;
  readonly fields: readonly FieldSpec[];
};

const text = (key: FieldKey, rows: number): FieldSpec => ({ key, kind: 'text', rows });
const line = (key: FieldKey): FieldSpec => ({ key, kind: 'line' });
const amount = (key: FieldKey): FieldSpec => ({ key, kind: 'amount' });
const date = (key: FieldKey): FieldSpec => ({ key, kind: 'date' });

/** One thing a page; each of the family's asks has the page `gevraagd` to itself. */
export const sections: readonly Section[] = [
  { name: 'vraag', fields: [text('question', 3)] },
  { name: 'kern', fields: [text('intro', 6)] },
  { name: 'verhaal', fields: [text('story', 16)] },
  {
    name: 'stemmen',
    list: 'voices',
    fields: [
      line('voices.*.who'),
      line('voices.*.concerns.0'),
      line('voices.*.concerns.1'),
      line('voices.*.concerns.2'),
    ],
  },
  { name: 'doelen', list: 'goals', fields: [line('goals.*')] },
  {
    name: 'kring',
    list: 'circle',
    fields: [line('circle.*.who'), line('circle.*.does'), line('circle.*.when')],
  },
  { name: 'wie-ontbreekt', fields: [] },
  {
    name: 'stoppen',
    list: 'stops',
    fields: [line('stops.*.what'), line('stops.*.provider'), date('stops.*.from'), line('stops.*.restart')],
  },
  { name: 'genoeg', fields: [text('enough', 4)] },
  { name: 'veiligheid', fields: [text('safety', 6)] },
  {
    name: 'kosten',
    fields: [amount('costs.planOnce'), amount('costs.planPerYear'), amount('costs.currentPerYear')],
  },
  {
    name: 'gevraagd',
    fields: [
      text('asks.*.what', 3),
      amount('asks.*.amountOnce'),
      amount('asks.*.amountPerYear'),
      date('asks.*.from'),
      date('asks.*.until'),
      { key: 'asks.*.domain', kind: 'domain' },
      text('asks.*.departsFrom.purpose', 3),
      text('asks.*.circumstances', 3),
      text('asks.*.consequences', 3),
      { key: 'asks.*.departsFrom.ruleId', kind: 'rule' },
      text('asks.*.departsFrom.rule', 2),
      { key: 'asks.*.departsFrom.layer', kind: 'layer' },
    ],
  },
  { name: 'haast', isOptional: true, fields: [date('urgency.on'), text('urgency.why', 3)] },
  {
    name: 'gezin',
    fields: [
      line('reference'),
      date('reportedOn'),
      line('family.alias'),
      line('family.representative.name'),
      line('family.representative.role'),
      { key: 'family.representative.email', kind: 'email' },
      line('family.representative.authorisation'),
    ],
  },
  {
    name: 'wie-zegt-ja',
    list: 'family.others',
    fields: [
      line('family.others.*.name'),
      { key: 'family.others.*.role', kind: 'role' },
      { key: 'family.others.*.email', kind: 'email' },
      line('family.others.*.authorisation'),
    ],
  },
];

/** One page of the form: a section, and for the asks which of them. `key` is the end of its address. */
export type Step = { readonly section: Section; readonly key: string; readonly ask?: number };

/** The end of the address of the page of an ask, the first of which is 0. */
export function askKey(ask: number): string {
  return `gevraagd-${ask + 1}`;
}

/** The other way: which ask a page is of; `undefined` for every other page. */
export function askOfKey(key: string): number | undefined {
  const number = /^gevraagd-([1-9]\d?)$/.exec(key)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}

/** All pages of the form for a plan with so many asks: one at least, so that there is somewhere to write it. */
export function stepsFor(asks: number): Step[] {
  return sections.flatMap((section): Step[] => {
    if (section.name !== 'gevraagd') return [{ section, key: section.name }];
    return Array.from({ length: Math.max(1, asks) }, (_, ask) => ({
      section,
      key: askKey(ask),
      ask,
    }));
  });
}

const rowPath = /^(voices|goals|circle|stops|asks|family\.others)\.(\d+)/;

/** In which list of the plan a path lies, and in which of its rows, the first of which is 0. */
export function rowOfPath(path: string): { readonly list: string; readonly row: number } | undefined {
  const [, list, row] = rowPath.exec(path) ?? [];
  return list === undefined ? undefined : { list, row: Number(row) };
}

/** The same path in another row. */
export function inRow(path: string, row: number): string {
  return path.replace(rowPath, `$1.${row}`);
}

/** The field of a path in a plan, as `asks.*.what` of `asks.2.what`. */
export function fieldKeyOf(path: string): FieldKey | undefined {
  const key = path.replace(rowPath, '$1.*');
  return fieldKeys.find((one) => one === key);
}

/** Where in the form something of the plan is filled in; `undefined` for what the form fills in itself. */
export function stepOfPath(path: string): string | undefined {
  const ask = /^asks\.(\d+)/.exec(path)?.[1];
  if (ask !== undefined) return askKey(Number(ask));
  const top = path.split('.')[0] ?? '';
  if (top === 'asks') return askKey(0);
  if (top === 'advisers') return 'gezin';
  if (path.startsWith('family.others')) return 'wie-zegt-ja';
  return sections.find(({ fields }) => fields.some(({ key }) => key.split('.')[0] === top))?.name;
}
