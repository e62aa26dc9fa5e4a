import type { Request } from '../domain/request.ts';
import { fieldKeyOf, sections, type FieldSpec } from './sections.ts';

/** What stands in a draft: the text of every field as it was typed, by its path in the plan. Empty fields are left out. */
export type DraftFields = Readonly<Record<string, string>>;

const kinds = new Map(sections.flatMap(({ fields }) => fields.map(({ key, kind }) => [key, kind] as const)));

/** An ask keeps its name in every version of the plan, so that a decision on it stays known as one on it. */
const askName = /^asks\.\d+\.id$/;
const adviser = /^advisers\.([a-z0-9-]{1,60})$/;

/** Whether a field of this name can stand in a draft at all. */
export function isDraftField(path: string): boolean {
  return fieldKeyOf(path) !== undefined || askName.test(path) || adviser.test(path);
}

/** The plan that the fields make, unchecked: what was not filled in is not there. */
export function planOfFields(fields: DraftFields): unknown {
  const tree = new Tree();
  for (const [path, text] of Object.entries(fields)) {
    if (text === '' || !isDraftField(path) || adviser.test(path)) continue;
    tree.plant(path.split('.'), valueOf(kindOf(path), text));
  }
  const advisers = Object.keys(fields).flatMap((path) => adviser.exec(path)?.[1] ?? []);
  tree.parts.set('advisers', advisers);
  return tree.grown();
}

function kindOf(path: string): FieldSpec['kind'] | undefined {
  const key = fieldKeyOf(path);
  return key === undefined ? undefined : kinds.get(key);
}

/** A plan that grows: a branch for every part that has parts of its own. */
class Tree {
  readonly parts = new Map<string, unknown>();

  plant([name = '', ...rest]: readonly string[], value: unknown): void {
    if (rest.length === 0) {
      this.parts.set(name, value);
      return;
    }
    const found = this.parts.get(name);
    const branch = found instanceof Tree ? found : new Tree();
    this.parts.set(name, branch);
    branch.plant(rest, value);
  }

  /** An object, or a list where all parts are numbered. */
  grown(): unknown {
    const parts = [...this.parts].map(([name, value]): [string, unknown] => [
      name,
      value instanceof Tree ? value.grown() : value,
    ]);
    if (!parts.every(([name]) => /^\d+$/.test(name))) return Object.fromEntries(parts);
    return parts.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
}

function valueOf(kind: FieldSpec['kind'] | undefined, text: string): unknown {
  if (kind === 'amount') return amountOf(text);
  return kind === 'date' ? dateOf(text) : text;
}

/**
 * Euro as people type them: `14500`, `€ 14.500`, `14.500,00`, `14,500.00`. A point or comma before one or two last
 * digits begins the cents, before three it only helps the eye. What is none of these is given back as it was typed.
 */
export function amountOf(text: string): number | string {
  const digits = text.replaceAll(/[€\s\u00a0]|euro|eur/giu, '').replace(/,-+$/, '');
  const parts = /^(\d{1,3}(?:[.,]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(digits);
  if (parts === null) return text;
  const [, whole = '', cents = ''] = parts;
  return Number(`${whole.replaceAll(/[.,]/g, '')}.${cents === '' ? '0' : cents}`);
}

/** A calendar date as a browser sends it, or `24-3-2027` as people type it where there is no date field. */
function dateOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The other way: a plan as the fields of the form, to be amended there. */
export function fieldsOfPlan(plan: Request): DraftFields {
  const fields: Record<string, string> = {};
  const write = (path: string, value: unknown): void => {
    if (typeof value === 'string') fields[path] = value;
    else if (typeof value === 'number') fields[path] = String(value).replace('.', ',');
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) write(path === '' ? name : `${path}.${name}`, part);
    }
  };
  const { advisers, ...rest } = plan;
  write('', rest);
  for (const one of advisers) fields[`advisers.${one}`] = 'on';
  return Object.fromEntries(Object.entries(fields).filter(([path]) => isDraftField(path)));
}
