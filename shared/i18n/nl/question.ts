export const question = {
  choice: 'Eerst een vraag (schrijf die hieronder op)',
  title: 'Eerst een vraag: wat wilt u weten?',
  hint: 'Alleen bij “eerst een vraag”. U krijgt een mail als er antwoord is. Daarna antwoordt u op deze zelfde pagina.',
  text: 'Uw vraag',
  textHint: 'De contactpersoon leest dit. Schrijf zo dat het gezin het ook begrijpt.',
  to: 'Voor wie is de vraag?',
  toContact: 'Voor de contactpersoon',
  toFamily: 'Voor het gezin, als aanvrager',
  answerBy: 'Het gezin antwoordt uiterlijk op',
  clock:
    'Alleen bij een vraag aan het gezin. Alleen die zet de wettelijke termijn stil (Awb 4:15): vanaf de dag na uw vraag, tot en met de dag van het antwoord, en niet langer dan tot en met deze dag.',
  checkTitle: 'Klopt uw vraag?',
  checkText: 'De contactpersoon krijgt hier een mail van. Uw antwoord geven wij nog niet door.',
  runsOn: 'De wettelijke termijn loopt gewoon door.',
  willStandStill: (domains: string, from: string, until: string): string =>
    `De termijn voor ${domains} staat stil vanaf ${from} tot en met de dag van het antwoord, maar niet langer dan tot en met ${until}.`,
  send: 'Vraag versturen',
  sentTitle: 'Uw vraag is verstuurd',
  sentContact: 'De contactpersoon krijgt nu een mail. U krijgt een mail als er antwoord is.',
  sentFamily:
    'De contactpersoon krijgt nu een mail en legt de vraag voor aan het gezin. U krijgt een mail als er antwoord is.',
  sentDue: (due: string): string =>
    `Uw antwoord op het plan blijft nodig, graag uiterlijk ${due}. U mag ook antwoorden zonder op het antwoord te wachten.`,
  back: 'Terug naar het plan',
  openTitle: 'Uw vraag staat nog open',
  openSince: (on: string): string => `Gesteld op ${on}. U krijgt een mail als er antwoord is.`,
  openFamily: (by: string): string => `Het gezin antwoordt uiterlijk ${by}.`,
  mayAnswer: 'U kunt hieronder ook al antwoorden.',
  standsStill: (domains: string, from: string, until: string): string =>
    `De termijn voor ${domains} staat stil vanaf ${from} tot er antwoord is, maar niet langer dan tot en met ${until}.`,
  stoodStill: (domains: string, from: string, until: string): string =>
    `De termijn voor ${domains} stond stil van ${from} tot en met ${until}.`,
  lastDay: (day: string): string => `De laatste dag om te besluiten is nu ${day}.`,
  lastDayAtLeast: (day: string): string => `De laatste dag om te besluiten is ${day} of later.`,
  trackerContact: (on: string): string => `Er staat een vraag open van ${on}. De contactpersoon antwoordt.`,
  trackerFamily: (on: string, by: string): string =>
    `Er staat een vraag aan het gezin open van ${on}. Antwoord uiterlijk ${by}.`,
  forYou: (who: string): string => `Vraag van ${who}`,
  answerLink: 'Beantwoord de vraag',
  answerTitle: 'Beantwoord de vraag',
  askedBy: 'Vraag van',
  askedOn: 'Gesteld op',
  askedOf: 'Bedoeld',
  asked: 'De vraag',
  answerLead:
    'Wie de vraag stelde, krijgt een mail en leest uw antwoord. Schrijf alleen op wat nodig is voor deze vraag.',
  answerLeadFamily:
    'Deze vraag is voor het gezin. Leg de vraag aan het gezin voor en schrijf hier hun antwoord op. Wie de vraag stelde, krijgt een mail en leest het antwoord.',
  answer: 'Het antwoord',
  answerSend: 'Antwoord versturen',
  answeredTitle: 'De vraag is beantwoord',
  answeredText: 'Wie de vraag stelde, krijgt een mail.',
  answeredBefore: 'Er was al een antwoord. Wat u nu verstuurde is niet opgeslagen.',
  goneTitle: 'Deze vraag is niet meer nodig',
  goneText: 'Er is intussen geantwoord, of het gesprek is vervallen.',
  typed: 'Dit had u ingevuld',
  toCase: 'Terug naar de zaak',
};
