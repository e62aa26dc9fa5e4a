import type { general as dutch } from '../nl/general.ts';
import type { Texts } from '../nl.ts';

export const general: Pick<Texts, keyof typeof dutch> = {
  product: 'Speelruimte',
  productLine: 'Room for a family’s own plan',
  skipLink: 'Skip to the content',
  mailboxLink: 'Mailbox on this computer',
  errorTitle: 'Something is not right yet',
  errorPrefix: 'Error: ',
  and: ' and ',
  unknownFunction: 'an official',
  layers: {
    'work-instruction': 'work instruction',
    'policy-rule': 'policy rule',
    ordinance: 'by-law',
    statute: 'national law',
  },
  outcomes: {
    agree: 'Agreed',
    'agree-with-conditions': 'Agreed with conditions',
    'not-agree': 'Not agreed',
  },
  caseOutcomes: {
    open: 'Still open',
    approved: 'Everything is agreed',
    partly: 'Part of it is agreed',
    refused: 'Nothing is agreed',
    withdrawn: 'Withdrawn',
    erased: 'Erased',
  },
  domains: (domain) =>
    ({ policy: 'Policy', wmo: 'Wmo', participatiewet: 'Participatiewet', youth: 'Youth' })[domain] ?? domain,
  functions: {
    family: 'the family',
    'contact-person': 'the contact person',
    manager: 'the manager',
    administrator: 'the administrator',
    'wmo-lead': 'Wmo team leader',
    system: 'Speelruimte',
    paused: 'nobody: the case is on hold',
    alderman: 'alderman',
    'behavioural-scientist': 'behavioural scientist',
    'policy-officer': 'policy officer',
    wmo: 'Wmo officer',
    participatiewet: 'Participatiewet officer',
    cjg: 'youth and family centre (CJG)',
  },
  languageChoice: 'Language',
};
