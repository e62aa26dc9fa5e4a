export const said = {
  title: 'Wat er al is gezegd',
  asked: (who: string, on: string): string => `Vraag van: ${who}, ${on}`,
  askedFamily: (who: string, on: string): string => `Vraag aan het gezin van: ${who}, ${on}`,
  answered: (on: string): string => `Antwoord, ${on}`,
  notAnswered: 'Nog niet beantwoord.',
  held: (who: string, on: string): string => `Gesprek met: ${who}, ${on}`,
  spoke: 'Wie spraken er',
  agreed: 'Wat is er afgesproken',
  handedOver: (from: string, to: string, on: string): string =>
    `Overgedragen van: ${from}, aan: ${to}, ${on}`,
  nudged: (on: string): string => `Herinnering van de manager, ${on}`,
  noted: (who: string, on: string): string =>
    `Aan de telefoon gezegd door: ${who}, ${on}; opgeschreven door de contactpersoon`,
};
