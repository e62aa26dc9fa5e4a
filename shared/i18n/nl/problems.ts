export const problems = {
  reference: (number: string): string => `Meld dit nummer als u ons belt: ${number}.`,
  unexpectedTitle: 'Er ging iets mis bij ons',
  unexpected:
    'Dat ligt niet aan u. Probeer het over een paar minuten opnieuw. Wat u verstuurde is misschien niet opgeslagen.',
  notFoundTitle: 'Deze pagina bestaat niet',
  notFound: 'Controleer het adres, of open de link uit uw mail opnieuw.',
  erasedTitle: 'Deze zaak is gewist',
  erased:
    'De gegevens van deze zaak zijn weg. Niemand kan ze nog lezen. Dat gebeurt als de bewaartermijn voorbij is, of als het gezin erom vraagt. Hebt u een vraag? Bel de gemeente.',
  methodTitle: 'Zo werkt deze pagina niet',
  method: 'Deze pagina kan niet op deze manier worden gevraagd. Ga terug en gebruik de knop op de pagina.',
  foreignTitle: 'Dit verzoek kwam niet van onze eigen pagina',
  foreign: 'Open de link uit uw mail en probeer het daar opnieuw.',
  tooLargeTitle: 'Dit is te groot',
  tooLarge: 'Wat u verstuurde is groter dan wij kunnen aannemen (5 MB).',
  plan: 'Het plan is niet ingebracht. Alles wat er niet klopt staat in de lijst.',
  unreadableTitle: 'Wij kunnen dit formulier niet lezen',
  unreadable: 'Ga terug, vul het formulier opnieuw in en verstuur het.',
};
