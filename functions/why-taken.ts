import type { Conversation } from '../shared/domain/case-state.ts';
import type { PersonId } from '../shared/domain/identifiers.ts';
import type { Texts } from '../shared/i18n/texts.ts';

/** To whoever had a conversation before: what they lacked, where it was taken from them because they might not decide. */
export function whyTaken(
  { handOver, mandates }: Texts,
  { handOvers }: Conversation,
  person: PersonId,
): string[] {
  const lack = handOvers.findLast(({ from }) => from.id === person)?.lack;
  return lack === undefined ? [] : [handOver.mayNotDecide(mandates.lacksShort[lack])];
}
