import type { Texts } from '../nl.ts';

export const tracker: Texts['tracker'] = {
  title: 'Where the plan is now',
  family: 'The family confirms',
  waiting: (since, due) => `has had it since ${since}, answer by ${due}`,
  changesAsked: 'asked for a change; the contact person is changing the plan',
  turn: 'next, the question is on its way',
  done: (outcome, on) => `${outcome}, ${on}`,
  confirmedOn: (on) => `confirmed on ${on}`,
  passedOver: 'skipped: the plan does not touch this area',
  withinDiscretion: (who) => `not needed: ${who} may decide on this amount alone`,
  doneBy: (who) => `by ${who}`,
  noAdviser: 'skipped: the plan does not ask for this advice',
  stillValid: (outcome, on) => `${outcome}, ${on}; still counts after the change`,
  later: 'still to come',
  late: 'That day has passed.',
  closed: 'All conversations are done',
  outcome: 'Outcome',
  decided: 'What has been decided',
  conditionLine: (text, owner, dueOn) => `${text} (${owner}, by ${dueOn})`,
};
