import type { Texts } from '../nl.ts';

export const session: Texts['session'] = {
  missingTitle: 'Open the link in your email',
  missing:
    'You can read this page only through the link that you got by email. Open that link and fill in the code.',
  expiredTitle: 'You have been away too long',
  expired: 'Open the link in your email again and fill in the code.',
  kept: 'What you filled in has been saved. It will be there for 24 hours, as soon as you open the link again.',
  draftKept: 'What you filled in has been saved. You will find it again once you are back in.',
  restored: 'You filled this in earlier. It has not been sent yet. Check it, then send it.',
  copy: 'This is what you filled in. It has not been sent. Copy it, then you do not have to type it again.',
  typed: (index) => `Your text ${index}`,
  start: 'To the first page',
};
