import type { Texts } from '../nl.ts';

export const phone: Texts['phone'] = {
  link: 'Answer given by telephone',
  title: 'Answer given by telephone',
  text: (who) =>
    `You write this down on behalf of: ${who}. It counts only once this official confirms it. We send an email for that.`,
  asked: (who) => `This is what we asked: ${who}`,
  spokenOn: 'When did you speak?',
  answer: (who) => `Answer on behalf of ${who}`,
  answerTo: (who, what) => `Answer on behalf of ${who} to: ${what}`,
  check: 'Next: check',
  checkTitle: 'Is this answer correct?',
  send: 'Write down and have it confirmed',
  done: 'The answer has been written down. It counts only once it is confirmed: an email is on its way for that.',
  goneTitle: 'This answer is not needed now',
  goneText:
    'An answer has been given meanwhile, the plan has changed, or it is somebody else’s turn. Nothing was saved.',
  notice: (on) =>
    `On ${on} the contact person wrote this down on your behalf. Please check it. It counts only once you send it yourself.`,
  own: 'This is what you had filled in yourself before',
  tracker: (on) => `The contact person wrote down an answer on ${on}. It has yet to be confirmed.`,
};
