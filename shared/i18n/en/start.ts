import type { Texts } from '../nl.ts';

export const start: Texts['start'] = {
  title: 'Speelruimte',
  lead: 'Sometimes a family and its own circle make a plan that works better than what the rules offer. Speelruimte takes that plan to everyone who must say yes, one conversation at a time.',
  how: 'How it works',
  steps: [
    'The contact person brings in the family’s plan.',
    'The family reads the plan and confirms it. Only then does anyone else see it.',
    'Each official gets one email with one question, and sees only what that question needs.',
    'The family and the contact person can always see whose turn it is.',
  ],
  formTitle: 'Are you a contact person, a manager or an administrator?',
  formText: 'Fill in your email address. You will get an email with a link and a code.',
  email: 'Email address',
  send: 'Send me a link',
  others: 'Are you an official, or do you belong to a family? Then open the link in the email that you got.',
  sentTitle: 'Look in your email',
  sentText:
    'If we know this email address, you will have an email within a few minutes, with a link and a code of four digits. Nothing there? Look in your spam folder, or try again.',
  again: 'Try again',
  tooOften: 'You have already asked for a link a few times. Wait a quarter of an hour, then try again.',
};
