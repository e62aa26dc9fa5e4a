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
  /** What the law wants said beside the decisions, to whom it is about and to who helps them. */
  to: {
    family: {
      sentOn: 'Aan u bekendgemaakt op',
      objection: 'Niet eens met een besluit?',
      objectionWhere: (municipality: string): string =>
        `Schrijf een brief aan het college van burgemeester en wethouders van ${municipality}. Zet daarin uw naam en adres, de datum, om welk besluit het gaat en waarom u het er niet mee eens bent. Onderteken de brief. Het is gratis.`,
      support: (municipality: string): string =>
        `Hulp nodig? Een onafhankelijke cliëntondersteuner helpt u gratis, bij gesprekken en bij bezwaar. Vraag ernaar bij de gemeente ${municipality}, of vraag het uw contactpersoon.`,
      back: 'Terug naar uw plan',
    },
    contact: {
      sentOn: 'Aan het gezin bekendgemaakt op',
      objection: 'Is het gezin het niet eens met een besluit?',
      objectionWhere: (municipality: string): string =>
        `Het gezin schrijft dan een brief aan het college van burgemeester en wethouders van ${municipality}. Daarin staan naam en adres, de datum, om welk besluit het gaat en waarom het gezin het er niet mee eens is. Het gezin ondertekent de brief. Het is gratis.`,
      support: (municipality: string): string =>
        `Heeft het gezin hulp nodig? Een onafhankelijke cliëntondersteuner helpt gratis, bij gesprekken en bij bezwaar. Die is er via de gemeente ${municipality}. Wijs het gezin daarop.`,
      back: 'Terug naar de zaak',
    },
  },
  objectionUntil: (until: string): string => `Bezwaar maken kan tot en met ${until}.`,
  notDecided: 'Hierover is geen besluit genomen',
  others: 'Wat anderen erover zeiden',
  print: 'Alle besluiten op één pagina, om te printen of te bewaren',
};
