import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { familyStage } from '../domain/chain.ts';
import { isAuthorised, membersOf, type FamilyRole } from '../domain/family-members.ts';
import type { PersonId } from '../domain/identifiers.ts';
import type { Request } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';
import { list, part } from './plan-view.ts';

/** Who has said yes and who is waited for, by role and never by name; nothing where a member of the family alone does. */
export function confirmersView(
  texts: Texts,
  view: { readonly state: CaseState; readonly plan: Request; readonly reader?: PersonId },
): Markup {
  const { state, plan, reader } = view;
  const isAlone = state.confirmers.length < 2 && !isAuthorised(plan.family);
  if (isAlone || state.withdrawn !== undefined) return nothing;
  const { together, format } = texts;
  const lines = state.confirmers.map((person) => {
    const yes = state.confirmations.findLast(
      (one) => one.by === person && one.planVersion === state.planVersion,
    );
    const isAsked = state.conversations.some(
      (one) => one.stage === familyStage && one.with.id === person && one.status === 'open',
    );
    const waits = isAsked ? together.waitedFor : together.notAsked;
    const text = yes === undefined ? waits : together.confirmedOn(format.shortDate(yes.at));
    const self = person === reader ? ` (${together.you})` : '';
    return html`<strong class="capital">${together.roles[roleOf(plan, person)]}${self}:</strong> ${text}`;
  });
  return part(together.title, list(lines));
}

/** In which role somebody of the family must confirm. */
export function roleOf(plan: Request, person: PersonId): FamilyRole {
  return membersOf(plan).find((one) => one.person === person)?.role ?? 'representative';
}
