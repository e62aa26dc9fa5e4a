import type { CaseState, Conversation } from '../domain/case-state.ts';
import { pauseOf } from '../domain/turn.ts';
import type { Texts } from '../i18n/texts.ts';

/** Why no answer is taken: the request was taken back, the case stands still, or the plan was amended. */
export function whyNot(
  texts: Texts,
  { state, conversation }: { readonly state: CaseState; readonly conversation: Conversation },
  isKept: boolean,
): { title: string; said: readonly string[] } {
  const { conversation: words, course, format } = texts;
  const { official } = course;
  if (state.withdrawn !== undefined) return { title: official.withdrawnTitle, said: [official.withdrawn] };
  const pause = pauseOf(state);
  if (pause === undefined || conversation.status !== 'open')
    return { title: words.overtakenTitle, said: [words.overtakenText] };
  const until = pause.until === undefined ? [] : [official.pausedUntil(format.longDate(pause.until))];
  const kept = isKept ? [official.kept] : [];
  return { title: official.pausedTitle, said: [official.paused, ...until, ...kept] };
}
