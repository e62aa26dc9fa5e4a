import type { Texts } from '../nl.ts';

export const family: Texts['family'] = {
  title: 'Your plan',
  confirmTitle: 'Is this your plan?',
  confirmLead:
    'Your contact person has written this down. Nobody else reads it before you say yes. Take your time to read it.',
  choice: 'Your answer',
  confirm: 'Yes, this is our plan',
  change: 'No, something must change',
  changeText: 'What must change?',
  changeHint: 'Your contact person reads this and changes the plan. After that we ask you again.',
  send: 'Send',
  confirmed: (on) => `You confirmed the plan on ${on}.`,
  changesAsked: (on) => `On ${on} you asked for a change. It is now your contact person’s turn.`,
  addressMended: (on: string): string =>
    `Your email address in this case was changed on ${on}. Is that not right? Call your contact person.`,
  follow: 'Where is your plan now?',
  planChanged: 'The plan has just been changed. The new version is below. Read that first.',
  tooLate:
    'The plan had already been confirmed. What you wrote has not been saved. Tell your contact person, who can still change the plan.',
  yourText: 'This is what you wrote',
};
