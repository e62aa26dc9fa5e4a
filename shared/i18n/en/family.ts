import type { Texts } from '../nl.ts';

export const family: Texts['family'] = {
  title: 'Your plan',
  confirmTitle: 'Is this your plan?',
  confirmLead:
    'Your contact person wrote this down. Nobody else reads it until you say yes. If you say yes, each official reads only their own part. Only the youth and family centre (CJG) reads your whole story. Take your time to read it.',
  confirmAgainLead: 'Your contact person has changed the plan. Read the new version. Is it right now?',
  choice: 'Your answer',
  confirm: 'Yes, this is our plan',
  change: 'No, something must change',
  changeText: 'What must change?',
  changeHint: 'Your contact person reads this and changes the plan. After that we ask you again.',
  send: 'Send',
  nothingToDo: 'There is nothing you need to do now. You will get an email when there is news.',
  question: {
    title: 'There is a question for you',
    answerBy: 'Please answer by',
    whom: (name) =>
      `Tell your answer to your contact person: ${name}. You can call. Or reply to the email that you got about this question. Your contact person passes on your answer.`,
  },
  confirmed: (on: string): string => `You confirmed the plan on ${on}.`,
  changesAsked: (on: string): string =>
    `Thank you. On ${on} you asked for a change. Your contact person reads this and changes the plan. You will then get a new email. There is nothing you need to do now.`,
  addressMended: (on: string): string =>
    `Your email address in this case was changed on ${on}. Is that not right? Call your contact person.`,
  follow: 'Where is your plan now?',
  planChanged: 'The plan has just been changed. The new version is below. Read that first.',
  tooLate:
    'The plan had already been confirmed. What you wrote has not been saved. Tell your contact person, who can still change the plan.',
  yourText: 'This is what you wrote',
};
