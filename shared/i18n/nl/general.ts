import type { Outcome } from '../../domain/entries.ts';
import type { Layer } from '../../domain/rules.ts';
import type { CaseOutcome } from '../../domain/turn.ts';

const functionNames: Readonly<Record<string, string>> = {
  family: 'het gezin',
  'contact-person': 'de contactpersoon',
  manager: 'de manager',
  administrator: 'de beheerder',
  system: 'Speelruimte',
  paused: 'niemand: de zaak staat stil',
};

export const general = {
  product: 'Speelruimte',
  productLine: 'Ruimte voor het eigen plan van een gezin',
  skipLink: 'Naar de inhoud',
  mailboxLink: 'Postbus op deze computer',
  errorTitle: 'Er klopt iets nog niet',
  errorPrefix: 'Fout: ',
  and: ' en ',
  unknownFunction: 'een ambtenaar',
  layers: {
    'work-instruction': 'werkinstructie',
    'policy-rule': 'beleidsregel',
    ordinance: 'verordening',
    statute: 'wet',
  } satisfies Record<Layer, string>,
  outcomes: {
    agree: 'Akkoord',
    'agree-with-conditions': 'Akkoord met voorwaarden',
    'not-agree': 'Niet akkoord',
  } satisfies Record<Outcome, string>,
  caseOutcomes: {
    open: 'Loopt nog',
    approved: 'Alles is akkoord',
    partly: 'Een deel is akkoord',
    refused: 'Niets is akkoord',
    withdrawn: 'Ingetrokken',
    erased: 'Gewist',
  } satisfies Record<CaseOutcome, string>,
  domains: (domain: string): string =>
    ({ policy: 'Beleid', wmo: 'Wmo', participatiewet: 'Participatiewet', youth: 'Jeugd' })[domain] ?? domain,
  /** By function; where a language has no word of its own for one, the chain's label stands. */
  functions: functionNames,
  languageChoice: 'Taal',
};
