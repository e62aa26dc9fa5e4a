import type { CaseState } from '../../shared/domain/case-state.ts';
import { evolve } from '../../shared/domain/evolve.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { isOvertaken, type MailOrder } from '../../shared/domain/mail-order.ts';
import { react, type Effect } from '../../shared/domain/react.ts';
import { loadCase, perform } from '../../shared/ledger/perform.ts';
import { summaryOf } from '../../shared/views/case-summaries.ts';
import { isBetweenTwo } from '../../shared/views/rows-of-case.ts';
import { ringToken } from '../ring-token.ts';
import { clockwork } from '../clockwork.ts';
import type { System } from '../system.ts';
import { measureProgress } from './measure-progress.ts';
import { orderReminders } from './order-reminders.ts';

export type ReactNeeds = Pick<
  System,
  | 'books'
  | 'registers'
  | 'cursors'
  | 'outbox'
  | 'executions'
  | 'tokenRows'
  | 'summaries'
  | 'precedents'
  | 'followUps'
  | 'measure'
>;

/**
 * From the case's cursor to its head, entry by entry: does what must follow, refreshes the view, then moves the cursor.
 * The cursor moves last: moved first, a crash in between would lose a mail or leave an execution waiting for ever.
 *
 * `n` is the entry that rang: when its effects have been done, nothing is read, and what came after it rings for itself.
 */
export async function reactToCase(system: ReactNeeds, caseId: CaseId, n = Infinity): Promise<void> {
  const done = await system.cursors.before(caseId, n);
  if (done >= n) return;
  const found = await loadCase(system.books, caseId, n);
  if (found === undefined) return;
  const { state: head, entries } = found;
  if (head.n <= done) return;
  let state: CaseState | undefined;
  for (const entry of entries) {
    state = evolve(state, entry);
    if (entry.n <= done) continue;
    for (const effect of gathered(react(state, entry))) await carryOut(system, effect, { head, entry });
  }
  const last = entries.at(-1);
  if (last !== undefined && !isBetweenTwo(head, last)) await system.summaries.put(summaryOf(head, entries));
  if (await system.cursors.advance(caseId, head.n))
    measureProgress(
      system,
      head,
      entries.filter((entry) => entry.n > done),
    );
}

type News = { readonly kind: 'news'; readonly mails: readonly MailOrder[] };

/** The same effects, with news of one kind for several people as one: it takes one row on the desk and not one for each. */
function gathered(effects: readonly Effect[]): (Effect | News)[] {
  const isNews = (effect: Effect): effect is Extract<Effect, { kind: 'mail' }> =>
    effect.kind === 'mail' && effect.mail.linkEpoch === undefined;
  const news = effects.filter(isNews).map(({ mail }) => mail);
  const kinds = [...new Set(news.map(({ kind }) => kind))];
  return [
    ...effects.filter((effect) => !isNews(effect)),
    ...kinds.map((kind) => ({ kind: 'news' as const, mails: news.filter((one) => one.kind === kind) })),
  ];
}

/** One effect; each is safe to do again. What a newer epoch has overtaken is skipped and counted. */
async function carryOut(
  system: ReactNeeds,
  effect: Effect | News,
  at: { head: CaseState; entry: Envelope },
): Promise<void> {
  const { caseId } = at.entry;
  switch (effect.kind) {
    case 'command':
      // A refusal here means that somebody has done it before us.
      await perform(system.books, {
        caseId,
        command: effect.command,
        actor: clockwork,
        commandId: effect.commandId,
      });
      return;
    case 'start-execution':
      if (at.head.generation > effect.generation) {
        system.measure('effect-overtaken', { caseId });
        return;
      }
      if (effect.generation > 1) await system.executions.stop(caseId, effect.generation - 1);
      await system.executions.start(caseId, effect.generation);
      return;
    case 'ring':
      for (const { token } of await system.tokenRows.of(caseId)) {
        await ringToken(system, { caseId, token, ring: effect.ring });
      }
      return;
    case 'tell-managers':
      await system.outbox.orderForCase(
        caseId,
        system.registers.current.managers.map(({ id }) => ({ ...effect.mail, recipient: id })),
      );
      return;
    case 'remind':
      await orderReminders(system, effect, caseId);
      return;
    case 'mail':
      if (isOvertaken(effect.mail, at.head)) system.measure('effect-overtaken', { caseId });
      else await system.outbox.orderForCase(caseId, [effect.mail]);
      return;
    case 'news':
      await system.outbox.orderForCase(caseId, effect.mails);
      return;
    case 'precedent':
      await system.precedents.put(effect.row);
      return;
    case 'follow-up':
      await system.followUps.put(effect.row);
      return;
  }
}
