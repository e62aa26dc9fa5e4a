import type { ChainStage } from '../../shared/domain/chain.ts';
import { isInForce } from '../../shared/domain/rules.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import type { DraftGround } from '../../shared/drafts/check.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import type { RequestChoices } from '../../shared/pages/request-fields.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import { groundOf } from '../bring-in.ts';
import { labeller } from '../labeller.ts';
import type { Needs, Opened } from './opened.ts';

/** What this draft is held against: a plan that is amended goes along the chain its case was opened with. */
export function draftGround(system: Needs, { work, state }: Opened): DraftGround {
  // Whoever stands in writes in the plan of somebody else.
  const own = state && contactPersonById(system.registers.current, state.contactPerson);
  const { name, email, organisation } = own ?? work.own;
  const chain = state?.chain ?? system.registers.current.chain;
  return {
    ...groundOf(system, { chain, contactPersons: [email] }),
    contactPerson: { name, email, organisation },
  };
}

/** The stages of the chain with the names people know them by. */
export function namedStages(
  system: Needs,
  { state }: Pick<Opened, 'state'>,
  texts: Texts,
): Pick<ChainStage, 'id' | 'label' | 'function' | 'optional' | 'word' | 'domains'>[] {
  const label = labeller(system, texts);
  return (state?.chain ?? system.registers.current.chain).map((stage) => ({
    ...stage,
    label: label(stage.function),
  }));
}

/** What the form offers to choose from: a rule that no longer holds is not among it. */
export function choicesOf(system: Needs, opened: Pick<Opened, 'state'>, texts: Texts): RequestChoices {
  const stages = namedStages(system, opened, texts);
  const today = dateIn(system.books.now());
  return {
    domains: stages.flatMap(({ domains }) => domains),
    rules: system.registers.current.rules.filter((rule) => isInForce(rule, today)),
    advisers: stages.filter(({ optional }) => optional),
  };
}
