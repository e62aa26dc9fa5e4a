/**
 * Saves what is typed in the request form a moment after somebody stops typing, and says so.
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
  let saving = new AbortController();
  const save = async (): Promise<void> => {
    if (isLeaving) return;
    saving.abort();
    saving = new AbortController();
    count(typed);
    said.textContent = typed.dataset['saves'] ?? '';
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(typed))
      if (typeof value === 'string') fields.append(name, value);
    fields.set('step', 'save');
    const { signal } = saving;
    const answer = await send(typed, { fields, signal });
    if (!signal.aborted) said.textContent = answer;
  };
  typed.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), rest);
  });
  typed.addEventListener('submit', () => {
    isLeaving = true;
    saving.abort();
    count(typed);
    window.clearTimeout(timer);
  });
  // Back from another page: the form stands there as it was left, and saves again.
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
}

/** Each save of this page has a number, so that one that comes in late is known to be older. */
function count(typed: HTMLFormElement): void {
  const sequence = typed.elements.namedItem('sequence');
  if (sequence instanceof HTMLInputElement) sequence.value = String(Number(sequence.value) + 1);
}

async function send(
  typed: HTMLFormElement,
  { fields, signal }: { fields: URLSearchParams; signal: AbortSignal },
): Promise<string> {
  const unsaved = typed.dataset['unsaved'] ?? '';
  try {
    const response = await fetch(window.location.pathname, { method: 'POST', body: fields, signal });
    if (!response.ok) return unsaved;
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'status' in answer
      ? String(answer.status)
      : unsaved;
  } catch {
    return unsaved;
  }
}
