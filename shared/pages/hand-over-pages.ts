import { html } from 'hono/html';
import type { Slice } from '../domain/slices.ts';
import type { HttpResponse } from '../http/http.ts';
import { choice, errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { questionView } from './plan-view.ts';
import { problemPage } from './problem-pages.ts';
import { typedView } from './typed-view.ts';

/** A conversation that is to go to somebody else: by its holder, by the contact person, by a manager. */
export type TakingOver = {
  readonly title: string;
  readonly text: string;
  readonly send: string;
  readonly back: { readonly href: string; readonly text: string };
  /** The family's question stands above it for who may read the case. */
  readonly question: Pick<Slice, 'question'> | undefined;
  /** What the field of the note is called where it must say why. */
  readonly reason?: { readonly label: string; readonly hint: string };
  /** Said where there is nobody who could take it. */
  readonly nobody: string;
  readonly candidates: readonly { readonly id: string; readonly label: string }[];
  readonly commandId: string;
  readonly planVersion: number;
  /** The conversation it is about, where that is not in the address. */
  readonly conversation?: string;
  readonly filled: Filled;
};

/** Who takes it over, and what they should know. It is sent from here: it can be handed back in the same way. */
export async function handOverPage(frame: PageFrame, taking: TakingOver): Promise<HttpResponse> {
  const { texts } = frame;
  const { handOver } = texts;
  const { filled } = taking;
  const wrong = filled.issues.length > 0;
  const isPossible = taking.candidates.length > 0;
  const labels: Record<string, string> = { to: handOver.to, note: taking.reason?.label ?? handOver.note };
  const content = html`${errorSummary(filled, (path) => labels[path])}
    <h1>${taking.title}</h1>
    ${taking.question === undefined ? nothing : questionView(texts, taking.question)}
    ${isPossible ? form(taking) : html`<p>${taking.nobody}</p>`}
    <p><a href="${taking.back.href}">${taking.back.text}</a></p>`;
  return renderPage(frame, {
    title: taking.title,
    content,
    hasErrors: wrong,
    ...(isPossible ? { form: { id: 'formulier', step: 'hand-over' } } : {}),
    status: wrong ? 422 : 200,
  });
}

function form(taking: TakingOver): Markup {
  const { filled } = taking;
  const { handOver } = filled.texts;
  return html`<p>${taking.text}</p>
    <form method="post" id="formulier" novalidate>
      ${hidden([
        ['commandId', taking.commandId],
        ['planVersion', String(taking.planVersion)],
        ...(taking.conversation === undefined ? [] : [['conversation', taking.conversation] as const]),
      ])}
      ${choice(filled, {
        name: 'to',
        legend: handOver.to,
        answers: taking.candidates.map(({ id, label }) => ({ value: id, label: capital(label) })),
      })}
      ${field(filled, {
        name: 'note',
        label: taking.reason?.label ?? handOver.note,
        hint: taking.reason?.hint ?? handOver.noteHint,
        rows: 4,
      })}
      <button type="submit" name="step" value="hand-over" class="main">${taking.send}</button>
    </form>`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** For who had it before: to whom it went, by function, why where that is theirs to know, and what they had typed. No link brings it back. */
export async function formerPage(
  frame: PageFrame,
  { who, why, typed }: { who: string; why: readonly string[]; typed: readonly string[] },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { handOver } = texts;
  const extra = typedView(texts, typed);
  const title = handOver.doneTitle(who);
  return problemPage(frame, { status: 410, title, texts: [...why, handOver.done], extra });
}
