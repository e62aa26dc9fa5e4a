import { html } from 'hono/html';
import type { Request } from '../domain/request.ts';
import type { Slice } from '../domain/slices.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { part, questionView } from './plan-view.ts';
import { planLines, type PlanLine } from './plan-lines.ts';

/** An earlier version of the plan, to be held against the one that is shown. */
export type Before = { readonly version: number; readonly plan: Request };

/** One field that is not what it was; without `was` it is new, without `now` it is left out. */
type Difference = Pick<PlanLine, 'section' | 'label'> & {
  readonly was?: string;
  readonly now?: string;
};

/** What differs between two versions, field by field in the order of the page. Both are of the same kind of reader. */
function differencesOf(texts: Texts, was: Slice | Request, now: Slice | Request): Difference[] {
  const before = new Map(planLines(texts, was).map((line) => [line.key, line]));
  const after = planLines(texts, now);
  const kept = new Set(after.map(({ key }) => key));
  const changed = after.flatMap(({ key, section, label, text }): Difference[] => {
    const old = before.get(key)?.text;
    if (old === text) return [];
    return [{ section, label, ...(old === undefined ? {} : { was: old }), now: text }];
  });
  const gone = [...before.values()]
    .filter(({ key }) => !kept.has(key))
    .map(({ section, label, text }) => ({ section, label, was: text }));
  return [...changed, ...gone];
}

/** Was and becomes, side by side, section by section. */
function differencesView(texts: Texts, differences: readonly Difference[]): Markup {
  const words = texts.differences;
  if (differences.length === 0) return html`<p>${words.order}</p>`;
  const sections = [...new Set(differences.map(({ section }) => section))];
  return html`${sections.map(
    (section) =>
      html`<section class="box">
        <h3>${section}</h3>
        ${differences.filter((one) => one.section === section).map((one) => differenceView(texts, one))}
      </section>`,
  )}`;
}

function differenceView(texts: Texts, { label, was, now }: Difference): Markup {
  const words = texts.differences;
  return html`${label === '' ? nothing : html`<p class="strong capital">${label}</p>`}
    <div class="sides">
      <p>
        <span class="hint">${words.was}:</span><br />${
          was === undefined
            ? html`<span class="hint">${words.nothing}</span>`
            : html`<del class="words">${was}</del>`
        }
      </p>
      <p>
        <span class="hint">${words.now}:</span><br />${
          now === undefined
            ? html`<span class="hint">${words.gone}</span>`
            : html`<ins class="words">${now}</ins>`
        }
      </p>
    </div>`;
}

/** What a family that is asked again reads first. */
export function changedView(texts: Texts, before: Before, plan: Request): Markup {
  const words = texts.differences;
  return part(
    words.title,
    html`<p>${words.lead} ${words.since(before.version)}</p>
      ${differencesView(texts, differencesOf(texts, before.plan, plan))}`,
  );
}

/** The same for an official, of their own part; nothing when they are asked for the first time. */
export function changedSliceView(texts: Texts, before: Slice | undefined, slice: Slice): Markup {
  const differences = before === undefined ? [] : differencesOf(texts, before, slice);
  return differences.length === 0
    ? nothing
    : part(texts.differences.asked, differencesView(texts, differences));
}

/** For the contact person, on a page of its own. */
export async function differencesPage(
  frame: PageFrame,
  view: { readonly before: Before; readonly plan: Request; readonly base: string },
): Promise<HttpResponse> {
  const { texts } = frame;
  const words = texts.differences;
  const content = html`<h1>${words.title}</h1>
    ${questionView(texts, view.plan)}
    <h2>${words.since(view.before.version)}</h2>
    <p>${words.leadAlone}</p>
    ${differencesView(texts, differencesOf(texts, view.before.plan, view.plan))}
    <p><a href="${view.base}">${words.back}</a></p>`;
  return renderPage(frame, { title: words.title, content });
}
