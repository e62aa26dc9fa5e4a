import type { Command } from '../../shared/domain/commands.ts';
import { contactFunction } from '../../shared/domain/identifiers.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { findConversation, openConversation } from '../../shared/domain/turn.ts';
import type { Form } from '../../shared/http/http.ts';
import { loadCase, perform } from '../../shared/ledger/perform.ts';
import { wishOf } from '../form-stamp.ts';
import { readHeldTalk } from '../held-talk-form.ts';
import type { Found, Needs } from './needs.ts';
import { keptAt } from './own-case.ts';

/** Where what a contact person wrote about a talk lies, when they sent it too late. */
export const heldTalkPage = 'gesprek';

export const recordStep = 'record-talk';
export const cancelStep = 'cancel-talk';

/** `done` is what the page of the case says of it, beside what it shows anyway; `gone`: the conversation has ended or is with somebody else. */
export type Tended =
  | { readonly kind: 'done'; readonly done: 'gesprek' | 'afgezegd' | undefined }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'gone' };

/** The contact person writes down what a talk came to, or that it will not be. */
export async function tendTalk(system: Needs, found: Found, values: Form): Promise<Tended> {
  const { state, work } = found;
  const conversation = openConversation(state);
  const wish = wishOf(values.text('commandId'));
  if (conversation === undefined || values.text('conversation') !== conversation.id || wish === undefined)
    return { kind: 'gone' };
  const isRecord = values.text('step') === recordStep;
  let command: Command = { type: 'cancel-talk', conversation: conversation.id };
  if (isRecord) {
    const read = readHeldTalk(values);
    if ('issues' in read) return { kind: 'issues', issues: read.issues };
    command = { type: 'record-talk', conversation: conversation.id, ...read.held };
  }
  const actor = { id: work.person, function: contactFunction };
  const result = await perform(system.books, {
    caseId: state.caseId,
    command,
    actor,
    commandId: `${wish}-${isRecord ? 'record' : 'cancel'}`,
  });
  if (result.kind === 'refused') {
    if (result.code === 'invalid') return { kind: 'issues', issues: result.issues };
    if (result.code === 'command-reused')
      return { kind: 'issues', issues: [{ path: 'agreed', code: 'sent-before' }] };
    if (result.code !== 'no-talk') return { kind: 'gone' };
    // Called off before, by the official or in another tab, is what was wanted; a talk that was held is not.
    const now = await loadCase(system.books, state.caseId);
    const talk = now === undefined ? undefined : findConversation(now.state, conversation.id)?.talk;
    if (talk?.held !== undefined) return { kind: 'done', done: undefined };
  }
  if (isRecord) await system.parked.clear(keptAt(state, { page: heldTalkPage, person: work.person }));
  return { kind: 'done', done: isRecord ? 'gesprek' : 'afgezegd' };
}
