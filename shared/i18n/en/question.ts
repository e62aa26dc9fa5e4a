import type { Texts } from '../nl.ts';

export const question: Texts['question'] = {
  choice: 'A question first (write it below)',
  title: 'A question first: what do you want to know?',
  hint: 'Only with “a question first”. You get an email when there is a reply. Then you answer on this same page.',
  text: 'Your question',
  textHint: 'The contact person reads this. Write it so that the family understands it too.',
  to: 'Who is the question for?',
  toContact: 'For the contact person',
  toFamily: 'For the family, as applicant',
  answerBy: 'The family replies by',
  clock:
    'Only for a question to the family. Only that stops the legal term (Awb 4:15): from the day after your question, up to and including the day of the reply, and not beyond this day.',
  checkTitle: 'Is your question correct?',
  checkText: 'The contact person gets an email about this. We do not pass on your answer yet.',
  runsOn: 'The legal term simply runs on.',
  willStandStill: (domains, from, until) =>
    `The term for ${domains} stands still from ${from} up to and including the day of the reply, but not beyond ${until}.`,
  send: 'Send the question',
  sentTitle: 'Your question has been sent',
  sentContact: 'The contact person now gets an email. You get an email when there is a reply.',
  sentFamily:
    'The contact person now gets an email and puts the question to the family. You get an email when there is a reply.',
  sentDue: (due) =>
    `Your answer about the plan is still needed, please by ${due}. You may also answer without waiting for the reply.`,
  back: 'Back to the plan',
  openTitle: 'Your question is still open',
  openTitleBefore: 'A question is still open from whoever had this conversation before',
  openSince: (on) => `Asked on ${on}. You get an email when there is a reply.`,
  openFamily: (by) => `The family replies by ${by}.`,
  mayAnswer: 'You can also answer below already.',
  standsStill: (domains, from, until) =>
    `The term for ${domains} stands still from ${from} until there is a reply, but not beyond ${until}.`,
  stoodStill: (domains, from, until) =>
    `The term for ${domains} stood still from ${from} up to and including ${until}.`,
  lastDay: (day) => `The last day to decide is now ${day}.`,
  lastDayAtLeast: (day) => `The last day to decide is ${day} or later.`,
  trackerContact: (on) => `A question of ${on} is open. The contact person replies.`,
  trackerFamily: (on, by) => `A question of ${on} to the family is open. Reply by ${by}.`,
  forYou: (who) => `Question from ${who}`,
  answerLink: 'Answer the question',
  answerTitle: 'Answer the question',
  askedBy: 'Question from',
  askedOn: 'Asked on',
  askedOf: 'Meant',
  asked: 'The question',
  answerLead:
    'Whoever asked gets an email and reads your reply. Write only what is needed for this question.',
  answerLeadFamily:
    'This question is for the family. Put it to the family and write their reply here. Whoever asked gets an email and reads the reply.',
  answer: 'The reply',
  answerSend: 'Send the reply',
  answeredTitle: 'The question has been answered',
  answeredText: 'Whoever asked gets an email.',
  answeredBefore: 'There was a reply already. What you sent just now was not saved.',
  goneTitle: 'This question is no longer needed',
  goneText: 'An answer has been given meanwhile, or the conversation has lapsed.',
  typed: 'This is what you had filled in',
  toCase: 'Back to the case',
};
