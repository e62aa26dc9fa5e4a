/** One case as a manager sees it, and what they can do about it. */
export const managing = {
  needs: 'Waarom deze zaak op u wacht',
  doable: 'Wat u kunt doen',
  nothing: 'Deze zaak is afgerond. Er is niets meer te doen.',
  standing: 'Hoe het ervoor staat',
  late: (days: number): string =>
    days === 1 ? 'Het antwoord is één werkdag te laat.' : `Het antwoord is ${days} werkdagen te laat.`,
  holder: 'Aan zet',
  nobody: 'nog niemand: de vraag is onderweg',
  due: 'Antwoord uiterlijk',
  urgent: 'Het gezin zit vast aan',
  bouncedFamily: 'U of de contactpersoon kan het adres van het gezin verbeteren.',
  bouncedStaff: 'Laat de beheerder het adres in de gids verbeteren, of vraag het aan iemand anders.',
  linkExpired: (on: string): string =>
    `De link in de laatste mail is verlopen op ${on}. Met een herinnering gaat een nieuwe link mee.`,
  story: 'Het verhaal',
  storyText:
    'Op deze pagina staat niets van wat het gezin vertelde. Opent u het plan, dan leggen wij dat vast: wie, en wanneer.',
  read: 'Plan lezen',
  readTitle: (reference: string): string => `Plan van zaak ${reference}`,
  readNote: (when: string): string => `Dat u dit plan opende is vastgelegd op ${when}.`,
  back: 'Terug naar de zaak',
  overview: 'Terug naar het overzicht',
  reason: 'Waarom doet u dit?',
  reasonHint: 'Dit blijft bij de zaak bewaard.',
  nudge: {
    link: 'Herinner nu',
    hint: (who: string): string => `Aan: ${who}. De herinnering gaat mee met de mail van acht uur.`,
    waiting: (who: string, on: string): string =>
      `Er ligt een herinnering klaar voor: ${who}. Die vertrekt ${on} om acht uur.`,
    title: 'Herinneren',
    text: (who: string, on: string): string =>
      `Wij herinneren: ${who}. De mail vertrekt ${on} om acht uur, met alles wat er op diegene wacht en met een nieuwe link. Niemand krijgt twee herinneringen op een dag. Is er meer haast? Bel dan.`,
    nobody: 'Er is nu niemand die wij kunnen herinneren.',
    reasonHint:
      'In de mail staat dit niet. De ambtenaar en de contactpersoon lezen het bij de zaak. Het gezin niet.',
    send: 'Zet de herinnering klaar',
    done: 'De herinnering staat klaar. Zij gaat mee met de mail van acht uur op de eerstvolgende werkdag.',
  },
  another: {
    hint: (who: string): string => `Nu wordt het gevraagd aan: ${who}.`,
    note: 'Waarom, en wat moet diegene weten?',
    noteHint: 'Wie het overneemt leest dit. Het blijft bij de zaak bewaard.',
  },
  mend: {
    title: 'Adres van het gezin verbeteren',
    hint: 'Er kwam een mail terug. Het gezin krijgt op het nieuwe adres een nieuwe link.',
    lead: 'Vraag het gezin of de contactpersoon om een goed e-mailadres, en vul dat hier in.',
    bounced: (who: string, on: string): string => `${who}: mail kwam terug op ${on}`,
    notNow: 'Er is geen adres dat nu verbeterd moet worden. Misschien heeft iemand anders dit al gedaan.',
  },
  extend: {
    hint: (lastDay: string): string => `De uiterste datum is nu ${lastDay}. Het gezin krijgt bericht.`,
    done: 'De nieuwe datum is vastgelegd. Het gezin krijgt een mail.',
  },
  route: {
    link: 'Breng de zaak naar de route van nu',
    hint: 'De gemeente heeft de route veranderd. Deze zaak volgt nog de oude.',
    same: 'Deze zaak volgt al de route van nu.',
    title: 'Naar de route van nu',
    lead: 'Lees eerst wat er dan verandert. Wie al antwoordde en op de nieuwe route hetzelfde gevraagd zou worden, wordt niet opnieuw gevraagd.',
    gone: 'Deze stappen vallen weg',
    added: 'Deze stappen komen erbij',
    countsNoMore: 'Dit antwoord telt dan niet meer. Het blijft wel bewaard',
    reordered: 'Alleen wie er wordt gevraagd of de volgorde verandert.',
    after: (who: string): string => `Daarna is aan zet: ${who}.`,
    ends: 'Daarna zijn alle gesprekken gevoerd.',
    told: 'De contactpersoon en het gezin krijgen een mail. Een link van wie wegvalt werkt niet meer.',
    nobodyDecides: (domains: string): string =>
      `Dat kan nu niet: op de nieuwe route besluit niemand over ${domains}.`,
    send: 'Breng de zaak naar de nieuwe route',
    done: 'De zaak volgt nu de nieuwe route.',
  },
};
