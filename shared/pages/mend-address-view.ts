import { html } from 'hono/html';
import { standingBounces } from '../domain/bounces.ts';
import type { CaseState } from '../domain/case-state.ts';
import { membersOf } from '../domain/family-members.ts';
import type { Request } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { field, hidden, select, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';

/** The fields of the form, and what a list of errors calls them. */
export function mendLabel({ casework }: Texts, path: string): string | undefined {
  return { email: casework.mendLabel, person: casework.mendWhose }[path];
}

/** A better address for somebody of the family; of several it is chosen whose, and mail that came back says so ahead. */
export function mendForm(
  {
    state,
    plan,
    carried,
  }: {
    readonly state: CaseState;
    readonly plan: Request;
    readonly carried: readonly (readonly [string, string])[];
  },
  filled: Filled,
): Markup {
  const { casework, together } = filled.texts;
  const members = membersOf(plan);
  const unreached = standingBounces(state).find(({ conversation }) =>
    members.some(({ person }) => person === conversation.with.id),
  );
  return html`<form method="post" id="adres" action="/werk/zaak/${state.caseId}" novalidate>
    ${hidden(carried)}
    ${
      members.length === 1
        ? nothing
        : select(filled, {
            name: 'person',
            label: casework.mendWhose,
            initial: unreached?.conversation.with.id ?? '',
            answers: [
              { value: '', label: casework.mendChoose },
              ...members.map(({ person, name, role, email }) => ({
                value: person,
                label: together.member(name, together.roles[role], email),
              })),
            ],
          })
    }
    ${field(filled, { name: 'email', label: casework.mendLabel, hint: casework.mendHint, type: 'email' })}
    <button type="submit" name="step" value="mend">${casework.mendSend}</button>
  </form>`;
}
