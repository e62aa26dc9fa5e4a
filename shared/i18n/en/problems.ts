import type { Texts } from '../nl.ts';

export const problems: Texts['problems'] = {
  reference: (number) => `Give this number if you phone us: ${number}.`,
  unexpectedTitle: 'Something went wrong on our side',
  unexpected: 'It is not because of you. Try again in a few minutes. What you sent may not have been saved.',
  notFoundTitle: 'This page does not exist',
  notFound: 'Check the address, or open the link in your email again.',
  erasedTitle: 'This case was erased',
  erased:
    'The data of this case are gone. Nobody can read them any more. This happens when they no longer have to be kept, or when the family asks for it. Do you have a question? Call the municipality.',
  methodTitle: 'This page does not work that way',
  method: 'This page cannot be asked for in this way. Go back and use the button on the page.',
  foreignTitle: 'This did not come from our own page',
  foreign: 'Open the link in your email and try again there.',
  tooLargeTitle: 'This is too large',
  tooLarge: 'What you sent is larger than we can accept (5 MB).',
  plan: 'The plan has not been brought in. Everything that is wrong is in the list.',
  unreadableTitle: 'We cannot read this form',
  unreadable: 'Go back, fill in the form again and send it.',
};
