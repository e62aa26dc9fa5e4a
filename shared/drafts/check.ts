import type { Issue } from '../domain/issues.ts';
import { admit, unsaidOf, type Admission, type Ground } from '../domain/request.ts';
import { planOfFields, type DraftFields } from './plan-fields.ts';
import { fieldKeyOf, rowOfPath, sections, stepOfPath } from './sections.ts';

/** What a draft is held against, and what the form does not ask because it is known: who brings the plan in. */
export type DraftGround = Ground & {
  readonly contactPerson: { readonly name: string; readonly email: string; readonly organisation: string };
};

type Tree = Readonly<Record<string, unknown>>;

/** The plan that a draft makes, or everything that keeps it from being one, by the fields of the form. */
export function admitDraft(fields: DraftFields, ground: DraftGround): Admission {
  const plan = wholePlan(fields, ground);
  const admission = admit(plan, ground);
  if (admission.kind === 'plan') return admission;
  const issues = [...admission.issues, ...unsaidOfAsks(plan, admission.issues)];
  return { kind: 'issues', issues: issues.map((issue) => onAField(onItsPage(issue, fields))) };
}

/**
 * What is wrong with what was filled in on one page. What is missing is said on the overview alone: a conversation of
 * three hours does not follow the order of a form.
 */
export function wrongOn(step: string, fields: DraftFields, ground: DraftGround): Issue[] {
  const admission = admit(merged(fillerOf(ground), wholePlan(fields, ground)), ground);
  if (admission.kind === 'plan') return [];
  return (
    admission.issues
      .map((issue) => onItsPage(issue, fields))
      .filter(({ path }) => stepOfPath(path) === step)
      // What fills an empty field here is the same in every row.
      .filter(({ path, code }) => code !== 'duplicate' || fields[path] !== undefined)
      .map(onAField)
  );
}

type WrittenPlan = Tree & { readonly asks: readonly (Tree & { readonly departsFrom: Tree })[] };

function wholePlan(fields: DraftFields, ground: DraftGround): WrittenPlan {
  const { municipality, contactPerson, rules } = ground;
  const written = planOfFields(fields);
  const plan = merged({ costs: {}, family: { representative: {} } }, isTree(written) ? written : {});
  const asks = Array.isArray(plan['asks']) ? plan['asks'].filter(isTree) : [];
  return {
    ...plan,
    municipality,
    contactPerson,
    asks: asks.map((ask, index) => {
      const departsFrom = isTree(ask['departsFrom']) ? ask['departsFrom'] : {};
      const known = rules.find((rule) => rule.id === departsFrom['ruleId']);
      const fromRule = known === undefined ? {} : { layer: known.layer, rule: known.title };
      // The words of another rule of the catalogue were left behind when this one was chosen.
      const isOther = rules.some(
        ({ id, title }) => known !== undefined && id !== known.id && title === departsFrom['rule'],
      );
      return {
        id: `vraag-${index + 1}`,
        ...ask,
        departsFrom: isOther ? { ...departsFrom, ...fromRule } : { ...fromRule, ...departsFrom },
      };
    }),
  };
}

/** A plan with something everywhere, under what was filled in: what is wrong is then only what was. */
function fillerOf(ground: DraftGround): Tree {
  const something = 'x';
  const { today } = ground;
  return {
    reference: something,
    reportedOn: today,
    family: {
      alias: something,
      representative: { name: something, role: something, email: 'x@x.example', authorisation: something },
      others: [{ name: something, role: 'parent', email: 'y@x.example', authorisation: something }],
    },
    urgency: { on: today, why: something },
    question: something,
    intro: something,
    story: something,
    voices: [{ who: something, concerns: [something] }],
    circle: [{ who: something, does: something, when: something }],
    stops: [{ what: something, provider: something, from: today, restart: something }],
    enough: something,
    safety: something,
    costs: { planOnce: 0, planPerYear: 0, currentPerYear: 0 },
    asks: [
      {
        id: something,
        domain: ground.chain.flatMap((stage) => stage.domains)[0] ?? something,
        what: something,
        departsFrom: { layer: 'work-instruction', rule: something, purpose: something },
        circumstances: something,
        consequences: something,
      },
    ],
  };
}

/** The values of `over`, and where it has none those of `under`; every row of a list lies over the first of its like. */
function merged(under: Tree, over: Tree): Tree {
  const result: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const base = under[name];
    if (isTree(value) && isTree(base)) result[name] = merged(base, value);
    else if (Array.isArray(value) && Array.isArray(base) && value.length > 0) {
      const row: unknown = base[0];
      result[name] = value.map((one: unknown) => (isTree(one) && isTree(row) ? merged(row, one) : one));
    } else if (!(Array.isArray(value) && value.length === 0)) result[name] = value;
  }
  return result;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a layer asks for besides is looked at when all else is there; here it is said at once. */
function unsaidOfAsks(plan: WrittenPlan, said: readonly Issue[]): Issue[] {
  const paths = new Set(said.map(({ path }) => path));
  return plan.asks
    .flatMap((ask, index) => unsaidOf(ask, ask.departsFrom['layer']).map((name) => `asks.${index}.${name}`))
    .filter((path) => !paths.has(path))
    .map((path) => ({ path, code: 'required' }));
}

/** Pages of asks that were left empty are none of the plan: the second ask of it may stand on the third page. */
function onItsPage(issue: Issue, fields: DraftFields): Issue {
  const pages = [...new Set(Object.keys(fields).flatMap((path) => /^asks\.(\d+)/.exec(path)?.[1] ?? []))]
    .map(Number)
    .sort((a, b) => a - b);
  const path = issue.path.replace(
    /^asks\.(\d+)/,
    (_, index: string) => `asks.${pages[Number(index)] ?? index}`,
  );
  return { ...issue, path };
}

/** An issue of a part of the plan, put to the first field where that part is filled in; amounts are called amounts. */
function onAField(issue: Issue): Issue {
  const key = fieldKeyOf(issue.path);
  if (key !== undefined) {
    const kind = sections.flatMap(({ fields }) => fields).find((field) => field.key === key)?.kind;
    return kind === 'amount' && issue.code === 'wrong-type' ? { ...issue, code: 'not-an-amount' } : issue;
  }
  const row = String(rowOfPath(issue.path)?.row ?? 0);
  const first = sections
    .flatMap(({ fields }) => fields.map((field) => field.key.replace('*', row)))
    .find((path) => path.startsWith(`${issue.path}.`));
  return first === undefined ? issue : { ...issue, path: first };
}
