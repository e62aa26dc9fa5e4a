import type { CaseState, Conversation } from './case-state.ts';
import type { Envelope, EntryType } from './entries.ts';
import { familyStage } from './chain.ts';
import { changesWaitedFor, openConversations, openQuestion } from './turn.ts';

/** How many days a link in a mail about a case opens. */
export const caseLinkDays = 14;

/** Entries that one mail with a link follows, to whoever holds the conversation they are about. */
const bringLink: ReadonlySet<EntryType> = new Set<EntryType>([
  'conversation-opened',
  'link-renewed',
  'handed-over',
  'address-mended',
  'question-answered',
  'answer-noted',
  'talk-cancelled',
]);

/** The same, of entries about the case as a whole: everybody who is asked gets one. */
const bringAll: ReadonlySet<EntryType> = new Set<EntryType>(['resumed', 'nudged']);

/**
 * The instant (ISO 8601, UTC) at which the first link expires of those that the case waits for; `undefined` where it waits
 * for nobody who came in by a link, as while a question lies with the contact person. A bundle of reminders that another
 * case gave rise to may have brought a fresher one: who asks for a link by themselves is always sent one.
 */
export function linksExpireAt(state: CaseState, entries: readonly Envelope[]): string | undefined {
  if (changesWaitedFor(state) !== undefined) return undefined;
  const [first] = openConversations(state)
    .filter(({ id }) => openQuestion(state, id) === undefined)
    .map((one) => lastLinkAt(one, entries))
    .sort();
  return first === undefined
    ? undefined
    : new Date(Date.parse(first) + caseLinkDays * 86_400_000).toISOString();
}

function lastLinkAt(conversation: Conversation, entries: readonly Envelope[]): string {
  const brought = entries.findLast((entry) => bringsLink(entry, conversation));
  return brought?.at ?? conversation.openedAt;
}

function bringsLink(entry: Envelope, { id, stage, openedAt }: Conversation): boolean {
  if (bringAll.has(entry.type)) return entry.at > openedAt;
  // The family is warned of no term.
  if (entry.type === 'term-warned') return stage !== familyStage && entry.at > openedAt;
  if (!('conversation' in entry) || entry.conversation !== id) return false;
  // Of the daily look, the two reminders are mailed to the holder.
  if (entry.type === 'look-recorded') return ['first-reminder', 'second-reminder'].includes(entry.due);
  return bringLink.has(entry.type);
}
