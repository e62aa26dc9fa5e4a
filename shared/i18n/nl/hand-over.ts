import type { HandOverCause } from '../../domain/talk-entries.ts';

export const handOver = {
  link: 'Dit is niet voor mij',
  title: 'Aan wie draagt u dit over?',
  text: 'De vraag gaat naar degene die u kiest. De dag waarop het antwoord er moet zijn, blijft dezelfde.',
  to: 'Wie neemt het over?',
  person: (who: string, name: string): string => `${who}: ${name}`,
  note: 'Wat moet diegene weten?',
  noteHint: 'Wie het overneemt leest dit. U mag dit leeg laten.',
  send: 'Overdragen',
  back: 'Terug naar de vraag',
  nobodyMay: 'Niemand anders heeft nu een mandaat voor dit besluit. Bespreek het met de contactpersoon.',
  nobodyElse: 'Er is niemand anders die dit kan overnemen. Bespreek het met de contactpersoon.',
  doneTitle: (who: string): string => `Overgedragen aan: ${who}`,
  done: 'Wie het overneemt krijgt een mail. U hoeft niets meer te doen. Uw link werkt niet meer.',
  goneTitle: 'Dit gesprek is overgedragen',
  gone: (who: string): string => `Het is overgedragen aan: ${who}. U hoeft niets meer te doen.`,
  /** Why it was taken from who had it, said to them; nothing of why somebody is away. */
  taken: {
    'not-mine': 'U hebt laten weten dat dit niet voor u is.',
    absence: 'In de gids van de gemeente staat dat u er nu niet bent.',
    'no-mandate': 'U mag hierover nu niet besluiten.',
    'may-not-decide': 'U mag hierover nu niet besluiten.',
    silent: 'Er kwam geen antwoord van u.',
    asked: 'De contactpersoon of een manager vraagt het nu aan iemand anders.',
  } satisfies Record<HandOverCause, string>,
  mayNotDecide: (lack: string): string => `U mag hierover nu niet besluiten: ${lack}.`,
  askNobodyMay:
    'Niemand anders heeft nu een mandaat voor dit besluit. Vraag de beheerder of het college iemand een mandaat geeft.',
  askNobodyElse: 'Er is niemand anders die dit kan overnemen.',
  askLink: 'Vraag het aan iemand anders',
  askTitle: 'Aan wie vragen wij het?',
  askText: (who: string): string =>
    `Nu wordt het gevraagd aan: ${who}. Draagt u het over, dan werkt de link in die mail niet meer. De dag waarop het antwoord er moet zijn, blijft dezelfde.`,
  askSend: 'Vraag het aan deze persoon',
  askBack: 'Terug',
  askDone: 'De vraag is overgedragen. Er is een mail onderweg.',
  notNow: 'Er wordt nu niemand van de gemeente iets gevraagd.',
  meanwhile:
    'Intussen is er geantwoord, of wordt het nu aan een ander gevraagd. Kijk eerst hoe de zaak er nu voor staat.',
  askHint: 'Bijvoorbeeld als het e-mailadres niet klopt, of als een mail terugkomt.',
  onBehalfOf: (name: string): string => `namens ${name}`,
  personGoneTitle: 'U staat niet meer in de gids',
  personGone:
    'Deze link is van iemand die niet meer in de gids van de gemeente staat. Werkt u er nog? Vraag dan de beheerder om u weer op te nemen.',
  pausedTitle: 'Deze zaak staat nu stil',
  paused: (until: string | undefined): string =>
    until === undefined
      ? 'U hoeft nu niets te doen. U krijgt bericht als de zaak verder gaat. Daarna werkt deze link weer.'
      : `U hoeft nu niets te doen. De zaak gaat uiterlijk op ${until} verder. U krijgt dan bericht, en deze link werkt weer.`,
  withdrawnTitle: 'Het verzoek is ingetrokken',
  withdrawn: (on: string): string => `Het is ingetrokken op ${on}. U hoeft niets meer te doen.`,
  typedKept: 'Wat u had ingevuld is niet verstuurd. Wij bewaren het voor u, ook als u deze pagina sluit.',
};
