export const family = {
  title: 'Uw plan',
  confirmTitle: 'Is dit uw plan?',
  confirmLead:
    'Dit heeft uw contactpersoon opgeschreven. Niemand anders leest het voordat u ja zegt. Zegt u ja, dan leest elke ambtenaar alleen zijn eigen deel. Uw hele verhaal leest alleen het CJG. Lees het rustig na.',
  confirmAgainLead: 'Uw contactpersoon heeft het plan aangepast. Lees de nieuwe versie. Klopt het nu?',
  choice: 'Uw antwoord',
  confirm: 'Ja, dit is ons plan',
  change: 'Nee, er moet iets anders',
  changeText: 'Wat moet er anders?',
  changeHint: 'Uw contactpersoon leest dit en past het plan aan. Daarna vragen wij het u opnieuw.',
  send: 'Versturen',
  nothingToDo: 'U hoeft nu niets te doen. U krijgt een mail als er nieuws is.',
  question: {
    title: 'Er is een vraag voor u',
    answerBy: 'Antwoord graag uiterlijk op',
    whom: (name: string): string =>
      `Vertel uw antwoord aan uw contactpersoon: ${name}. U kunt bellen. Of antwoord op de mail die u over deze vraag kreeg. Uw contactpersoon geeft uw antwoord door.`,
  },
  confirmed: (on: string): string => `U hebt het plan bevestigd op ${on}.`,
  changesAsked: (on: string): string =>
    `Dank u wel. U hebt op ${on} gevraagd om iets te veranderen. Uw contactpersoon leest dit en past het plan aan. U krijgt dan een nieuwe mail. U hoeft nu niets te doen.`,
  addressMended: (on: string): string =>
    `Uw e-mailadres in deze zaak is gewijzigd op ${on}. Klopt dat niet? Bel uw contactpersoon.`,
  follow: 'Waar is uw plan nu?',
  planChanged: 'Het plan is net gewijzigd. Hieronder staat de nieuwe versie. Lees die eerst.',
  tooLate:
    'Het plan was al bevestigd. Wat u schreef is niet opgeslagen. Vertel het uw contactpersoon: die kan het plan nog wijzigen.',
  yourText: 'Dit had u geschreven',
};
