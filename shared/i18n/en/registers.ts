import type { Texts } from '../nl.ts';

export const registers: Texts['registers'] = {
  invalidTitle: 'This is no change of the registers',
  invalid: 'Nothing was recorded. Everything that is wrong is in the list.',
  refusedTitle: 'The registers do not take this change',
  refused: 'Nothing was recorded. Everything that is wrong is in the list.',
};
