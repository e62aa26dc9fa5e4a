import type { HandOverCause } from '../../domain/talk-entries.ts';

export const timeline = {
  'request-opened': 'Het plan is ingebracht',
  'plan-amended': (version: number): string => `Versie ${version} van het plan is ingebracht`,
  'generation-started': (generation: number): string =>
    generation === 1
      ? 'Het plan gaat eerst naar het gezin'
      : `De ronde is opnieuw gestart (${generation}e keer)`,
  'conversation-opened': (who: string, due: string): string => `Gevraagd: ${who}, antwoord uiterlijk ${due}`,
  'plan-confirmed': 'Het gezin heeft het plan bevestigd',
  'changes-asked': 'Het gezin vraagt om een wijziging',
  answered: (who: string, outcomes: string): string => `${who}: ${outcomes}`,
  'look-recorded': (who: string): string => `Wacht al enkele werkdagen op: ${who}`,
  'talk-planned': (who: string, when: string): string => `${who}: eerst een gesprek, ${when}`,
  'address-mended': 'Een e-mailadres van het gezin is verbeterd',
  'link-renewed': (who: string): string => `Nieuwe link gestuurd aan: ${who}`,
  'question-asked': (who: string, answerBy: string | undefined): string =>
    answerBy === undefined
      ? `Vraag van: ${who}`
      : `Vraag aan het gezin van: ${who}, antwoord uiterlijk ${answerBy}`,
  'question-answered': (who: string): string => `Vraag beantwoord, gesteld door: ${who}`,
  'talk-held': (who: string, on: string): string => `Gesprek gevoerd op ${on} met: ${who}`,
  'talk-cancelled': (who: string): string => `Een gesprek gaat niet door, met: ${who}`,
  'handed-over': (from: string, to: string): string => `Overgedragen van: ${from}, aan: ${to}`,
  handOverCauses: {
    'not-mine': 'het was niet voor deze persoon',
    absence: 'afwezig',
    'no-mandate': 'geen geldig mandaat',
    'may-not-decide': 'mag hierover nu niet besluiten',
    silent: 'geen antwoord gekomen',
    asked: 'op verzoek',
  } satisfies Record<HandOverCause, string>,
  'nobody-mandated': (lack: string): string =>
    `Niemand mag hierover nu besluiten: ${lack}. De managers hebben bericht`,
  'answer-noted': (who: string): string =>
    `Antwoord opgeschreven door de contactpersoon; nog te bevestigen door: ${who}`,
  'mail-bounced': (who: string): string => `Een mail kwam terug, bedoeld voor: ${who}`,
  'condition-met': (on: string | undefined): string =>
    on === undefined
      ? 'Teruggenomen: dat een voorwaarde is nagekomen'
      : `Een voorwaarde is nagekomen op ${on}`,
  'carried-out': (on: string | undefined): string =>
    on === undefined ? 'Teruggenomen: dat iets is begonnen' : `Iets wat is afgesproken, is begonnen op ${on}`,
  withdrawn: (who: string): string => `Ingetrokken door ${who}`,
  paused: (who: string, until: string | undefined): string =>
    until === undefined ? `Stilgezet door ${who}` : `Stilgezet door ${who} tot ${until}`,
  erased: 'De gegevens van deze zaak zijn gewist',
  resumed: 'De zaak gaat verder',
  nudged: (who: string): string => `Een manager liet herinneren: ${who}`,
  'moved-to-chain': 'Het plan volgt nu de nieuwe route van de gemeente',
  'term-extended': (until: string): string => `De wettelijke termijn is verlengd tot en met ${until}`,
  'term-warned': (days: number): string =>
    days === 1
      ? 'Nog één werkdag tot het einde van de wettelijke termijn'
      : `Nog ${days} werkdagen tot het einde van de wettelijke termijn`,
};
