import { html } from 'hono/html';
import type { DraftFields } from '../drafts/plan-fields.ts';
import type { HttpResponse } from '../http/http.ts';
import { requestTextsIn } from '../i18n/request-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { errorSummary, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list } from './plan-view.ts';
import { fieldsView, labelOfPath, type StepView } from './request-fields.ts';

/** One page of the request form. Its first button goes on; every button keeps what was typed. */
export async function stepPage(frame: PageFrame, view: StepView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const request = requestTextsIn(texts.language);
  const { step } = view;
  const section = request.sections[step.section.name];
  const heading =
    step.ask === undefined ? section.title : request.askTitle(section.title, step.ask + 1, view.asks);
  const wrong = filled.issues.length > 0 || view.elsewhere !== undefined;
  const content = html`${errorSummary(filled, (path) => labelOfPath(texts, path))}
    <p class="step">${request.step(view.number, view.of)}</p>
    <h1>${heading}</h1>
    ${section.text === undefined ? nothing : html`<p>${section.text}</p>`}
    ${view.notice === undefined ? nothing : html`<p class="notice" role="status">${view.notice}</p>`}
    ${elsewhereView(texts, view)}
    <form
      method="post"
      id="formulier"
      novalidate
      data-saves="${request.saving}"
      data-unsaved="${request.notSaved}"
    >
      ${hidden([
        ['editor', view.editor],
        ['revision', String(view.revision)],
        ['sequence', '0'],
      ])}
      ${step.section.name === 'wie-ontbreekt' ? missingView(texts, view.draft) : fieldsView(view, filled)}
      <div class="buttons">
        <button type="submit" name="step" value="next" class="main">
          ${step.section.name === 'wie-ontbreekt' ? request.missing.complete : request.next}
        </button>
        ${view.number === 1 ? nothing : html`<button type="submit" name="step" value="back">${request.back}</button>`}
        <button type="submit" name="step" value="overview">${request.toOverview}</button>
        <button type="submit" name="step" value="later">${request.later}</button>
      </div>
      <p class="status" role="status" data-status></p>
    </form>
    <p class="hint">${request.keptUntil(view.keptUntil)}</p>`;
  return renderPage(frame, {
    title: `${heading} – ${request.step(view.number, view.of)}`,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'next' },
    savesItself: true,
    status: wrong ? 422 : 200,
  });
}

function elsewhereView(texts: Texts, view: StepView): Markup {
  if (view.elsewhere === undefined) return nothing;
  const request = requestTextsIn(texts.language);
  return html`<div class="notice" role="alert">
    <p>${request.elsewhere}</p>
    <p>${request.elsewhereSays}</p>
    <dl>
      ${Object.entries(view.elsewhere).map(
        ([path, text]) =>
          html`<div>
            <dt>${labelOfPath(texts, path) ?? path}</dt>
            <dd>${text === '' ? '–' : text}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

/** "De kring te klein": who is in the circle now, and questions that bring others to mind. */
function missingView(texts: Texts, draft: DraftFields): Markup {
  const { missing } = requestTextsIn(texts.language);
  const circle = Object.entries(draft).flatMap(([path, who]) => (/^circle\.\d+\.who$/.test(path) ? who : []));
  return html`${
      circle.length === 0
        ? html`<p>${missing.nobody}</p>`
        : html`<p>${missing.circle}</p>
            ${list(circle.map((who) => html`${who}`))}`
    }
    <p>${missing.think}</p>
    ${list(missing.questions.map((question) => html`${question}`))}
    <p><button type="submit" name="step" value="to-circle">${missing.add}</button></p>`;
}
