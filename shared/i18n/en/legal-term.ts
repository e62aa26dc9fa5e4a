import type { Texts } from '../nl.ts';

export const legalTerm: Texts['legalTerm'] = {
  title: 'The legal term',
  lastDay: 'Last day for the decision',
  personalPlan: 'Wmo: the family can give a plan of its own until',
  investigated: 'Wmo: the investigation is done by',
  isSuspended: 'The term stands still now. The date will move on.',
  question: 'There was a question to the family (Awb 4:15).',
  questionOpen: 'There is a question to the family (Awb 4:15).',
  pause: (from, until) =>
    `The term stood still from ${from} up to and including ${until}: the family agreed to that (Awb 4:15).`,
  pauseOpen: (from) => `The term stands still from ${from}: the family agreed to that (Awb 4:15).`,
  extended: (on, until) =>
    `On ${on} it was announced that the decision comes later: by ${until} at the latest (Awb 4:14).`,
  why: 'Why more time is needed:',
  link: 'Announce that more time is needed',
  extend: {
    title: 'Announce that more time is needed',
    lead: 'Can a decision not be made in time? Then the municipality says so before the term ends, with a new date (Awb 4:14). That can be done once. The family gets an email at once and reads the date and the reason.',
    now: (lastDay) => `The last day is ${lastDay} now.`,
    until: 'The new last day',
    untilHint: 'Choose the shortest time that is reasonable.',
    text: 'Why is more time needed?',
    textHint: 'Write for the family: they read this.',
    send: 'Tell the family the new date',
    back: 'Back to the case',
  },
  refused: {
    'cannot-be-extended': 'By law this term cannot be extended.',
    'not-running-yet': 'This term is not running yet. It can be extended once it is.',
    'term-over': 'The term has ended. It can only be extended before that.',
    'already-extended': 'This term has been extended once. That cannot be done again.',
    'no-later-date': 'Choose a day after the last day of the term.',
  },
};
