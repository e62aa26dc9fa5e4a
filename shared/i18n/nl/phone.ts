export const phone = {
  link: 'Antwoord dat aan de telefoon is gegeven',
  title: 'Antwoord dat aan de telefoon is gegeven',
  text: (who: string): string =>
    `U schrijft dit op namens: ${who}. Het telt pas als deze ambtenaar het zelf bevestigt. Daarvoor sturen wij een mail.`,
  asked: (who: string): string => `Dit vroegen wij aan: ${who}`,
  spokenOn: 'Wanneer sprak u elkaar?',
  answer: (who: string): string => `Antwoord namens: ${who}`,
  answerTo: (who: string, what: string): string => `Antwoord op: ${what} (namens: ${who})`,
  check: 'Verder: nakijken',
  checkTitle: 'Klopt dit antwoord?',
  send: 'Opschrijven en laten bevestigen',
  done: 'Het antwoord is opgeschreven. Het telt pas als het is bevestigd: daarvoor is een mail onderweg.',
  goneTitle: 'Dit antwoord is nu niet nodig',
  goneText:
    'Er is intussen geantwoord, het plan is gewijzigd, of iemand anders is aan zet. Er is niets opgeslagen.',
  notice: (on: string): string =>
    `De contactpersoon schreef op ${on} namens u dit op. Kijk het na. Het telt pas als u het zelf verstuurt.`,
  own: 'Dit had u eerder zelf ingevuld',
  tracker: (on: string): string =>
    `De contactpersoon schreef op ${on} een antwoord op. Dat moet nog worden bevestigd.`,
};
