import type { mail as nl } from '../nl/mail.ts';

export const mail: typeof nl = {
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
    'talk-cancelled': 'Read which talk',
    'draft-kept': 'Go on with the plan',
    'question-asked': 'Answer the question',
    'question-to-family': 'Read the question',
    'question-answered': 'Read the answer',
    'handed-over': 'Read the question and answer it',
    'holder-may-not-decide': 'Read the question and answer it',
    'answer-noted': 'Read and confirm',
    'part-agreed': 'Read what was decided',
    withdrawn: 'Open the case',
    paused: 'Open the case',
    resumed: 'Open the case',
    'term-extended': 'Read more',
    'address-bounced': 'Open the case',
    'path-changed': 'Open the case',
    closed: 'Read the outcome',
    'nobody-mandated': 'Open the overview',
    'sign-in': 'Open Speelruimte',
    reminder: 'Open the page',
  },
  waits: {
    late: (days) => (days === 1 ? 'This is one working day late.' : `This is ${days} working days late.`),
    question: 'There is a question that waits for your answer.',
    changes: 'The family asks for a change to the plan.',
    turn: (who) => `Whose turn: ${who}.`,
    paused: 'The plan is paused. The legal term runs on.',
    legal: (date) => `The decision must be taken by ${date}.`,
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
    'talk-cancelled': (reference) => `Case ${reference}: a talk will not take place`,
    'draft-kept': () => 'Go on with your plan',
    'question-asked': (reference: string): string => `Case ${reference}: there is a question`,
    'question-to-family': (reference: string): string => `Case ${reference}: there is a question for you`,
    'question-answered': (reference: string): string => `Case ${reference}: your question has been answered`,
    'handed-over': (reference: string): string => `Case ${reference}: we ask for your answer`,
    'holder-may-not-decide': (reference: string): string => `Case ${reference}: we ask for your decision`,
    'answer-noted': (reference: string): string => `Case ${reference}: confirm your answer`,
    'part-agreed': (reference: string): string => `Case ${reference}: a part is agreed`,
    withdrawn: (reference: string): string => `Case ${reference}: the request has been withdrawn`,
    paused: (reference: string): string => `Case ${reference}: the case is paused`,
    resumed: (reference: string): string => `Case ${reference}: the case goes on`,
    'term-extended': (reference: string): string => `Case ${reference}: more time is needed`,
    'address-bounced': (reference: string): string => `Case ${reference}: an email came back`,
    'path-changed': (reference) => `Case ${reference}: other people are asked`,
    closed: (reference) => `Case ${reference}: all conversations are done`,
    'nobody-mandated': (reference) => `Case ${reference}: nobody may decide on this`,
    'sign-in': () => 'Your link for Speelruimte',
    reminder: () => 'Reminder: something is waiting for you',
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
      'From now on the emails about this case go to another email address. Your contact person or the municipality has set this. Is that not right? Then reply to this email.',
    'talk-planned': 'Somebody wants to talk before they answer. The page of the case tells you when.',
    'talk-cancelled':
      'A talk that was planned will not take place. The page tells you which, and takes it out of your calendar.',
    'draft-kept':
      'You were writing down a plan. It has been saved. With this link you go on from where you were.',
    'question-asked':
      'There is a question about the plan. On the page you read the question and whose it is, and write the answer.',
    'question-to-family':
      'There is a question for you about your plan. On the page you read the question. Tell your contact person your answer. You can call, or reply to this email.',
    'question-answered': 'Your question has been answered. You find the answer on the page of the plan.',
    'handed-over':
      'A family has made a plan of its own. The conversation about it has been handed over to you. The page tells you what has been said so far. Reading and answering takes a few minutes.',
    'holder-may-not-decide':
      'A family has made a plan of its own. Whoever was to decide on it has no valid mandate for it now. You have. So the conversation has been handed over to you. The page tells you what has been said so far. Reading and answering takes a few minutes.',
    'answer-noted':
      'You told the contact person your answer. It has been written down for you. It counts once you confirm it yourself.',
    'part-agreed':
      'A part of the plan has been decided. That part may begin, even though the rest still goes on. The page tells you what.',
    withdrawn:
      'The request has been withdrawn. Nobody will be asked anything more. What was agreed stays agreed.',
    paused: 'The case is paused for now. Nobody has to do anything.',
    resumed: 'The case was paused and goes on now.',
    'term-extended': 'More time is needed to decide. The page tells you why, and by when.',
    'address-bounced':
      'An email about this case did not arrive. The page tells you whose. See to a good address. Was the email for an official? Then you can also have the conversation handed over to somebody else.',
    'path-changed':
      'The municipality has changed who decides on plans. This case goes on along the new path. The page tells you who still has to answer.',
    closed: 'All conversations about this case are done. The page tells you the outcome.',
    'nobody-mandated':
      'There is nobody with a valid mandate for a decision in this case now. The term runs on. See to a mandate, and if need be have the conversation handed over.',
    'sign-in': 'You asked for a link. If you did not ask for it, you do not have to do anything.',
    reminder:
      'This is waiting for you. You get one reminder a working day at most, with everything together.',
  },
};
