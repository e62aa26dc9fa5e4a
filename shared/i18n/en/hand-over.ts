import type { Texts } from '../nl.ts';

export const handOver: Texts['handOver'] = {
  link: 'This is not for me',
  title: 'To whom do you hand this over?',
  text: 'The question goes to the person you choose. The day by which the answer is due stays the same.',
  to: 'Who takes it over?',
  person: (who, name) => `${who}: ${name}`,
  note: 'What should they know?',
  noteHint: 'Whoever takes it over reads this. You may leave it empty.',
  send: 'Hand over',
  back: 'Back to the question',
  nobodyMay: 'Nobody else has a mandate for this decision now. Please talk to the contact person.',
  nobodyElse: 'There is nobody else who can take this over. Please talk to the contact person.',
  doneTitle: (who) => `Handed over to: ${who}`,
  done: 'Whoever takes it over gets an email. You need not do anything more. Your link no longer works.',
  goneTitle: 'This conversation was handed over',
  gone: (who) => `It was handed over to: ${who}. You need not do anything more.`,
  taken: {
    'not-mine': 'You said that this is not for you.',
    absence: 'The directory of the municipality says that you are not there now.',
    'no-mandate': 'You may not decide on this now.',
    'may-not-decide': 'You may not decide on this now.',
    silent: 'No answer came from you.',
    asked: 'The contact person or a manager asks somebody else now.',
  },
  mayNotDecide: (lack) => `You may not decide on this now: ${lack}.`,
  askNobodyMay:
    'Nobody else has a mandate for this decision now. Ask the administrator whether the college gives somebody a mandate.',
  askNobodyElse: 'There is nobody else who can take this over.',
  askLink: 'Ask somebody else',
  askTitle: 'Whom do we ask?',
  askText: (who) =>
    `Now asked: ${who}. If you hand it over, the link in that email stops working. The day by which the answer is due stays the same.`,
  askSend: 'Ask this person',
  askBack: 'Back',
  askDone: 'The question was handed over. An email is on its way.',
  notNow: 'Nobody of the municipality is being asked anything now.',
  meanwhile:
    'There is an answer meanwhile, or somebody else is being asked now. First look how the case stands now.',
  askHint: 'For instance when the email address is wrong, or when an email comes back.',
  onBehalfOf: (name) => `on behalf of ${name}`,
  personGoneTitle: 'You are no longer in the directory',
  personGone:
    'This link belongs to somebody who is no longer in the directory of the municipality. Do you still work there? Then ask the administrator to put you back.',
  pausedTitle: 'This case is paused now',
  paused: (until) =>
    until === undefined
      ? 'You need not do anything now. You will hear when the case goes on. Then this link works again.'
      : `You need not do anything now. The case goes on by ${until}. You will hear then, and this link works again.`,
  withdrawnTitle: 'This request has been withdrawn',
  withdrawn: (on) => `It was withdrawn on ${on}. You need not do anything more.`,
  typedKept: 'What you filled in was not sent. We keep it for you, also when you close this page.',
};
