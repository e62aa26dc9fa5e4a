import { html } from 'hono/html';
import type { Conversation } from '../domain/case-state.ts';
import type { Stage } from '../domain/chain.ts';
import type { Lack, Mandate, Mandated } from '../domain/mandates.ts';
import type { Instead } from '../domain/talk-entries.ts';
import type { MandateWords } from '../i18n/nl/mandates.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';

/** The mandate a decision was signed under: its id, and what the register knows of it still. */
export type Signed = { readonly id: string; readonly mandate: Mandate | undefined };

/** As people write a mandate: `W-12`. */
export function numberOf(id: string): string {
  return id.toUpperCase();
}

function wordsOf({ format }: Texts, mandate: Mandate | undefined): MandateWords {
  const day = (date: string | undefined): string => (date === undefined ? '' : format.shortDate(date));
  return {
    grantor: mandate?.grantor ?? '',
    id: mandate === undefined ? '' : numberOf(mandate.id),
    upTo: mandate?.upTo === undefined ? '' : format.euro(mandate.upTo),
    isForThisCase: mandate?.caseId !== undefined,
    from: day(mandate?.from),
    until: day(mandate?.until),
    revokedFrom: day(mandate?.revokedFrom),
  };
}

/** `namens het college van burgemeester en wethouders, mandaat W-12 tot € 10.000` */
export function underText(texts: Texts, { id, mandate }: Signed): string {
  const { mandates } = texts;
  return mandate === undefined ? mandates.underNumber(numberOf(id)) : mandates.under(wordsOf(texts, mandate));
}

/** Why somebody may not decide, said to them in full sentences. */
export function lackText(texts: Texts, lack: Lack, mandate: Mandate | undefined): string {
  return texts.mandates.lacks[lack](wordsOf(texts, mandate));
}

/** Under the answers: in whose name one decides, or that one may not; nothing where it is no decision. */
export function mandateNotice(texts: Texts, signing: Mandated | undefined): Markup {
  if (signing === undefined) return nothing;
  const { mandates } = texts;
  if (signing.kind === 'mandated') {
    const under = underText(texts, { id: signing.mandate.id, mandate: signing.mandate });
    return html`<p>${mandates.youDecide(under)}</p>`;
  }
  return html`<div class="notice">
    <h2>${mandates.title}</h2>
    <p>${mandates.ahead} ${lackText(texts, signing.lack, signing.mandate)}</p>
    <p>${mandates.aheadThen}</p>
  </div>`;
}

/** Why the one who is asked is in another function than the stage, or took it over; nothing where neither is so. */
export function whyThem(
  texts: Texts,
  about: { stage: Stage; waiting: Conversation; label: (functionId: string) => string },
): string | undefined {
  const { mandates, timeline } = texts;
  const { stage, waiting, label } = about;
  const last = waiting.handOvers.at(-1);
  const who = label(waiting.with.function);
  if (last !== undefined) {
    const lack = last.lack === undefined ? '' : `, ${mandates.lacksShort[last.lack]}`;
    return mandates.takenOver(who, `${timeline.handOverCauses[last.cause]}${lack}`);
  }
  if (waiting.instead === undefined) return undefined;
  return mandates.asked(who, insteadText(texts, waiting.instead, label(stage.function)));
}

/** `own` is how the function of the stage is called. */
export function insteadText({ mandates }: Texts, { cause, lack }: Instead, own: string): string {
  switch (cause) {
    case 'absence':
      return mandates.instead.absence(own);
    case 'no-mandate':
      return mandates.instead['no-mandate'](own, mandates.lacksShort[lack ?? 'none']);
    case 'for-this-case':
      return mandates.instead['for-this-case'];
  }
}
