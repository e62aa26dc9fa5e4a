import type { Texts } from '../nl.ts';

export const talk: Texts['talk'] = {
  title: 'The talk',
  officialText:
    'A talk has been planned. Write down here what was agreed. Then you can answer. Whatever else you filled in on this page is kept.',
  contactText: 'Has the talk taken place? Then write down what was agreed. The official reads this too.',
  heldOn: 'When was the talk?',
  spoke: 'Who spoke?',
  spokeHint: 'For example: mother, grandmother, the contact person and I.',
  agreed: 'What was agreed?',
  agreedHint: 'Write it so that the family may read it.',
  record: 'Save the talk',
  cancel: 'The talk will not take place',
  recorded: 'The talk has been saved.',
  cancelled: 'The talk will not take place. That has been saved.',
  calledOff: (when, channel) => `The talk on ${when}, ${channel.toLowerCase()}, will not take place.`,
  calledOffCalendar: 'Take it out of your calendar',
  calledOffFamily: 'Was the family to be there? Then let them know.',
  heldTracker: (on) => `The talk was on ${on}.`,
};
