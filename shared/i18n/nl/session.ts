export const session = {
  missingTitle: 'Open de link uit uw mail',
  missing:
    'Deze pagina is alleen te lezen via de link die u per mail kreeg. Open die link en vul de code in.',
  expiredTitle: 'U bent te lang weg geweest',
  expired: 'Open de link uit uw mail opnieuw en vul de code in.',
  kept: 'Wat u had ingevuld is bewaard. Het staat 24 uur klaar zodra u de link opnieuw opent.',
  draftKept: 'Wat u had ingevuld is bewaard. U vindt het terug zodra u opnieuw binnen bent.',
  restored: 'Dit had u eerder ingevuld. Het is nog niet verstuurd. Kijk het na en verstuur het dan.',
  copy: 'Dit had u ingevuld. Het is niet verstuurd. Kopieer het, dan hoeft u het niet opnieuw te typen.',
  typed: (index: number): string => `Uw tekst ${index}`,
  start: 'Naar de eerste pagina',
};
