import type { Draft, DraftPage } from '../../shared/desk/drafts.ts';
import { isDraftField, type DraftFields } from '../../shared/drafts/plan-fields.ts';
import { askKey, askOfKey, inRow, rowOfPath, stepOfPath, type Step } from '../../shared/drafts/sections.ts';
import type { Form } from '../../shared/http/http.ts';

/** Everything a draft holds, over all its pages. */
export function fieldsOf(draft: Pick<Draft, 'pages'>): DraftFields {
  return Object.fromEntries(Object.values(draft.pages).flatMap((page) => Object.entries(page.fields)));
}

/** The pages of a draft that begins with fields that are known already. */
export function pagesOf(fields: DraftFields): Record<string, DraftPage> {
  const pages: Record<string, DraftPage> = {};
  for (const [path, text] of Object.entries(fields)) {
    const step = stepOfPath(path);
    if (step === undefined) continue;
    const page = pages[step] ?? { fields: {}, revision: 1, editor: '', sequence: 0 };
    pages[step] = { ...page, fields: { ...page.fields, [path]: text } };
  }
  return pages;
}

/** What one page of the form posted, empty rows taken out and the others moved up. */
export function postedFields(form: Form, step: Step): DraftFields {
  const typed = form
    .entries()
    .map(([path]): [string, string] => [path, form.text(path)])
    .filter(([path, text]) => text !== '' && isDraftField(path) && stepOfPath(path) === step.key);
  const { list } = step.section;
  if (step.ask !== undefined) {
    // A name alone is no ask.
    return Object.fromEntries(typed.some(([path]) => !path.endsWith('.id')) ? typed : []);
  }
  if (list === undefined) return Object.fromEntries(typed);
  const rowOf = (path: string): number => rowOfPath(path)?.row ?? 0;
  const rows = [...new Set(typed.map(([path]) => rowOf(path)))].sort((a, b) => a - b);
  return Object.fromEntries(typed.map(([path, text]) => [inRow(path, rows.indexOf(rowOf(path))), text]));
}

export type Editing = { readonly editor: string; readonly revision: number; readonly sequence: number };

/** The page the form was opened as; one without a name of its own is a stranger to every version. */
export function editingOf(form: Form): Editing {
  const editor = /^[A-Za-z0-9_-]{8,40}$/.exec(form.text('editor'))?.[0] ?? '';
  const numberOf = (name: string): number => {
    const number = Number(form.text(name));
    return Number.isInteger(number) ? number : -1;
  };
  return { editor, revision: numberOf('revision'), sequence: numberOf('sequence') };
}

export type Placed =
  | { readonly kind: 'saved'; readonly pages: Draft['pages'] }
  | { readonly kind: 'elsewhere'; readonly fields: DraftFields }
  | { readonly kind: 'older' };

/**
 * The draft with one page saved; or what another opened page saved in between, where it says something else. A page that
 * saved last itself may always save again, unless this is an earlier save of its own that comes in late.
 */
export function withPage(
  draft: Draft,
  step: Step,
  posted: { fields: DraftFields; editing: Editing },
): Placed {
  const { fields, editing } = posted;
  const before = draft.pages[step.key];
  const isOwn = editing.editor !== '' && before?.editor === editing.editor;
  if (isOwn && editing.sequence < before.sequence) return { kind: 'older' };
  const isOurs = before === undefined || before.revision === editing.revision || isOwn;
  const differing = isOurs ? {} : differenceOf(fields, before.fields);
  if (Object.keys(differing).length > 0) return { kind: 'elsewhere', fields: differing };
  const { editor, sequence } = editing;
  const page = { fields: { ...fields }, revision: (before?.revision ?? 0) + 1, editor, sequence };
  return { kind: 'saved', pages: { ...draft.pages, [step.key]: page } };
}

/** The name an ask was given when its page was first opened; it stays, wherever the ask moves to. */
export function askIdOf(form: Form): string | undefined {
  return form.entries().find(([path]) => /^asks\.\d+\.id$/.test(path))?.[1];
}

/**
 * Where an ask stands now: one before it may have been taken away since its page was opened. One that was itself taken
 * away comes back at the end, so that nothing typed is lost.
 */
export function askAt(draft: Draft, id: string | undefined, opened: number): number {
  const at = (ask: number): string | undefined => draft.pages[askKey(ask)]?.fields[`asks.${ask}.id`];
  if (id === undefined) return opened;
  const found = Array.from({ length: draft.asks }, (_, ask) => ask).find((ask) => at(ask) === id);
  if (found !== undefined) return found;
  return at(opened) === undefined && opened < draft.asks ? opened : draft.asks;
}

/** What stands in `theirs` where it is not what stands in `ours`. */
function differenceOf(ours: DraftFields, theirs: DraftFields): DraftFields {
  const paths = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...paths].filter((path) => ours[path] !== theirs[path]).map((path) => [path, theirs[path] ?? '']),
  );
}

/** The draft without one of its asks; those behind it move up. One that is not there is taken away already. */
export function withoutAsk(
  draft: Draft,
  id: string | undefined,
): { pages: Draft['pages']; asks: number } | undefined {
  const ask = askAt(draft, id, draft.asks);
  if (ask >= draft.asks) return undefined;
  const pages: Record<string, DraftPage> = {};
  for (const [key, page] of Object.entries(draft.pages)) {
    const index = askOfKey(key) ?? -1;
    if (index === ask) continue;
    if (index < ask) pages[key] = page;
    else pages[askKey(index - 1)] = { ...page, fields: movedTo(page.fields, index - 1) };
  }
  return { pages, asks: Math.max(1, draft.asks - 1) };
}

/** The fields of an ask under another number. */
export function movedTo(fields: DraftFields, ask: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.replace(/^asks\.\d+/, `asks.${ask}`), text]),
  );
}

/** What somebody typed on a page of the form, to be given back where it cannot be kept. */
export function draftWords(form: Form): string[] {
  return form
    .entries()
    .filter(([path]) => isDraftField(path) && !/\.(id|domain|ruleId|layer|role)$|^advisers\./.test(path))
    .map(([path]) => form.text(path))
    .filter((text) => text !== '');
}
