export const start = {
  title: 'Speelruimte',
  lead: 'Soms maakt een gezin met de eigen kring een plan dat beter werkt dan wat de regels bieden. Speelruimte brengt dat plan langs iedereen die ja moet zeggen, één gesprek tegelijk.',
  how: 'Zo gaat het',
  steps: [
    'De contactpersoon brengt het plan van het gezin in.',
    'Het gezin leest het plan en bevestigt het. Pas daarna ziet een ander het.',
    'Elke ambtenaar krijgt één mail met één vraag, en ziet alleen wat voor die vraag nodig is.',
    'Het gezin en de contactpersoon zien steeds wie aan zet is.',
  ],
  formTitle: 'Bent u contactpersoon, manager of beheerder?',
  formText: 'Vul uw e-mailadres in. U krijgt een mail met een link en een code.',
  email: 'E-mailadres',
  send: 'Stuur mij een link',
  others: 'Bent u ambtenaar, of hoort u bij een gezin? Open dan de link uit de mail die u kreeg.',
  sentTitle: 'Kijk in uw mail',
  sentText:
    'Als wij dit e-mailadres kennen, ligt er binnen een paar minuten een mail met een link en een code van vier cijfers. Niets gekregen? Kijk bij ongewenste mail, of probeer het opnieuw.',
  again: 'Opnieuw proberen',
  tooOften: 'U hebt al een paar keer om een link gevraagd. Wacht een kwartier en probeer het dan opnieuw.',
};
