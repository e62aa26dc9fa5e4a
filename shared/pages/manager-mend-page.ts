import { html } from 'hono/html';
import type { FamilyBounce } from '../domain/bounces.ts';
import { membersOf } from '../domain/family-members.ts';
import type { PersonId } from '../domain/identifiers.ts';
import type { Request } from '../domain/request.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { errorSummary, type Filled } from './form-parts.ts';
import { renderPage, type PageFrame } from './layout.ts';
import { mendForm, mendLabel } from './mend-address-view.ts';

export type ManagerMendView = {
  readonly plan: Request;
  readonly bounces: readonly FamilyBounce[];
  readonly base: string;
  readonly commandId: string;
  readonly planVersion: number;
};

/** A better address for whoever of the family cannot be reached, by role: a manager reads no name here. */
export async function managerMendPage(
  frame: PageFrame,
  view: ManagerMendView,
  filled: Filled,
): Promise<HttpResponse> {
  const { texts } = frame;
  const { managing, casework, format } = texts;
  const { plan, bounces, base } = view;
  const wrong = filled.issues.length > 0;
  const whose = bounces.map(({ person, at }) => ({
    value: person,
    label: managing.mend.bounced(roleName(texts, plan, person), format.shortDate(at)),
  }));
  const content = html`${errorSummary(filled, (path) => mendLabel(texts, path))}
    <p class="step">${casework.caseTitle(plan.reference)}</p>
    <h1>${managing.mend.title}</h1>
    <p class="lead">${managing.mend.lead}</p>
    ${whose.length === 1 ? html`<p><strong class="capital">${whose[0]?.label ?? ''}</strong></p>` : ''}
    ${mendForm(
      {
        action: `${base}/adres`,
        whose,
        unreached: undefined,
        carried: [
          ['commandId', view.commandId],
          ['planVersion', String(view.planVersion)],
        ],
      },
      filled,
    )}
    <p><a href="${base}">${managing.back}</a></p>`;
  return renderPage(frame, {
    title: `${managing.mend.title}, ${casework.caseTitle(plan.reference)}`,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
    form: { id: 'adres' },
  });
}

/** Of several in one role, which of them, in the order of the plan. */
function roleName({ together }: Texts, plan: Request, person: PersonId): string {
  const members = membersOf(plan);
  const role = members.find((one) => one.person === person)?.role ?? 'representative';
  const alike = members.filter((one) => one.role === role);
  const place = alike.findIndex((one) => one.person === person) + 1;
  return alike.length < 2 ? together.roles[role] : `${together.roles[role]} ${place}`;
}
