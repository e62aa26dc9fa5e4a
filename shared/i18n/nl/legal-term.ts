import type { ExtensionRefusal } from '../../domain/terms.ts';

/** The term in which the law wants a decision, and what moved it. */
export const legalTerm = {
  title: 'De wettelijke termijn',
  lastDay: 'Uiterste datum besluit',
  personalPlan: 'Wmo: het gezin kan een eigen plan geven tot en met',
  investigated: 'Wmo: het onderzoek is klaar uiterlijk',
  isSuspended: 'De termijn staat nu stil. De datum schuift nog op.',
  question: 'Er was een vraag aan het gezin (Awb 4:15).',
  questionOpen: 'Er is een vraag aan het gezin (Awb 4:15).',
  pause: (from: string, until: string): string =>
    `De termijn stond stil van ${from} tot en met ${until}: het gezin stemde daarmee in (Awb 4:15).`,
  pauseOpen: (from: string): string =>
    `De termijn staat stil vanaf ${from}: het gezin stemde daarmee in (Awb 4:15).`,
  extended: (on: string, until: string): string =>
    `Op ${on} is meegedeeld dat het besluit later komt: uiterlijk ${until} (Awb 4:14).`,
  why: 'Waarom er meer tijd nodig is:',
  link: 'Meer tijd aankondigen',
  extend: {
    title: 'Meer tijd aankondigen',
    lead: 'Lukt een besluit niet op tijd? Dan deelt de gemeente dat vóór het einde van de termijn mee, met een nieuwe datum (Awb 4:14). Dat kan één keer. Het gezin krijgt meteen een mail en leest de datum en de reden.',
    now: (lastDay: string): string => `De uiterste datum is nu ${lastDay}.`,
    until: 'De nieuwe uiterste datum',
    untilHint: 'Kies de kortste tijd die redelijk is.',
    text: 'Waarom is er meer tijd nodig?',
    textHint: 'Schrijf voor het gezin: zij lezen dit.',
    send: 'Nieuwe datum aan het gezin meedelen',
    back: 'Terug naar de zaak',
  },
  refused: {
    'cannot-be-extended': 'Deze termijn mag volgens de wet niet worden verlengd.',
    'not-running-yet': 'Deze termijn loopt nog niet. Verlengen kan pas als hij loopt.',
    'term-over': 'De termijn is al voorbij. Verlengen kan alleen daarvóór.',
    'already-extended': 'Deze termijn is al een keer verlengd. Dat kan niet nog eens.',
    'no-later-date': 'Kies een dag na de laatste dag van de termijn.',
  } satisfies Record<ExtensionRefusal, string>,
};
