import type { Texts } from '../nl.ts';

export const refusals: Texts['refusals'] = {
  'no-such-case': 'This case does not exist.',
  'already-open': 'This has already started.',
  'not-yours': 'This conversation is not yours.',
  'not-your-turn': 'It is not the turn of this conversation now.',
  'plan-changed': 'The plan has been changed in the meantime.',
  'overtaken-generation': 'This round has already been replaced by a new one.',
  'nothing-due': 'There is nothing to do today.',
  closed: 'This case is closed.',
  'command-reused': 'This form has already been sent with other content. Open the page again.',
  'no-mandate': 'This decision needs a mandate. There is none now.',
  'too-large': 'All together this is too large to save. Make the text shorter.',
};
