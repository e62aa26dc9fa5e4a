import type { Texts } from '../nl.ts';

export const followThrough: Texts['followThrough'] = {
  title: 'What happens after the decision',
  lead: {
    family: 'What was agreed, and what of it has begun. Your contact person keeps this up to date.',
    contact: 'What was agreed, and what of it has begun. You keep this up to date. The family reads it too.',
  },
  condition: 'Condition',
  notYet: { part: 'Not begun yet.', condition: 'Not known yet whether this was done.' },
  late: 'late',
  done: {
    part: (on) => `Began on ${on}.`,
    condition: (on) => `Done on ${on}.`,
  },
  record: { part: 'Write down that this has begun', condition: 'Write down that this was done' },
  correct: 'Correct this',
  recordTitle: { part: 'This has begun', condition: 'This condition has been met' },
  decidedOn: (on) => `This was agreed on ${on}.`,
  before: (on) => `It now says: ${on}. What you fill in here replaces it.`,
  on: { part: 'On which day did it begin?', condition: 'On which day was it done?' },
  onHint: 'This may be today, or a day since the decision.',
  note: 'Would you like to add anything? (may be left empty)',
  noteHint: 'The family reads this too.',
  send: 'Record this',
  takeBack: 'It is not so after all: remove this',
  back: 'Back to the case',
  recorded: 'It has been recorded. The family sees it too.',
};
