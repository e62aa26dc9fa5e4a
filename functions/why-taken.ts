import type { Conversation } from '../shared/domain/case-state.ts';
import type { PersonId } from '../shared/domain/identifiers.ts';
import type { Texts } from '../shared/i18n/texts.ts';

/** To whoever had a conversation before: why it was taken from them, and what they lacked where that was a mandate. */
export function whyTaken(
  { handOver, mandates }: Texts,
  { handOvers }: Conversation,
  person: PersonId,
): string[] {
  const last = handOvers.findLast(({ from }) => from.id === person);
  if (last === undefined) return [];
  const { lack, cause } = last;
  return [lack === undefined ? handOver.taken[cause] : handOver.mayNotDecide(mandates.lacksShort[lack])];
}
