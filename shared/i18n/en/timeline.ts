import type { Texts } from '../nl.ts';

export const timeline: Texts['timeline'] = {
  'request-opened': 'The plan has been brought in',
  'plan-amended': (version) => `Version ${version} of the plan has been brought in`,
  'generation-started': (generation) =>
    generation === 1
      ? 'The plan goes to the family first'
      : `The round of conversations has started again (round ${generation})`,
  'conversation-opened': (who, due) => `Asked: ${who}, answer by ${due}`,
  'plan-confirmed': 'The family has confirmed the plan',
  'changes-asked': 'The family asks for a change',
  answered: (who, outcomes) => `${who}: ${outcomes}`,
  'look-recorded': (who) => `Waiting for some working days already: ${who}`,
  'talk-planned': (who, when) => `${who}: wants to talk first, ${when}`,
  'address-mended': 'The family’s email address has been corrected',
  'link-renewed': (who) => `New link sent to: ${who}`,
};
