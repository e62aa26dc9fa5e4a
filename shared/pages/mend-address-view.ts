import { html } from 'hono/html';
import { standingBounces } from '../domain/bounces.ts';
import type { CaseState } from '../domain/case-state.ts';
import { membersOf } from '../domain/family-members.ts';
import type { PersonId } from '../domain/identifiers.ts';
import type { Request } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { field, hidden, select, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';

/** The fields of the form, and what a list of errors calls them. */
export function mendLabel({ casework }: Texts, path: string): string | undefined {
  return { email: casework.mendLabel, person: casework.mendWhose }[path];
}

export type MendFields = {
  readonly action: string;
  /** Whose address it may be; of one alone nobody is asked whose. */
  readonly whose: readonly { readonly value: PersonId; readonly label: string }[];
  /** Whose mail came back. */
  readonly unreached: PersonId | undefined;
  readonly carried: readonly (readonly [string, string])[];
};

/** A better address for somebody of the family; of several it is chosen whose, and mail that came back says so ahead. */
export function mendForm({ action, whose, unreached, carried }: MendFields, filled: Filled): Markup {
  const { casework } = filled.texts;
  const [first, ...others] = whose;
  return html`<form method="post" id="adres" action="${action}" novalidate>
    ${hidden(others.length > 0 || first === undefined ? carried : [...carried, ['person', first.value]])}
    ${
      others.length === 0
        ? nothing
        : select(filled, {
            name: 'person',
            label: casework.mendWhose,
            initial: unreached ?? '',
            answers: [{ value: '', label: casework.mendChoose }, ...whose],
          })
    }
    ${field(filled, { name: 'email', label: casework.mendLabel, hint: casework.mendHint, type: 'email' })}
    <button type="submit" name="step" value="mend">${casework.mendSend}</button>
  </form>`;
}

/** For the contact person, who knows them all by name. */
export function mendForContact(
  view: Pick<MendFields, 'carried'> & { readonly state: CaseState; readonly plan: Request },
  filled: Filled,
): Markup {
  const { together } = filled.texts;
  const members = membersOf(view.plan);
  const unreached = standingBounces(view.state).find(({ conversation }) =>
    members.some(({ person }) => person === conversation.with.id),
  );
  return mendForm(
    {
      action: `/werk/zaak/${view.state.caseId}`,
      whose: members.map(({ person, name, role, email }) => ({
        value: person,
        label: together.member(name, together.roles[role], email),
      })),
      unreached: unreached?.conversation.with.id,
      carried: view.carried,
    },
    filled,
  );
}
