import type { LetterKind } from '../../mail/letter-kind.ts';

export const mail = {
  greeting: 'Goedendag,',
  caseLine: (reference: string): string => `Zaaknummer: ${reference}`,
  dueLine: (due: string): string => `Antwoord graag uiterlijk ${due}.`,
  openLine: 'Open deze link:',
  openLink: {
    'family-confirm': 'Lees het plan',
    invitation: 'Lees de vraag en antwoord',
    'changes-asked': 'Open de zaak',
    'fresh-link': 'Open de pagina',
    'address-changed': 'Lees meer',
    'talk-planned': 'Open de zaak',
    'talk-cancelled': 'Lees welk gesprek',
    'draft-kept': 'Ga verder met het plan',
    'question-asked': 'Beantwoord de vraag',
    'question-to-family': 'Lees de vraag',
    'question-answered': 'Lees het antwoord',
    'handed-over': 'Lees de vraag en antwoord',
    'holder-may-not-decide': 'Lees de vraag en antwoord',
    'answer-noted': 'Lees en bevestig',
    'part-agreed': 'Lees wat er is besloten',
    withdrawn: 'Open de zaak',
    paused: 'Open de zaak',
    resumed: 'Open de zaak',
    'term-extended': 'Lees meer',
    'address-bounced': 'Open de zaak',
    'path-changed': 'Open de zaak',
    closed: 'Lees de uitkomst',
    'nobody-mandated': 'Open het overzicht',
    'sign-in': 'Open Speelruimte',
    reminder: 'Open de pagina',
  } satisfies Record<LetterKind, string>,
  /** What a reminder says of a case, beside its number. */
  waits: {
    late: (days: number): string =>
      days === 1 ? 'Dit is één werkdag te laat.' : `Dit is ${days} werkdagen te laat.`,
    question: 'Er is een vraag die op uw antwoord wacht.',
    changes: 'Het gezin vraagt om een wijziging van het plan.',
    turn: (who: string): string => `Aan zet: ${who}.`,
    paused: 'Het plan staat stil. De wettelijke termijn loopt door.',
    legal: (date: string): string => `Er moet uiterlijk ${date} zijn besloten.`,
  },
  codeLine: (code: string): string => `Uw code: ${code}`,
  codeWhy: 'De pagina vraagt om deze code. Geef hem niet door.',
  footer: (sender: string): string => `${sender}. Een antwoord op deze mail komt bij een mens terecht.`,
  subjects: {
    'family-confirm': (reference: string): string => `Zaak ${reference}: lees het plan en zeg of het klopt`,
    invitation: (reference: string): string => `Zaak ${reference}: uw antwoord is gevraagd`,
    'changes-asked': (reference: string): string => `Zaak ${reference}: er is een wijziging gevraagd`,
    'fresh-link': (reference: string): string => `Zaak ${reference}: uw nieuwe link`,
    'address-changed': (reference: string): string => `Zaak ${reference}: ander e-mailadres`,
    'talk-planned': (reference: string): string => `Zaak ${reference}: eerst een gesprek`,
    'talk-cancelled': (reference: string): string => `Zaak ${reference}: een gesprek gaat niet door`,
    'draft-kept': (): string => 'Ga verder met uw plan',
    'question-asked': (reference: string): string => `Zaak ${reference}: er is een vraag`,
    'question-to-family': (reference: string): string => `Zaak ${reference}: er is een vraag voor u`,
    'question-answered': (reference: string): string => `Zaak ${reference}: uw vraag is beantwoord`,
    'handed-over': (reference: string): string => `Zaak ${reference}: uw antwoord is gevraagd`,
    'holder-may-not-decide': (reference: string): string => `Zaak ${reference}: uw besluit is gevraagd`,
    'answer-noted': (reference: string): string => `Zaak ${reference}: bevestig uw antwoord`,
    'part-agreed': (reference: string): string => `Zaak ${reference}: een deel is akkoord`,
    withdrawn: (reference: string): string => `Zaak ${reference}: het verzoek is ingetrokken`,
    paused: (reference: string): string => `Zaak ${reference}: de zaak staat stil`,
    resumed: (reference: string): string => `Zaak ${reference}: de zaak gaat verder`,
    'term-extended': (reference: string): string => `Zaak ${reference}: er is meer tijd nodig`,
    'address-bounced': (reference: string): string => `Zaak ${reference}: een mail kwam terug`,
    'path-changed': (reference: string): string => `Zaak ${reference}: andere mensen denken mee`,
    closed: (reference: string): string => `Zaak ${reference}: alle gesprekken zijn gevoerd`,
    'nobody-mandated': (reference: string): string => `Zaak ${reference}: niemand mag hierover besluiten`,
    'sign-in': (): string => 'Uw link voor Speelruimte',
    reminder: (): string => 'Herinnering: er wacht iets op u',
  } satisfies Record<LetterKind, (reference: string) => string>,
  texts: {
    'family-confirm':
      'U hebt met uw contactpersoon een plan gemaakt. Het is nu opgeschreven. Wilt u het lezen en zeggen of het klopt?',
    invitation:
      'Een gezin heeft een eigen plan gemaakt. Voor een deel daarvan is uw antwoord nodig. Lezen en antwoorden kost een paar minuten. Wilt u eerst praten? Dat kan ook, op dezelfde pagina.',
    'changes-asked':
      'Er is gevraagd om iets aan het plan te veranderen. Op de pagina van de zaak leest u wat.',
    'fresh-link': 'Hier is uw nieuwe link. Oudere links van deze zaak werken niet meer.',
    'address-changed':
      'Vanaf nu gaan de mails over deze zaak naar een ander e-mailadres. Dat heeft uw contactpersoon of de gemeente ingesteld. Klopt dat niet? Antwoord dan op deze mail.',
    'talk-planned':
      'Er is om een gesprek gevraagd voordat er een antwoord komt. Op de pagina van de zaak leest u wanneer.',
    'talk-cancelled':
      'Een gesprek dat gepland was, gaat niet door. Op de pagina leest u welk gesprek dat is. Daar kunt u het ook uit uw agenda halen.',
    'draft-kept':
      'U was een plan aan het opschrijven. Het is bewaard. Met deze link ziet u wat er nog mist en gaat u verder.',
    'question-asked':
      'Er is een vraag over het plan. Op de pagina leest u de vraag en van wie die komt, en schrijft u het antwoord.',
    'question-to-family':
      'Er is een vraag aan u over uw plan. Op de pagina leest u de vraag. Vertel uw antwoord aan uw contactpersoon. U kunt bellen, of antwoorden op deze mail.',
    'question-answered': 'Op uw vraag is antwoord gekomen. U leest het op dezelfde pagina als het plan.',
    'handed-over':
      'Een gezin heeft een eigen plan gemaakt. Het gesprek daarover is aan u overgedragen. Op de pagina leest u wat er al is gezegd. Lezen en antwoorden kost een paar minuten.',
    'holder-may-not-decide':
      'Een gezin heeft een eigen plan gemaakt. Wie hierover zou besluiten, heeft daarvoor nu geen geldig mandaat. U wel. Daarom is het gesprek aan u overgedragen. Op de pagina leest u wat er al is gezegd. Lezen en antwoorden kost een paar minuten.',
    'answer-noted':
      'U hebt uw antwoord aan de contactpersoon verteld. Het is voor u opgeschreven. Het telt pas als u het zelf bevestigt.',
    'part-agreed':
      'Over een deel van het plan is besloten. Dat deel mag beginnen, ook al loopt de rest nog. Op de pagina leest u wat.',
    withdrawn:
      'Het verzoek is ingetrokken. Er wordt niemand meer iets gevraagd. Wat al akkoord was, blijft staan.',
    paused: 'De zaak staat voorlopig stil. Niemand hoeft nu iets te doen.',
    resumed: 'De zaak stond stil en gaat nu verder.',
    'term-extended':
      'Voor het besluit is meer tijd nodig. Op de pagina leest u waarom, en wanneer het er uiterlijk is.',
    'address-bounced':
      'Een mail over deze zaak is niet aangekomen. Op de pagina ziet u bij wie. Zorg voor een goed adres. Is de mail van een ambtenaar? Dan kunt u het gesprek ook aan iemand anders overdragen.',
    'path-changed':
      'De gemeente heeft veranderd wie er over plannen meebeslist. Deze zaak gaat verder langs die nieuwe route. Op de pagina leest u wie er nog moet antwoorden.',
    closed: 'Alle gesprekken over deze zaak zijn gevoerd. Op de pagina leest u wat de uitkomst is.',
    'nobody-mandated':
      'Voor een besluit in deze zaak is er nu niemand met een geldig mandaat. De termijn loopt door. Zorg voor een mandaat, of laat het gesprek daarna aan iemand anders overdragen.',
    'sign-in': 'U vroeg om een link. Hebt u daar niet om gevraagd? Dan hoeft u niets te doen.',
    reminder: 'Dit wacht op u. U krijgt hoogstens één herinnering per werkdag, met alles bij elkaar.',
  } satisfies Record<LetterKind, string>,
};
