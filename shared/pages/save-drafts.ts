/**
 * The only script there is: saves what is typed in the request form a moment after somebody stops typing, and says so.
 * Without it every button of the form saves as well.
 */
const form = document.querySelector<HTMLFormElement>('form[data-saves]');
const status = document.querySelector<HTMLElement>('[data-status]');

/** Milliseconds without a key pressed before the form is saved. */
const rest = 1_500;

if (form !== null && status !== null) keepSaving(form, status);

function keepSaving(typed: HTMLFormElement, said: HTMLElement): void {
  let timer: number | undefined;
  let isLeaving = false;
  const save = async (): Promise<void> => {
    if (isLeaving) return;
    said.textContent = typed.dataset['saves'] ?? '';
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(typed))
      if (typeof value === 'string') fields.append(name, value);
    fields.set('step', 'save');
    said.textContent = await send(typed, fields);
  };
  typed.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), rest);
  });
  typed.addEventListener('submit', () => {
    isLeaving = true;
    window.clearTimeout(timer);
  });
  // Back from another page: the form stands there as it was left, and saves again.
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
}

async function send(typed: HTMLFormElement, fields: URLSearchParams): Promise<string> {
  const unsaved = typed.dataset['unsaved'] ?? '';
  try {
    const response = await fetch(window.location.pathname, { method: 'POST', body: fields });
    if (!response.ok) return unsaved;
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'status' in answer
      ? String(answer.status)
      : unsaved;
  } catch {
    return unsaved;
  }
}
