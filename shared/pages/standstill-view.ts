import { html } from 'hono/html';
import type { Standstill } from '../domain/standstill.ts';
import type { Texts } from '../i18n/texts.ts';
import { type Markup } from './layout.ts';

/** From which day to which day the legal term stood still, and the last day now; nothing where it did not move. */
export function standstillView(texts: Texts, standstills: readonly Standstill[]): Markup {
  const { question: words, format } = texts;
  return html`${together(standstills).map((one) => {
    const ends = one.isOpen ? words.lastDayAtLeast : words.lastDay;
    return html`<p>${spanText(texts, one)} ${ends(format.shortDate(one.lastDay))}</p>`;
  })}`;
}

/** The same beside the last day itself: from when to when, and why. */
export function standstillLines(texts: Texts, standstills: readonly Standstill[]): string[] {
  const { question, questionOpen } = texts.legalTerm;
  return together(standstills).map(
    (one) => `${spanText(texts, one)} ${one.isOpen ? questionOpen : question}`,
  );
}

function spanText({ question: words, ...texts }: Texts, { domains, from, until, isOpen }: Together): string {
  const says = isOpen ? words.standsStill : words.stoodStill;
  const { shortDate } = texts.format;
  return says(domains.map(texts.domains).join(texts.and), shortDate(from), shortDate(until));
}

/** What a question that is still to be sent will do to the legal term. */
export function standstillToCome(texts: Texts, standstills: readonly Standstill[]): Markup {
  const { question: words, format } = texts;
  if (standstills.length === 0) return html`<p>${words.runsOn}</p>`;
  return html`${together(standstills).map(
    ({ domains, from, until }) =>
      html`<p>
        ${words.willStandStill(domains.map(texts.domains).join(texts.and), format.shortDate(from), format.shortDate(until))}
      </p>`,
  )}`;
}

type Together = Omit<Standstill, 'domain' | 'question'> & { readonly domains: readonly string[] };

/** One question may hold up several domains alike: they are said in one sentence. */
function together(standstills: readonly Standstill[]): readonly Together[] {
  const groups = new Map<string, Together>();
  for (const { question, domain, ...same } of standstills) {
    const key = `${question} ${same.lastDay}`;
    groups.set(key, { ...same, domains: [...(groups.get(key)?.domains ?? []), domain] });
  }
  return [...groups.values()];
}
