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
  'no-such-person': 'This person cannot take over this conversation.',
  'no-question': 'This question has been answered or is no longer needed.',
  'question-open': 'There is still an open question. Wait for the answer.',
  'no-talk': 'No talk is planned.',
  'talk-not-recorded': 'A talk is planned. First write down what was agreed there, or cancel it.',
  paused: 'This case is paused now.',
  'not-paused': 'This case is not paused.',
  withdrawn: 'This request has been withdrawn.',
  'on-this-chain': 'This case goes along the present chain already.',
  erased: 'This case was erased.',
  'reminded-already':
    'A reminder is waiting already. It leaves with the mail at eight on the next working day.',
  'not-due': 'This case must still be kept.',
  'not-agreed': 'This has not been agreed, or no longer is. Open the page of the case again.',
  'too-large': 'All together this is too large to save. Make the text shorter.',
};
