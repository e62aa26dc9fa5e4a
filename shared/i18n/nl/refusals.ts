import type { RefusalCode } from '../../domain/verdict.ts';

export const refusals = {
  'no-such-case': 'Deze zaak bestaat niet.',
  'already-open': 'Dit is al gestart.',
  'not-yours': 'Dit gesprek is niet van u.',
  'not-your-turn': 'Dit gesprek is nu niet aan de beurt.',
  'plan-changed': 'Het plan is intussen gewijzigd.',
  'overtaken-generation': 'Deze ronde is al vervangen door een nieuwe.',
  'nothing-due': 'Er is vandaag niets te doen.',
  closed: 'Deze zaak is afgerond.',
  'command-reused': 'Dit formulier is al eens verstuurd met een andere inhoud. Open de pagina opnieuw.',
  'no-mandate': 'Voor dit besluit is een mandaat nodig. Dat is er nu niet.',
  'no-such-person': 'Deze persoon kan dit gesprek niet overnemen.',
  'no-question': 'Deze vraag is al beantwoord of is niet meer nodig.',
  'question-open': 'Er staat nog een vraag open. Wacht op het antwoord.',
  'no-talk': 'Er staat geen gesprek gepland.',
  'talk-not-recorded': 'Er is een gesprek gepland. Schrijf eerst op wat daar is afgesproken, of zeg het af.',
  paused: 'Deze zaak staat nu stil.',
  'not-paused': 'Deze zaak staat niet stil.',
  withdrawn: 'Dit verzoek is ingetrokken.',
  'on-this-chain': 'Deze zaak volgt al de keten van nu.',
  erased: 'Deze zaak is gewist.',
  'reminded-already':
    'Er ligt al een herinnering klaar. Die gaat mee met de mail van de volgende werkdag om acht uur.',
  'not-due': 'Deze zaak moet nog bewaard blijven.',
  'not-agreed': 'Dit is niet (meer) afgesproken. Open de pagina van de zaak opnieuw.',
  'too-large': 'Dit is samen te groot om te bewaren. Maak de tekst korter.',
} satisfies Record<RefusalCode, string>;
