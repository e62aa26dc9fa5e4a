export const link = {
  title: 'Vul de code in',
  text: 'In de mail met deze link staat een code van vier cijfers. Vul die hier in. Zo weten wij dat u de mail zelf leest.',
  code: 'Code van vier cijfers',
  open: 'Openen',
  wrongCode: (left: number): string =>
    `Deze code hoort niet bij de link. Kijk in de mail waar u op klikte. U kunt het nog ${left} keer proberen.`,
  noCode: 'Vul de vier cijfers in die bij de link in de mail staan.',
  lockedTitle: 'Deze link is geblokkeerd',
  locked:
    'De code is vijf keer verkeerd ingevuld. U krijgt een nieuwe mail met een nieuwe link en een nieuwe code.',
  unknownTitle: 'Deze link kennen wij niet',
  unknown:
    'Misschien is de link niet helemaal meegekomen. Open de link opnieuw vanuit de mail, of kopieer het hele adres.',
  expiredTitle: 'Deze link is verlopen',
  expired: 'Een link werkt een beperkte tijd. U kunt een nieuwe vragen.',
  oldTitle: 'Deze link werkt niet meer',
  answeredTitle: 'Hier is al op geantwoord',
  overtakenTitle: 'Het plan is gewijzigd',
  addressTitle: 'Er is een ander e-mailadres',
  address: 'De mails over deze zaak gaan nu naar een ander e-mailadres. Open de laatste mail op dat adres.',
  standInOverTitle: 'U valt niet meer in',
  standInOver: 'De contactpersoon van deze zaak is er weer, of iemand anders valt nu in.',
  answered: (who: string, at: string): string => `Het antwoord is vastgelegd op ${at}. Het kwam van: ${who}.`,
  overtaken: 'Het plan is gewijzigd. Daarom is dit gesprek vervallen.',
  overtakenFamily: 'Het plan is gewijzigd. U krijgt een mail met de nieuwe versie. Open de link in die mail.',
  movedTitle: 'Dit gesprek is vervallen',
  moved:
    'De gemeente vraagt nu anderen over dit plan. Is uw antwoord nog nodig? Dan krijgt u een nieuwe mail.',
  renewed: 'Er is een nieuwere link gestuurd. Open de laatste mail over deze zaak.',
  freshTitle: 'Een nieuwe link',
  freshText: 'Wij sturen een nieuwe link naar het e-mailadres dat bij ons bekend is.',
  fresh: 'Stuur een nieuwe link',
  freshSentTitle: 'Er is een nieuwe link onderweg',
  freshSent: 'Kijk in uw mail. Met de nieuwe link werkt de oude niet meer.',
  freshTooOften:
    'Er zijn vandaag al vijf nieuwe links gestuurd. Probeer het morgen opnieuw, of bel de contactpersoon.',
};
