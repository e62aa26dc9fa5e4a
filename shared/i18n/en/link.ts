import type { Texts } from '../nl.ts';

export const link: Texts['link'] = {
  title: 'Fill in the code',
  text: 'The email with this link holds a code of four digits. Fill it in here. That tells us that you read the email yourself.',
  code: 'Code of four digits',
  open: 'Open',
  wrongCode: (left) =>
    `This code does not belong to the link. Look in the email in which you clicked. You have ${left} ${left === 1 ? 'try' : 'tries'} left.`,
  noCode: 'Fill in the four digits that are in the email with the link.',
  lockedTitle: 'This link is blocked',
  locked: 'A wrong code was filled in five times. You will get a new email with a new link and a new code.',
  unknownTitle: 'We do not know this link',
  unknown:
    'Maybe part of the link is missing. Open the link from the email again, or copy the whole address.',
  expiredTitle: 'This link has expired',
  expired: 'A link works for a limited time. You can ask for a new one.',
  oldTitle: 'This link no longer works',
  answeredTitle: 'This was answered already',
  overtakenTitle: 'The plan was changed',
  addressTitle: 'There is another email address',
  address: 'The emails about this case now go to another email address. Open the last email at that address.',
  standInOverTitle: 'You no longer stand in',
  standInOver: 'The contact person of this case is back, or somebody else stands in now.',
  answered: (who, at) => `An answer was recorded on ${at} (${who}).`,
  overtaken: 'The plan has been changed. That is why this conversation is no longer needed.',
  overtakenFamily:
    'The plan has been changed. You will get an email with the new version. Open the link in that email.',
  movedTitle: 'This conversation is no longer needed',
  moved:
    'The municipality now asks others about this plan. If your answer is still needed, you will get a new email.',
  renewed: 'A newer link has been sent. Open the last email about this case.',
  freshTitle: 'A new link',
  freshText: 'We send a new link to the email address that we know.',
  fresh: 'Send a new link',
  freshSentTitle: 'A new link is on its way',
  freshSent: 'Look in your email. With the new link, the old one stops working.',
  freshTooOften:
    'Five new links have been sent today already. Try again tomorrow, or phone the contact person.',
};
