import type { Draft, DraftPage } from '../../shared/desk/drafts.ts';
import { isDraftField, type DraftFields } from '../../shared/drafts/plan-fields.ts';
import { stepOfPath, type Step } from '../../shared/drafts/sections.ts';
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
    const page = pages[step] ?? { fields: {}, revision: 1, editor: '' };
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
  const rowOf = (path: string): number => Number(path.split('.')[1]);
  const rows = [...new Set(typed.map(([path]) => rowOf(path)))].sort((a, b) => a - b);
  return Object.fromEntries(
    typed.map(([path, text]) => [path.replace(/^\w+\.\d+/, `${list}.${rows.indexOf(rowOf(path))}`), text]),
  );
}

export type Editing = { readonly editor: string; readonly revision: number };

/** The page the form was opened as; one without a name of its own is a stranger to every version. */
export function editingOf(form: Form): Editing {
  const editor = /^[A-Za-z0-9_-]{8,40}$/.exec(form.text('editor'))?.[0] ?? '';
  const revision = Number(form.text('revision'));
  return { editor, revision: Number.isInteger(revision) ? revision : -1 };
}

/**
 * The draft with one page saved; what another opened page saved in between, where it says something else. A page that
 * saved last itself may always save again: its own earlier save is no one else's.
 */
export function withPage(
  draft: Draft,
  step: Step,
  posted: { fields: DraftFields; editing: Editing },
): { kind: 'saved'; pages: Draft['pages'] } | { kind: 'elsewhere'; fields: DraftFields } {
  const { fields, editing } = posted;
  const before = draft.pages[step.key];
  const isOurs =
    before === undefined ||
    before.revision === editing.revision ||
    (editing.editor !== '' && before.editor === editing.editor);
  const differing = isOurs ? {} : differenceOf(fields, before.fields);
  if (Object.keys(differing).length > 0) return { kind: 'elsewhere', fields: differing };
  const page = { fields: { ...fields }, revision: (before?.revision ?? 0) + 1, editor: editing.editor };
  return { kind: 'saved', pages: { ...draft.pages, [step.key]: page } };
}

/** What stands in `theirs` where it is not what stands in `ours`. */
function differenceOf(ours: DraftFields, theirs: DraftFields): DraftFields {
  const paths = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...paths].filter((path) => ours[path] !== theirs[path]).map((path) => [path, theirs[path] ?? '']),
  );
}

/** The draft without one of its asks; those behind it move up. */
export function withoutAsk(draft: Draft, ask: number): { pages: Draft['pages']; asks: number } {
  const pages: Record<string, DraftPage> = {};
  for (const [key, page] of Object.entries(draft.pages)) {
    const index = Number(/^gevraagd-(\d+)$/.exec(key)?.[1] ?? 0) - 1;
    if (index === ask) continue;
    if (index < ask) pages[key] = page;
    else pages[`gevraagd-${index}`] = { ...page, fields: movedUp(page.fields, index) };
  }
  return { pages, asks: Math.max(1, draft.asks - 1) };
}

function movedUp(fields: DraftFields, index: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.replace(/^asks\.\d+/, `asks.${index - 1}`), text]),
  );
}
