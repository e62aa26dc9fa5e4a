import type { Texts } from '../nl.ts';

export const said: Texts['said'] = {
  title: 'What has been said so far',
  asked: (who, on) => `Question from: ${who}, ${on}`,
  askedFamily: (who, on) => `Question to the family from: ${who}, ${on}`,
  answered: (on) => `Reply, ${on}`,
  notAnswered: 'Not answered yet.',
  held: (who, on) => `Talk with: ${who}, ${on}`,
  spoke: 'Who spoke',
  agreed: 'What was agreed',
  handedOver: (from, to, on) => `Handed over by: ${from}, to: ${to}, ${on}`,
  nudged: (on) => `Reminder from the manager, ${on}`,
  noted: (who, on) => `Said by telephone by: ${who}, ${on}; written down by the contact person`,
};
