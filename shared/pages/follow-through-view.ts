import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import type { Request } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Party } from './decisions-view.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list, part, questionView } from './plan-view.ts';

/** Something that was agreed, or a condition it came with. Dates are calendar dates. */
export type Agreed = {
  readonly kind: 'part' | 'condition';
  /** What it is called in an address. */
  readonly name: string;
  readonly text: string;
  readonly decidedOn: string;
  /** Of a condition alone. */
  readonly owner?: string;
  readonly dueOn?: string;
  /** The day on which it began or was met. */
  readonly on: string | undefined;
  readonly note: string | undefined;
};

type FollowedThrough = {
  readonly agreed: readonly Agreed[];
  readonly party: Party;
  readonly base: string;
  readonly today: string;
};

/** What became of what was agreed: a yes on paper is not yet a yes in the house. */
export function followThroughView(texts: Texts, view: FollowedThrough): Markup {
  const { agreed, party } = view;
  const { followThrough: words } = texts;
  if (agreed.length === 0) return nothing;
  return part(
    words.title,
    html`<p>${words.lead[party]}</p>
      ${list(agreed.map((one) => agreedLine(texts, one, view)))}`,
  );
}

function agreedLine(texts: Texts, one: Agreed, { party, base, today }: FollowedThrough): Markup {
  const { followThrough: words, tracker, format } = texts;
  const { kind, text, owner, dueOn, on, note } = one;
  const isLate = on === undefined && dueOn !== undefined && dueOn < today;
  const said =
    owner === undefined || dueOn === undefined
      ? html`<strong class="words">${text}</strong>`
      : html`${words.condition}:
          <span class="words">${tracker.conditionLine(text, owner, format.shortDate(dueOn))}</span>`;
  const link = on === undefined ? words.record[kind] : words.correct;
  return html`${said}<br />
    ${on === undefined ? words.notYet[kind] : words.done[kind](format.shortDate(on))}
    ${isLate ? html`<span class="late">${words.late}</span>` : nothing}
    ${note === undefined ? nothing : html`<br /><span class="words">${note}</span>`}
    ${
      party === 'family'
        ? nothing
        : html`<br /><a class="screen-only" href="${base}/uitvoering?over=${one.name}"
              >${link}<span class="spoken">: ${text}</span></a
            >`
    }`;
}

export type RecordDone = {
  readonly plan: Request;
  readonly agreed: Agreed;
  readonly base: string;
  readonly commandId: string;
};

/** The names of the buttons: that it is so, and that it was recorded by mistake. */
export const doneSteps = { record: 'leg-vast', takeBack: 'neem-terug' } as const;

/** The contact person tells that something has begun or was met, with the day. */
export async function recordDonePage(
  frame: PageFrame,
  view: RecordDone,
  filled: Filled,
): Promise<HttpResponse> {
  const { texts } = frame;
  const { followThrough: words, format, tracker } = texts;
  const { agreed, base } = view;
  const { kind, text, owner, dueOn, on, decidedOn } = agreed;
  const labels: Readonly<Record<string, string>> = { on: words.on[kind], note: words.note };
  const wrong = filled.issues.length > 0;
  const title = words.recordTitle[kind];
  const what =
    owner === undefined || dueOn === undefined
      ? text
      : tracker.conditionLine(text, owner, format.shortDate(dueOn));
  const content = html`${errorSummary(filled, (path) => labels[path])}
    <h1>${title}</h1>
    ${questionView(texts, view.plan)}
    <p class="words notice calm">${what}</p>
    <p>${words.decidedOn(format.longDate(decidedOn))}</p>
    ${on === undefined ? nothing : html`<p class="notice">${words.before(format.longDate(on))}</p>`}
    <form method="post" action="${base}/uitvoering" id="formulier" novalidate>
      ${hidden([
        ['commandId', view.commandId],
        ['over', agreed.name],
      ])}
      ${field(filled, { name: 'on', label: words.on[kind], hint: words.onHint, type: 'date' })}
      ${field(filled, { name: 'note', label: words.note, hint: words.noteHint, rows: 3 })}
      <div class="buttons">
        <button type="submit" class="main" name="step" value="${doneSteps.record}">${words.send}</button>
        ${
          on === undefined
            ? nothing
            : html`<button type="submit" name="step" value="${doneSteps.takeBack}">${words.takeBack}</button>`
        }
      </div>
    </form>
    <p><a href="${base}">${words.back}</a></p>`;
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
    form: { id: 'formulier', step: doneSteps.record },
  });
}
