import type { Ask, Request } from '../domain/request.ts';
import type { Slice } from '../domain/slices.ts';
import type { Texts } from '../i18n/texts.ts';
import { representativeText } from './plan-view.ts';

/** One field of a plan as people read it. `key` is the same in every version, also where rows were added before it. */
export type PlanLine = {
  readonly section: string;
  readonly key: string;
  readonly label: string;
  readonly text: string;
};

/** A plan, or what one reader may see of it, field by field in the order of the page. */
export function planLines(texts: Texts, plan: Slice | Request): PlanLine[] {
  const { fields, format } = texts;
  const one = (section: string, text: string | undefined): PlanLine[] =>
    text === undefined ? [] : [{ section, key: section, label: '', text }];
  const rows = (section: string, pairs: readonly (readonly [string, string])[]): PlanLine[] =>
    pairs.map(([label, text]) => ({ section, key: `${section}|${label}`, label, text }));
  const { costs, urgency, goals } = plan;
  return numbered([
    ...('family' in plan ? peopleLines(texts, plan) : one(fields.alias, plan.alias)),
    ...one(fields.question, plan.question),
    ...one(fields.urgency, urgency && `${format.longDate(urgency.on)}: ${urgency.why}`),
    ...one(fields.intro, plan.intro),
    ...plan.asks.flatMap((ask, index) => askLines(texts, ask, index)),
    ...one(fields.enough, plan.enough),
    ...one(fields.goals, goals?.map((goal, index) => `${index + 1}. ${goal}`).join('\n')),
    ...rows(
      fields.circle,
      plan.circle?.map(({ who, does, when }) => [who, `${does} (${when})`] as const) ?? [],
    ),
    ...rows(
      fields.stops,
      plan.stops?.map(({ what, provider, from, restart }) => {
        const stops = fields.stopFrom(provider, format.shortDate(from));
        return [what, `${stops}. ${fields.restart}: ${restart}`] as const;
      }) ?? [],
    ),
    ...rows(
      fields.voices,
      plan.voices?.map(({ who, concerns }) => [who, concerns.join('; ')] as const) ?? [],
    ),
    ...one(fields.story, plan.story),
    ...one(fields.safety, plan.safety),
    ...rows(fields.costs, [
      [fields.planOnce, format.euro(costs.planOnce)],
      [fields.planPerYear, format.euro(costs.planPerYear)],
      [fields.currentPerYear, format.euro(costs.currentPerYear)],
    ]),
  ]);
}

function peopleLines(texts: Texts, plan: Request): PlanLine[] {
  const { fields, format, together } = texts;
  const { family, contactPerson } = plan;
  const line = (label: string, text: string): PlanLine => ({
    section: fields.people,
    key: label,
    label,
    text,
  });
  return [
    line(fields.reference, plan.reference),
    line(fields.alias, family.alias),
    line(fields.representative, representativeText(texts, plan)),
    ...(family.others ?? []).map((other) => {
      const at = other.authorisation === undefined ? '' : `, ${together.authorisation(other.authorisation)}`;
      return line(
        together.roles[other.role],
        together.member(other.name, together.roles[other.role], other.email) + at,
      );
    }),
    line(
      fields.contactPerson,
      `${contactPerson.name}, ${contactPerson.organisation}, ${contactPerson.email}`,
    ),
    line(fields.reportedOn, format.longDate(plan.reportedOn)),
    line(fields.advisers, plan.advisers.map((id) => texts.functions[id] ?? id).join(', ')),
  ];
}

function askLines(texts: Texts, ask: Ask, index: number): PlanLine[] {
  const { fields, format, layers } = texts;
  const euro = (amount: number | undefined): string | undefined =>
    amount === undefined ? undefined : format.euro(amount);
  const date = (day: string | undefined): string => (day === undefined ? '–' : format.shortDate(day));
  const period =
    ask.from === undefined && ask.until === undefined ? undefined : `${date(ask.from)} – ${date(ask.until)}`;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    [fields.askedFor, ask.what],
    [fields.domain, texts.domains(ask.domain)],
    [fields.amountOnce, euro(ask.amountOnce)],
    [fields.amountPerYear, euro(ask.amountPerYear)],
    [fields.period, period],
    [fields.rule, ask.departsFrom.rule],
    [fields.layer, layers[ask.departsFrom.layer]],
    [fields.purpose, ask.departsFrom.purpose],
    [fields.circumstances, ask.circumstances],
    [fields.consequences, ask.consequences],
  ];
  const section = `${fields.asks} (${index + 1})`;
  return pairs.flatMap(([label, text]) =>
    text === undefined ? [] : [{ section, key: `ask|${ask.id}|${label}`, label, text }],
  );
}

/** Two rows of the same name are told apart by their order. */
function numbered(lines: readonly PlanLine[]): PlanLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const count = (seen.get(line.key) ?? 0) + 1;
    seen.set(line.key, count);
    return count === 1 ? line : { ...line, key: `${line.key}|${count}` };
  });
}
