export const talk = {
  title: 'Het gesprek',
  officialText:
    'Er is een gesprek gepland. Schrijf hier op wat er is afgesproken. Daarna kunt u antwoorden. Wat u verder op deze pagina hebt ingevuld, blijft bewaard.',
  contactText: 'Is het gesprek geweest? Schrijf dan op wat er is afgesproken. De ambtenaar leest dit ook.',
  heldOn: 'Wanneer was het gesprek?',
  spoke: 'Wie spraken er?',
  spokeHint: 'Bijvoorbeeld: moeder, oma, de contactpersoon en ik.',
  agreed: 'Wat is er afgesproken?',
  agreedHint: 'Schrijf zo dat het gezin het mag lezen.',
  record: 'Gesprek opslaan',
  cancel: 'Het gesprek gaat niet door',
  recorded: 'Het gesprek is opgeslagen.',
  cancelled: 'Het gesprek gaat niet door. Dat is opgeslagen.',
  calledOff: (when: string, channel: string): string =>
    `Het gesprek op ${when}, ${channel.toLowerCase()}, gaat niet door.`,
  calledOffCalendar: 'Haal het uit uw agenda',
  calledOffFamily: 'Zou het gezin erbij zijn? Laat het hun dan weten.',
  heldTracker: (on: string): string => `Het gesprek was op ${on}.`,
};
