import { html } from 'hono/html';
import type { Stage } from '../domain/chain.ts';
import type { Precedent } from '../domain/precedents.ts';
import type { Ask } from '../domain/request.ts';
import type { Slice } from '../domain/slices.ts';
import type { HttpResponse } from '../http/http.ts';
import { requestTextsIn } from '../i18n/request-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { changedSliceView } from './differences-view.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { precedentsView } from './precedents-view.ts';
import {
  askView,
  costsView,
  facts,
  furtherParts,
  introView,
  list,
  part,
  questionView,
  urgencyView,
} from './plan-view.ts';

/** What an official reads before answering: their slice of the plan, and what others answered. */
export type Reading = {
  readonly stage: Pick<Stage, 'word' | 'domains'>;
  readonly slice: Slice;
  readonly dueOn: string | undefined;
  /** Somebody whom the family authorised in writing speaks for it. */
  readonly isAuthorised: boolean;
  /** What they were asked about before, when they are asked again. */
  readonly before?: Slice | undefined;
  readonly others: readonly {
    readonly who: string;
    readonly outcome: string;
    readonly on: string;
    readonly conditions: readonly string[];
  }[];
  /** What was decided in other cases, by the rule they departed from; not there for whoever does not decide. */
  readonly precedents?: ReadonlyMap<string, readonly Precedent[]>;
};

/** What one answer is about: an ask, or, for support and advice, the plan as a whole. */
export function questionsOf(reading: Pick<Reading, 'slice'>): readonly (Ask | undefined)[] {
  return reading.slice.asks.length === 0 ? [undefined] : reading.slice.asks;
}

/** Who asks, what, and by when first; the rule only after what the family wants. */
export function officialView(texts: Texts, reading: Reading): Markup {
  const { conversation: words, fields } = texts;
  const { slice, stage } = reading;
  const { contactPerson } = slice;
  const head = facts(
    [
      [fields.alias, slice.alias],
      [fields.representative, reading.isAuthorised ? texts.together.roles.authorised : undefined],
      [fields.dueOn, reading.dueOn === undefined ? undefined : texts.format.longDate(reading.dueOn)],
      [words.askedShort, shortAsk(texts, slice.asks)],
      [fields.domain, domainsOf(texts, reading)],
    ],
    'head',
  );
  return html`${urgencyView(texts, slice)} ${head} ${questionView(texts, slice)}
    ${changedSliceView(texts, reading.before, slice)} ${introView(texts, slice)}
    <h2>${words.asked}</h2>
    <p>${words.kind[stage.word]}</p>
    ${
      slice.asks.length === 0
        ? html`<p class="words strong">${words.wholePlan[stage.word]}</p>`
        : slice.asks.map((ask) => askView(texts, ask))
    }
    ${othersView(texts, reading)} ${part(fields.safety, html`<p class="words">${slice.safety}</p>`)}
    ${part(fields.costs, costsView(texts, slice.costs))}
    ${reading.precedents === undefined ? nothing : precedentsView(texts, slice.asks, reading.precedents)}
    ${furtherParts(texts, slice)}
    ${part(
      fields.contactPerson,
      html`<p>
        ${contactPerson.name}, ${contactPerson.organisation}<br />
        <a href="mailto:${contactPerson.email}">${contactPerson.email}</a><br />
        ${fields.reference}: ${slice.reference}
      </p>`,
    )}`;
}

/** What is asked, in one line: the first ask with its amount. A word on the plan as a whole is asked in the title. */
function shortAsk(texts: Texts, asks: readonly Ask[]): string | undefined {
  const { conversation: words, fields, format } = texts;
  const [first, ...more] = asks;
  if (first === undefined) return undefined;
  const amounts = [
    ...(first.amountOnce === undefined ? [] : [format.euro(first.amountOnce)]),
    ...(first.amountPerYear === undefined ? [] : [fields.perYear(format.euro(first.amountPerYear))]),
  ];
  const what = [first.what, ...amounts].join(', ');
  return more.length === 0 ? what : `${what}${words.also(more.length)}`;
}

function domainsOf(texts: Texts, { stage, slice }: Reading): string {
  return (stage.domains.length === 0 ? slice.domains : stage.domains).map(texts.domains).join(', ');
}

function othersView(texts: Texts, { others }: Reading): Markup {
  const { conversation: words } = texts;
  if (others.length === 0) return part(words.others, html`<p>${words.nobodyYet}</p>`);
  return part(
    words.others,
    list(
      others.map(
        ({ who, outcome, on, conditions }) =>
          html`<span class="capital">${words.otherAnswered(who, outcome, texts.format.shortDate(on))}</span>
            ${conditions.length === 0 ? nothing : list(conditions.map((condition) => html`${condition}`))}`,
      ),
    ),
  );
}

/** For the contact person: exactly what one official will read, before anybody has read it. */
export async function previewPage(
  frame: PageFrame,
  reading: Reading,
  { who, back }: { who: string; back: string },
): Promise<HttpResponse> {
  const { texts } = frame;
  const request = requestTextsIn(texts.language);
  const { conversation: words } = texts;
  const content = html`<p class="notice calm">${request.previewNote}</p>
    <p class="step">${request.previewTitle(who)}</p>
    <h1>${words.titles[reading.stage.word]}</h1>
    ${officialView(texts, reading)}
    <h2>${words.yourAnswer}</h2>
    <p>${request.previewAnswers}</p>
    ${list(
      [...Object.values(texts.outcomes), words.talkChoice, texts.question.choice].map(
        (answer) => html`${answer}`,
      ),
    )}
    <p><a href="${back}">${request.toOverview}</a></p>`;
  return renderPage(frame, { title: request.previewTitle(who), content });
}
