import { dateIn } from '../../../shared/domain/working-days.ts';
import type { CaseState, Conversation } from '../../../shared/domain/case-state.ts';
import { findConversation } from '../../../shared/domain/turn.ts';
import { loadCase } from '../../../shared/ledger/perform.ts';
import { readLink } from '../../../shared/links/tokens.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import type { Chance } from './chance.ts';
import type { VirtualTown } from './virtual-town.ts';

/** Where the family is reached once its address has been mended. */
export const mendedAddress = 'ilse.zomerdijk@anders.example';

const day = 86_400_000;

/** An official's form as it stands when they want to talk before they answer; `now` in milliseconds. */
export function talkForm(
  official: Person,
  { note, now }: { note: string; now: number },
): Record<string, string> {
  return {
    ...official.fields(),
    'answers.0.outcome': 'talk',
    'talk.on': dateIn(new Date(now + 2 * day).toISOString()),
    'talk.time': '10:00',
    'talk.channel': 'phone',
    'talk.note': note,
  };
}

/** Whether the page asks an official for an answer. */
export function isAsked(official: Person): boolean {
  return official.page.root.querySelector('button[value=check]') !== null;
}

/** The conversation a mail is about, as it stands. */
export async function conversationOf(
  town: VirtualTown,
  mail: Mail,
): Promise<{ state: CaseState; conversation: Conversation } | undefined> {
  const claims = readLink(mail.links[0]?.split('/').at(-1) ?? '', town.outside.links);
  if (claims?.caseId === undefined || claims.conversation === undefined) return undefined;
  const found = await loadCase(town.outside.books, claims.caseId);
  const conversation = found && findConversation(found.state, claims.conversation);
  return found === undefined || conversation === undefined ? undefined : { state: found.state, conversation };
}

/** What a contact person does who has heard nothing: the mail once more, or another address for the family. */
export async function lookAfter(contact: Person, chance: Chance): Promise<void> {
  const { page } = contact;
  const form =
    page.root.querySelector('button[value=resend]') === null ? 'mend' : chance.oneOf(['resend', 'mend']);
  if (page.root.querySelector(`button[value=${form}]`) === null) return;
  const { commandId, planVersion, conversation } = contact.fields();
  const fields = new URLSearchParams({
    step: form,
    commandId: commandId ?? '',
    planVersion: planVersion ?? '',
  });
  if (form === 'mend') {
    fields.set('email', mendedAddress);
    fields.set('person', 'family');
  } else fields.set('conversation', conversation ?? '');
  const twice = chance.happens(0.2) ? contact.inAnotherTab() : undefined;
  await Promise.all([contact.post(page.url, fields), twice?.post(page.url, fields)]);
}
