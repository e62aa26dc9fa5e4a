import type { FieldKey, SectionName } from '../../drafts/sections.ts';

type FieldText = { readonly label: string; readonly hint?: string };

const fields: Readonly<Record<FieldKey, FieldText>> = {
  question: {
    label: 'De vraag van het gezin',
    hint: 'In hun eigen woorden. Elke ambtenaar leest deze vraag: zet er geen ziekte of schuld in.',
  },
  intro: {
    label: 'Waar het om gaat',
    hint: 'Ten hoogste 80 woorden. Schrijf op wat het gezin vraagt en welke hulp kan stoppen. Iedereen in de keten leest dit, en soms alleen dit: zet er geen ziekte, inkomen of schuld in.',
  },
  story: {
    label: 'Het verhaal',
    hint: 'Zo lang als nodig. Alleen het gezin, uzelf en het CJG lezen dit.',
  },
  'voices.*.who': { label: 'Wie', hint: 'Bijvoorbeeld: moeder, buurvrouw, leerkracht.' },
  'voices.*.concerns.0': { label: 'Grootste zorg' },
  'voices.*.concerns.1': { label: 'Tweede zorg' },
  'voices.*.concerns.2': { label: 'Derde zorg' },
  'goals.*': { label: 'Doel' },
  'circle.*.who': { label: 'Wie' },
  'circle.*.does': { label: 'Wat doet deze persoon?' },
  'circle.*.when': { label: 'Wanneer' },
  'stops.*.what': { label: 'Welke hulp stopt' },
  'stops.*.provider': { label: 'Van welke organisatie' },
  'stops.*.from': { label: 'Stopt op' },
  'stops.*.restart': { label: 'Hoe start het weer als dat nodig is' },
  enough: {
    label: 'Wanneer is het genoeg?',
    hint: 'Waaraan merkt het gezin dat het plan werkt? “Stabiel” is ook een goede uitkomst.',
  },
  safety: {
    label: 'Hoe blijft iedereen veilig?',
    hint: 'Bijvoorbeeld een belkaart, een codewoord, iemand met een sleutel.',
  },
  'costs.planOnce': {
    label: 'Het plan, eenmalig (euro)',
    hint: 'Bijvoorbeeld 14.500. Kost het niets, vul dan 0 in.',
  },
  'costs.planPerYear': { label: 'Het plan, per jaar (euro)' },
  'costs.currentPerYear': { label: 'De hulp van nu, per jaar (euro)' },
  'asks.*.what': { label: 'Wat vraagt het gezin?', hint: 'Eén ding. Op deze vraag komt één besluit.' },
  'asks.*.domain': { label: 'Bij wie hoort deze vraag?' },
  'asks.*.amountOnce': { label: 'Bedrag, eenmalig (euro)', hint: 'Laat leeg als het niets kost.' },
  'asks.*.amountPerYear': { label: 'Bedrag, per jaar (euro)', hint: 'Laat leeg als het niets kost.' },
  'asks.*.from': { label: 'Vanaf' },
  'asks.*.until': { label: 'Tot en met' },
  'asks.*.departsFrom.purpose': {
    label: 'Waar is de regel voor?',
    hint: 'De regel kiest u hieronder. Wat wil de gemeente ermee bereiken?',
  },
  'asks.*.circumstances': {
    label: 'Waarom past de regel hier niet?',
    hint: 'Wat is er bij dit gezin bijzonder?',
  },
  'asks.*.consequences': { label: 'Wat gebeurt er als de regel toch geldt?' },
  'asks.*.departsFrom.ruleId': {
    label: 'Welke regel staat in de weg?',
    hint: 'Staat de regel er niet bij? Schrijf hem dan hieronder op.',
  },
  'asks.*.departsFrom.rule': {
    label: 'De regel in woorden',
    hint: 'Mag leeg blijven als u de regel hierboven koos.',
  },
  'asks.*.departsFrom.layer': {
    label: 'Wat voor regel is het?',
    hint: 'Mag leeg blijven als u de regel hierboven koos.',
  },
  reference: { label: 'Zaaknummer van de gemeente', hint: 'Geen burgerservicenummer.' },
  reportedOn: { label: 'Gemeld op', hint: 'Vanaf deze dag loopt de termijn van de wet.' },
  'family.alias': { label: 'Hoe noemen wij het gezin?', hint: 'Bijvoorbeeld: gezin Zomerdijk.' },
  'family.representative.name': { label: 'Wie spreekt namens het gezin?' },
  'family.representative.role': {
    label: 'Wat is deze persoon van het gezin?',
    hint: 'Bijvoorbeeld: moeder, of steunfiguur.',
  },
  'family.representative.email': {
    label: 'E-mailadres van het gezin',
    hint: 'Hier sturen wij het plan naartoe. Het gezin zegt eerst of het klopt.',
  },
  'family.representative.authorisation': {
    label: 'Waar ligt de machtiging?',
    hint: 'Alleen als iemand van buiten het gezin namens het gezin spreekt. Bijvoorbeeld: ondertekend op 12 januari 2027, in het dossier. Anders laat u dit leeg.',
  },
  'family.others.*.name': { label: 'Wie' },
  'family.others.*.role': { label: 'Waarom moet deze persoon ja zeggen?' },
  'family.others.*.email': {
    label: 'Eigen e-mailadres',
    hint: 'Deze persoon krijgt een eigen link. Het moet een ander adres zijn dan dat van de anderen.',
  },
  'family.others.*.authorisation': {
    label: 'Waar ligt de machtiging?',
    hint: 'Alleen bij iemand die gemachtigd is. Bijvoorbeeld: ondertekend op 12 januari 2027, in het dossier.',
  },
  'urgency.on': {
    label: 'Welke dag staat vast?',
    hint: 'Bijvoorbeeld de dag waarop het gezin uit huis moet.',
  },
  'urgency.why': {
    label: 'Wat gebeurt er die dag?',
    hint: 'In één zin. Elke ambtenaar leest dit bovenaan: zet er geen ziekte, inkomen of schuld in.',
  },
};

type SectionText = {
  readonly title: string;
  readonly short: string;
  readonly text?: string;
  readonly row?: (index: number) => string;
};

const sections: Readonly<Record<SectionName, SectionText>> = {
  vraag: {
    title: 'Wat wil het gezin?',
    short: 'De vraag',
    text: 'We beginnen bij wat het gezin wil. Pas aan het eind komt de regel. U mag een stap leeg laten: op het overzicht ziet u wat er nog mist.',
  },
  kern: { title: 'Vertel het kort, voor iedereen', short: 'Waar het om gaat' },
  verhaal: {
    title: 'Het hele verhaal, één keer',
    short: 'Het verhaal',
    text: 'Het gezin vertelt dit één keer. Niemand vraagt er daarna nog naar.',
  },
  stemmen: {
    title: 'Wie maken zich zorgen, en waarover?',
    short: 'Stemmen',
    text: 'Het gezin eerst. Iedereen noemt ten hoogste drie zorgen. Elke stem telt.',
    row: (index) => `Stem ${index}`,
  },
  doelen: {
    title: 'Wat moet er anders worden?',
    short: 'Doelen',
    text: 'Het belangrijkste eerst, in de volgorde van het gezin.',
    row: (index) => `Doel ${index}`,
  },
  kring: {
    title: 'Wie helpt mee?',
    short: 'De kring',
    text: 'Familie, vrienden, buren, een buurtgezin. Wat doen zij, en wanneer?',
    row: (index) => `Persoon ${index}`,
  },
  'wie-ontbreekt': { title: 'Wie ontbreekt er nog?', short: 'Wie ontbreekt er nog?' },
  stoppen: {
    title: 'Welke hulp kan stoppen?',
    short: 'Wat stopt',
    text: 'Laat leeg als er niets stopt.',
    row: (index) => `Hulp ${index}`,
  },
  genoeg: { title: 'Wanneer is het genoeg?', short: 'Genoeg' },
  veiligheid: { title: 'Is iedereen veilig?', short: 'Veiligheid' },
  kosten: {
    title: 'Wat kost het, en wat kost het nu?',
    short: 'Kosten',
    text: 'Beide bedragen staan straks naast elkaar.',
  },
  gevraagd: {
    title: 'Wat vraagt het gezin?',
    short: 'Wat het gezin vraagt',
    text: 'Eerst wat het gezin nodig heeft en wat het oplevert. De regel komt als laatste.',
  },
  haast: {
    title: 'Is er een dag die vaststaat?',
    short: 'Haast',
    text: 'Een dag in het echte leven, die niet te verschuiven is. Iedereen antwoordt dan eerder. Laat leeg als er geen is.',
  },
  gezin: { title: 'Over wie gaat het?', short: 'Het gezin' },
  'wie-zegt-ja': {
    title: 'Wie moeten er nog meer ja zeggen?',
    short: 'Wie nog meer ja zegt',
    text: 'Laat leeg als één persoon voor het hele gezin spreekt. Een andere ouder met gezag beslist mee. Een kind van twaalf jaar of ouder zegt zelf ja. Iemand anders kan ja zeggen als het gezin dat op papier heeft gezet. Het plan gaat pas verder als iedereen ja heeft gezegd.',
    row: (index) => `Persoon ${index}`,
  },
};

export const request = {
  sections,
  fields,
  step: (now: number, all: number): string => `Stap ${now} van ${all}`,
  askTitle: (title: string, index: number, all: number): string =>
    all === 1 ? title : `${title} (${index} van ${all})`,
  optional: ' (niet verplicht)',
  back: 'Terug',
  next: 'Verder',
  toOverview: 'Naar het overzicht',
  later: 'Later verder',
  more: 'Meer vakken',
  anotherAsk: 'Nog een vraag toevoegen',
  removeAsk: 'Deze vraag weghalen',
  emptyRow: 'Iets weghalen? Maak de vakken leeg.',
  chooseOne: 'Kies',
  notListed: 'Kies een regel, of: staat er niet bij',
  advisers: 'Moet er iemand meedenken voordat er wordt besloten?',
  savedAt: (time: string): string => `Bewaard om ${time}`,
  saving: 'Bewaren …',
  notSaved: 'Nog niet bewaard. Uw tekst staat nog op deze pagina. Druk op “Verder” om te bewaren.',
  keptUntil: (date: string): string =>
    `Wij bewaren dit concept tot ${date}. Elke keer dat u bewaart schuift dat op.`,
  elsewhere:
    'Dit onderdeel is ondertussen ook op een andere plek gewijzigd, bijvoorbeeld in een ander tabblad. Hieronder staat wat u hier schreef, en daaronder wat daar staat. Wat u nu bewaart, geldt.',
  elsewhereSays: 'Daar staat:',
  missing: {
    circle: 'Deze mensen doen mee:',
    nobody: 'Er staat nog niemand in de kring.',
    think: 'Loop samen met het gezin deze vragen langs:',
    questions: [
      'Wie belt u als het ’s nachts misgaat?',
      'Bij wie zijn de kinderen graag?',
      'Wie in de straat of op school ziet het als het niet goed gaat?',
      'Wie zou willen helpen als u het vroeg?',
      'Wie denkt er anders over, en hoort er toch bij?',
    ],
    add: 'Iemand toevoegen',
    complete: 'De kring is compleet',
  },
  overviewTitle: 'Kijk het plan na',
  amendTitle: 'Kijk de nieuwe versie na',
  overviewText:
    'Als u het plan naar het gezin stuurt, leest het gezin het eerst. Pas als zij ja zeggen, gaat het verder.',
  change: 'Wijzigen',
  notYet: 'Nog niet ingevuld',
  nothingNeeded: 'Leeg gelaten',
  stillMissing: (count: number): string =>
    count === 1 ? 'Er mist nog één ding' : `Er missen nog ${count} dingen`,
  previews: 'Wat ziet elke ambtenaar straks?',
  previewsLater: 'Zodra alles is ingevuld kunt u hier bekijken wat elke ambtenaar te zien krijgt.',
  previewTitle: (who: string): string => `Dit ziet straks: ${who}`,
  previewNote: 'Dit is een voorbeeld. Er is nog niets verstuurd.',
  previewAnswers: 'Daaronder kiest deze ambtenaar een antwoord:',
  send: 'Plan naar het gezin sturen',
  sendAmended: 'Nieuwe versie naar het gezin sturen',
  discard: 'Dit concept weggooien',
  discardTitle: 'Dit concept weggooien?',
  discardText: 'Alles wat u hebt opgeschreven is dan weg. Dat is niet terug te draaien.',
  discardYes: 'Ja, weggooien',
  discardNo: 'Nee, bewaren',
  discardedTitle: 'Het concept is weggegooid',
  discardedText: 'U kunt deze pagina sluiten.',
  nothingChanged:
    'Er is niets gewijzigd ten opzichte van het plan van nu. Het gezin hoeft niet opnieuw te bevestigen.',
  laterTitle: 'Uw plan is bewaard',
  laterText:
    'U krijgt een mail met een link. Daarmee opent u het overzicht: daar ziet u wat er nog mist. Dat kan ook op een andere computer.',
  laterBack: 'Toch nu verder',
  tooLarge: 'Dit plan is te groot om te bewaren. Maak de tekst op deze pagina korter en probeer het opnieuw.',
  gone: 'Dit concept is er niet meer. Misschien is het al verstuurd of weggegooid.',
  planMoved:
    'Er is intussen een andere versie van het plan ingebracht. Uw wijzigingen staan hier nog. Kijk ze na naast het plan van nu en stuur ze dan opnieuw.',
};
