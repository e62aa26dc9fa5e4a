/** What was decided: what may begin already, and all of it together in the end. */
export const decisions = {
  mayBegin: 'Dit mag al beginnen',
  mayBeginText: 'Hierover is ja gezegd. Het mag beginnen, ook al loopt de rest nog.',
  decidedBy: (who: string, on: string): string => `${who}, ${on}`,
  bundle: 'De besluiten',
  inTheName: 'Namens het college van burgemeester en wethouders',
  by: 'Besloten door',
  on: 'Besloten op',
  mandate: 'Mandaat',
  sentOn: 'Aan u bekendgemaakt op',
  objection: 'Niet eens met een besluit?',
  objectionUntil: (until: string): string => `Bezwaar maken kan tot en met ${until}.`,
  objectionWhere: (municipality: string): string =>
    `Schrijf een brief aan het college van burgemeester en wethouders van ${municipality}. Zet daarin uw naam en adres, de datum, om welk besluit het gaat en waarom u het er niet mee eens bent. Onderteken de brief. Het is gratis.`,
  support: (municipality: string): string =>
    `Hulp nodig? Een onafhankelijke cliëntondersteuner helpt u gratis, bij gesprekken en bij bezwaar. Vraag ernaar bij de gemeente ${municipality}, of vraag het uw contactpersoon.`,
  notDecided: 'Hierover is geen besluit genomen',
  others: 'Wat anderen erover zeiden',
  print: 'Alle besluiten op één pagina, om te printen of te bewaren',
  back: 'Terug naar de zaak',
};
