import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import type { Ask, Request } from '../domain/request.ts';
import type { Slice } from '../domain/slices.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';

/** Pairs of a name and what it is; a pair without a value is left out. At the head of a page they stand close. */
export function facts(
  pairs: readonly (readonly [string, Markup | string | undefined])[],
  place: 'text' | 'head' = 'text',
): Markup {
  return html`<dl class="${place}">
    ${pairs.map(([name, value]) =>
      value === undefined
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

/** The family's question in their own words: on top of every page about their plan. */
export function questionView(texts: Texts, plan: Pick<Slice, 'question'>): Markup {
  return html`<blockquote class="question">
    <p class="hint">${texts.fields.question}</p>
    <p>${plan.question}</p>
  </blockquote>`;
}

/** The day the family is bound to, in one line. */
export function urgencyView({ course, format }: Texts, { urgency }: Pick<Slice, 'urgency'>): Markup {
  if (urgency === undefined) return nothing;
  return html`<p class="notice">
    <strong>${course.urgent(urgency.why, format.longDate(urgency.on))}</strong>
  </p>`;
}

export function introView(texts: Texts, plan: Pick<Slice, 'intro'>): Markup {
  return part(texts.fields.intro, html`<p class="words">${plan.intro}</p>`);
}

/** One ask with the rule it departs from: what the rule is for, why it does not fit here. */
export function askView(texts: Texts, ask: Ask): Markup {
  const { fields, format } = texts;
  return html`<div class="box">
    <p class="words strong">${ask.what}</p>
    ${facts([
      [fields.amountOnce, ask.amountOnce === undefined ? undefined : format.euro(ask.amountOnce)],
      [fields.amountPerYear, ask.amountPerYear === undefined ? undefined : format.euro(ask.amountPerYear)],
      [fields.period, periodOf(texts, ask)],
      [fields.rule, ask.departsFrom.rule],
      [fields.layer, texts.layers[ask.departsFrom.layer]],
      [fields.purpose, ask.departsFrom.purpose],
      [fields.circumstances, ask.circumstances],
      [fields.consequences, ask.consequences],
    ])}
  </div>`;
}

function periodOf(texts: Texts, { from, until }: Ask): string | undefined {
  const { shortDate } = texts.format;
  if (from !== undefined && until !== undefined)
    return texts.fields.periodOf(shortDate(from), shortDate(until));
  if (from !== undefined) return texts.fields.periodFrom(shortDate(from));
  return until === undefined ? undefined : texts.fields.periodUntil(shortDate(until));
}

export function costsView(texts: Texts, costs: Request['costs']): Markup {
  const { euro } = texts.format;
  return facts([
    [texts.fields.planOnce, euro(costs.planOnce)],
    [texts.fields.planPerYear, euro(costs.planPerYear)],
    [texts.fields.currentPerYear, euro(costs.currentPerYear)],
  ]);
}

/** The parts of the plan that only some may read; each shows up when the slice holds it. */
export function furtherParts(texts: Texts, slice: Slice | Request): Markup {
  const { fields } = texts;
  const { enough, goals, circle, stops, voices, story } = slice;
  return html`${enough === undefined ? nothing : part(fields.enough, html`<p class="words">${enough}</p>`)}
  ${
    goals === undefined || goals.length === 0
      ? nothing
      : part(
          fields.goals,
          list(
            goals.map((goal) => html`${goal}`),
            'ol',
          ),
        )
  }
  ${
    circle === undefined || circle.length === 0
      ? nothing
      : part(
          fields.circle,
          list(circle.map(({ who, does, when }) => html`<strong>${who}</strong>: ${does} (${when})`)),
        )
  }
  ${
    stops === undefined || stops.length === 0
      ? nothing
      : part(
          fields.stops,
          list(
            stops.map(
              ({ what, provider, from, restart }) =>
                html`<strong>${what}</strong>: ${fields.stopFrom(provider, texts.format.shortDate(from))}.
                  ${fields.restart}: ${restart}`,
            ),
          ),
        )
  }
  ${
    voices === undefined || voices.length === 0
      ? nothing
      : part(
          fields.voices,
          list(voices.map(({ who, concerns }) => html`<strong>${who}</strong>: ${concerns.join('; ')}`)),
        )
  }
  ${story === undefined ? nothing : part(fields.story, html`<p class="words">${story}</p>`)}`;
}

export function part(title: string, content: Markup): Markup {
  return html`<h2>${title}</h2>
    ${content}`;
}

export function list(items: readonly Markup[], kind: 'ul' | 'ol' = 'ul'): Markup {
  const lines = html`${items.map((item) => html`<li>${item}</li>`)}`;
  return kind === 'ol'
    ? html`<ol>
        ${lines}
      </ol>`
    : html`<ul>
        ${lines}
      </ul>`;
}

/** Who speaks for the family; of somebody they authorised in writing, where that is kept. */
export function representativeText({ together }: Texts, { family }: Pick<Request, 'family'>): string {
  const { name, role, email, authorisation } = family.representative;
  const who = `${name} (${role}), ${email}`;
  return authorisation === undefined
    ? who
    : `${who}, ${together.roles.authorised}, ${together.authorisation(authorisation)}`;
}

function othersOf({ together }: Texts, { family }: Request): Markup | undefined {
  const others = family.others ?? [];
  if (others.length === 0) return undefined;
  return list(
    others.map(({ name, role, email, authorisation }) => {
      const where = authorisation === undefined ? '' : `, ${together.authorisation(authorisation)}`;
      return html`${together.member(name, together.roles[role], email)}${where}`;
    }),
  );
}

/** The whole plan for who has read it, or asks for something else first; unfolded on paper. */
export function foldedPlan(
  texts: Texts,
  about: { state: Pick<CaseState, 'planVersion'>; plan: Request; label: (id: string) => string },
): Markup {
  const { casework } = texts;
  return html`<details class="printed">
    <summary>${casework.plan} – ${casework.planVersion(about.state.planVersion)}</summary>
    ${wholePlan(texts, about.plan, about.label)}
  </details>`;
}

/** The whole plan: for the family and their contact person only. */
export function wholePlan(texts: Texts, plan: Request, adviserLabel: (id: string) => string): Markup {
  const { fields } = texts;
  return html`${facts([
    [fields.reference, plan.reference],
    [fields.alias, plan.family.alias],
    [fields.representative, representativeText(texts, plan)],
    [texts.together.others, othersOf(texts, plan)],
    [
      fields.contactPerson,
      `${plan.contactPerson.name}, ${plan.contactPerson.organisation}, ${plan.contactPerson.email}`,
    ],
    [fields.reportedOn, texts.format.longDate(plan.reportedOn)],
    [fields.advisers, plan.advisers.length === 0 ? undefined : plan.advisers.map(adviserLabel).join(', ')],
  ])}
  ${introView(texts, plan)} ${part(fields.asks, html`${plan.asks.map((ask) => askView(texts, ask))}`)}
  ${furtherParts(texts, plan)} ${part(fields.safety, html`<p class="words">${plan.safety}</p>`)}
  ${part(fields.costs, costsView(texts, plan.costs))}`;
}
