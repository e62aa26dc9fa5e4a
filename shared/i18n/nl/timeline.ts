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
  'look-recorded': (who: string): string => `Wacht al enkele werkdagen op ${who}`,
  'talk-planned': (who: string, when: string): string => `${who} wil eerst een gesprek: ${when}`,
  'address-mended': 'Het e-mailadres van het gezin is verbeterd',
  'link-renewed': (who: string): string => `Nieuwe link gestuurd aan ${who}`,
};
