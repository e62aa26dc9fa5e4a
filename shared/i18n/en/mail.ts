import type { Texts } from '../nl.ts';

export const mail: Texts['mail'] = {
  greeting: 'Hello,',
  caseLine: (reference) => `Case number: ${reference}`,
  dueLine: (due) => `Please answer by ${due}.`,
  openLine: 'Open this link:',
  openLink: {
    'family-confirm': 'Read the plan',
    invitation: 'Read the question and answer it',
    'changes-asked': 'Open the case',
    'fresh-link': 'Open the page',
    'address-changed': 'Read more',
    'talk-planned': 'Open the case',
    'draft-kept': 'Go on with the plan',
    closed: 'Read the outcome',
    'sign-in': 'Open Speelruimte',
  },
  codeLine: (code) => `Your code: ${code}`,
  codeWhy: 'The page asks for this code. Do not give it to anyone.',
  footer: (sender) => `${sender}. If you reply to this email, a person will read it.`,
  subjects: {
    'family-confirm': (reference) => `Case ${reference}: read the plan and say if it is right`,
    invitation: (reference) => `Case ${reference}: we ask for your answer`,
    'changes-asked': (reference) => `Case ${reference}: a change has been asked for`,
    'fresh-link': (reference) => `Case ${reference}: your new link`,
    'address-changed': (reference: string): string => `Case ${reference}: another email address`,
    'talk-planned': (reference) => `Case ${reference}: talk first`,
    'draft-kept': () => 'Go on with your plan',
    closed: (reference) => `Case ${reference}: all conversations are done`,
    'sign-in': () => 'Your link for Speelruimte',
  },
  texts: {
    'family-confirm':
      'You made a plan with your contact person. It has been written down. Would you like to read it and say if it is right?',
    invitation:
      'A family has made a plan of its own. For a part of it we need your answer. Reading and answering takes a few minutes. Would you rather talk first? You can, on the same page.',
    'changes-asked':
      'Somebody has asked for a change to the plan. The page of the case tells you what must change.',
    'fresh-link': 'Here is your new link. Older links of this case no longer work.',
    'address-changed':
      'From now on the emails about this case go to another email address. Your contact person has set this. Is that not right? Then reply to this email.',
    'talk-planned': 'Somebody wants to talk before they answer. The page of the case tells you when.',
    'draft-kept':
      'You were writing down a plan. It has been saved. With this link you go on from where you were.',
    closed: 'All conversations about this case are done. The page tells you the outcome.',
    'sign-in': 'You asked for a link. If you did not ask for it, you do not have to do anything.',
  },
};
