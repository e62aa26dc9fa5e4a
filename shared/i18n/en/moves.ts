import type { Texts } from '../nl.ts';

export const moves: Texts['moves'] = {
  invalidTitle: 'The case cannot be moved like this',
  invalid: 'Nothing was recorded. Everything that is wrong is in the list.',
  refusedTitle: 'The case was not moved',
  notYours: 'Only a manager or an administrator moves a case to another chain.',
};
