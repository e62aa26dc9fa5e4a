/**
 * Keeps a page that is left open up to date: while it is in sight, asks for it again and puts in what has changed. Where
 * somebody is at work in a form it leaves the page alone, until the form is as it was; without it the page is as old as it
 * was opened.
 */
const status = document.querySelector<HTMLElement>('[data-refreshes]');

if (status !== null) keepFresh(status);

function keepFresh(said: HTMLElement): void {
  const every = Number(said.dataset['refreshes']) * 1000;
  const isBusy = (): boolean => isFilledIn() || isInForm();
  const look = async (): Promise<void> => {
    if (document.hidden || isBusy()) return;
    const answer = await askAgain();
    if (answer === 'unreachable' || answer === 'same') return;
    if (answer === 'closed') {
      window.clearInterval(timer);
      said.textContent = said.dataset['halted'] ?? '';
      return;
    }
    // Somebody may have begun to type meanwhile.
    if (!isBusy() && takeOver(answer))
      said.textContent = answer.querySelector<HTMLElement>('[data-refreshes]')?.dataset['updated'] ?? '';
  };
  const timer = window.setInterval(() => void look(), every);
  document.addEventListener('visibilitychange', () => void look());
}

/** Whether anything on the page stands otherwise than it was sent. */
function isFilledIn(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'main :is(input, textarea, select)',
  );
  return [...fields].some((field) => {
    if (field instanceof HTMLSelectElement) {
      const chosen = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
      return field.selectedIndex !== Math.max(chosen, 0);
    }
    const isTicked = field instanceof HTMLInputElement && field.checked !== field.defaultChecked;
    return isTicked || field.value !== field.defaultValue;
  });
}

function isInForm(): boolean {
  return (document.activeElement?.closest('form') ?? null) !== null;
}

/** The page as it is now; `same` where it is as it was, `closed` where it may no longer be read. */
async function askAgain(): Promise<Document | 'same' | 'closed' | 'unreachable'> {
  const shown = document.querySelector<HTMLElement>('[data-fresh]')?.dataset['fresh'] ?? '';
  try {
    const response = await fetch(window.location.href, {
      headers: { 'if-none-match': `"${shown}"` },
      cache: 'no-store',
    });
    if (response.status === 304) return 'same';
    if (response.status >= 500) return 'unreachable';
    if (!response.ok) return 'closed';
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    return 'unreachable';
  }
}

/** Whether anything was put in. Focus and place on the page stay where they were. */
function takeOver(fresh: Document): boolean {
  const focused = placeOf(document.activeElement);
  const top = window.scrollY;
  let isChanged = false;
  for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const other = fresh.getElementById(part.id);
    if (other === null || other.dataset['fresh'] === part.dataset['fresh']) continue;
    part.replaceWith(document.importNode(other, true));
    isChanged = true;
  }
  if (focused !== undefined) document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  if (window.scrollY !== top) window.scrollTo({ top, behavior: 'instant' });
  return isChanged;
}

/** Where the focus is within what may be replaced, as a selector that finds it again. */
function placeOf(element: Element | null): string | undefined {
  const part = element?.closest('[data-fresh]') ?? undefined;
  const href = element?.getAttribute('href') ?? undefined;
  return part === undefined || href === undefined ? undefined : `#${part.id} [href="${CSS.escape(href)}"]`;
}
