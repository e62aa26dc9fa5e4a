import type { CaseOutcome } from '../domain/turn.ts';
import type { Word } from '../domain/chain.ts';
import type { RefusalCode } from '../domain/decide.ts';
import type { Outcome } from '../domain/entries.ts';
import type { IssueCode } from '../domain/issues.ts';
import type { MailKind } from '../domain/react.ts';
import type { Layer } from '../domain/rules.ts';

/** Every text people read, in Dutch at level B1. Another language is another object of the type `Texts`. */
export const nl = {
  language: 'nl',
  product: 'Speelruimte',
  productLine: 'Ruimte voor het eigen plan van een gezin',
  skipLink: 'Naar de inhoud',
  mailboxLink: 'Postbus op deze computer',
  errorTitle: 'Er klopt iets nog niet',
  errorPrefix: 'Fout: ',
  and: ' en ',
  unknownFunction: 'een ambtenaar',

  words: {
    support: 'draagvlak',
    advice: 'advies',
    decision: 'besluit',
  } satisfies Record<Word, string>,
  layers: {
    'work-instruction': 'werkinstructie',
    'policy-rule': 'beleidsregel',
    ordinance: 'verordening',
    statute: 'wet',
  } satisfies Record<Layer, string>,
  outcomes: {
    agree: 'Akkoord',
    'agree-with-conditions': 'Akkoord met voorwaarden',
    'not-agree': 'Niet akkoord',
  } satisfies Record<Outcome, string>,
  caseOutcomes: {
    open: 'Loopt nog',
    approved: 'Alles is akkoord',
    partly: 'Een deel is akkoord',
    refused: 'Niets is akkoord',
  } satisfies Record<CaseOutcome, string>,
  domains: (domain: string): string =>
    ({ policy: 'Beleid', wmo: 'Wmo', participatiewet: 'Participatiewet', youth: 'Jeugd' })[domain] ?? domain,
  functions: (id: string): string =>
    ({ family: 'het gezin', 'contact-person': 'de contactpersoon', system: 'Speelruimte' })[id] ?? id,

  start: {
    title: 'Speelruimte',
    lead: 'Soms maakt een gezin met de eigen kring een plan dat beter werkt dan wat de regels bieden. Speelruimte brengt dat plan langs iedereen die ja moet zeggen, één gesprek tegelijk.',
    how: 'Zo gaat het',
    steps: [
      'De contactpersoon brengt het plan van het gezin in.',
      'Het gezin leest het plan en bevestigt het. Pas daarna ziet een ander het.',
      'Elke ambtenaar krijgt één mail met één vraag, en ziet alleen wat voor die vraag nodig is.',
      'Het gezin en de contactpersoon zien steeds wie aan zet is.',
    ],
    formTitle: 'Bent u contactpersoon?',
    formText: 'Vul uw e-mailadres in. U krijgt een mail met een link en een code.',
    email: 'E-mailadres',
    send: 'Stuur mij een link',
    others: 'Bent u ambtenaar, of hoort u bij een gezin? Open dan de link uit de mail die u kreeg.',
    sentTitle: 'Kijk in uw mail',
    sentText:
      'Als wij dit e-mailadres kennen, ligt er binnen een paar minuten een mail met een link en een code van vier cijfers. Niets gekregen? Kijk bij ongewenste mail, of probeer het opnieuw.',
    again: 'Opnieuw proberen',
    tooOften: 'U hebt al een paar keer om een link gevraagd. Wacht een kwartier en probeer het dan opnieuw.',
  },

  link: {
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
    answered: (who: string, at: string): string => `Het antwoord van ${who} is vastgelegd op ${at}.`,
    overtaken: 'Het plan is gewijzigd. Daarom is dit gesprek vervallen.',
    renewed: 'Er is een nieuwere link gestuurd. Open de laatste mail over deze zaak.',
    freshTitle: 'Een nieuwe link',
    freshText: 'Wij sturen een nieuwe link naar het e-mailadres dat bij ons bekend is.',
    fresh: 'Stuur een nieuwe link',
    freshSentTitle: 'Er is een nieuwe link onderweg',
    freshSent: 'Kijk in uw mail. Met de nieuwe link werkt de oude niet meer.',
    freshTooOften:
      'Er zijn vandaag al vijf nieuwe links gestuurd. Probeer het morgen opnieuw, of bel de contactpersoon.',
  },

  session: {
    missingTitle: 'Open de link uit uw mail',
    missing:
      'Deze pagina is alleen te lezen via de link die u per mail kreeg. Open die link en vul de code in.',
    expiredTitle: 'U bent te lang weg geweest',
    expired: 'Open de link uit uw mail opnieuw en vul de code in.',
    kept: 'Wat u had ingevuld is bewaard. Het staat 24 uur klaar zodra u de link opnieuw opent.',
    restored: 'Dit had u eerder ingevuld. Het is nog niet verstuurd. Kijk het na en verstuur het dan.',
    copy: 'Dit had u ingevuld. Het is niet verstuurd. Kopieer het, dan hoeft u het niet opnieuw te typen.',
    typed: (index: number): string => `Uw tekst ${index}`,
    start: 'Naar de eerste pagina',
  },

  fields: {
    reference: 'Zaaknummer',
    alias: 'Wie vraagt',
    domain: 'Onderdeel',
    dueOn: 'Antwoord graag uiterlijk',
    question: 'De vraag van het gezin',
    intro: 'Waar het om gaat',
    story: 'Het verhaal van het gezin',
    voices: 'Wat mensen het meest zorgen geeft',
    goals: 'Wat het gezin wil bereiken',
    circle: 'Wat de kring doet',
    stops: 'Wat stopt',
    enough: 'Wanneer is het genoeg?',
    safety: 'Veiligheid',
    costs: 'Kosten',
    planOnce: 'Het plan, eenmalig',
    planPerYear: 'Het plan, per jaar',
    currentPerYear: 'De hulp van nu, per jaar',
    asks: 'Wat het gezin vraagt',
    amountOnce: 'Bedrag, eenmalig',
    amountPerYear: 'Bedrag, per jaar',
    period: 'Periode',
    rule: 'De regel die in de weg staat',
    layer: 'Soort regel',
    purpose: 'Waar de regel voor is',
    circumstances: 'Waarom de regel hier niet past',
    consequences: 'Wat er gebeurt als de regel toch geldt',
    contactPerson: 'Contactpersoon',
    representative: 'Namens het gezin',
    reportedOn: 'Gemeld op',
    advisers: 'Er denkt mee',
    periodOf: (from: string, until: string): string => `${from} tot en met ${until}`,
    periodFrom: (from: string): string => `vanaf ${from}`,
    periodUntil: (until: string): string => `tot en met ${until}`,
    stopFrom: (provider: string, from: string): string => `${provider}, stopt op ${from}`,
    restart: 'Weer starten',
  },

  conversation: {
    titles: {
      support: 'Steunt u dat dit plan voorgaat?',
      advice: 'Wat is uw advies over dit plan?',
      decision: 'Wat besluit u over deze vraag?',
    } satisfies Record<Word, string>,
    wholePlan: {
      support: 'Steunt u dat het plan van dit gezin leidend is, ook waar regels iets anders zeggen?',
      advice: 'Is het verantwoord dat het plan van dit gezin leidend is?',
      decision: 'Besluit u dat het plan van dit gezin leidend is?',
    } satisfies Record<Word, string>,
    kind: (word: string): string => `Wij vragen u om: ${word}`,
    asked: 'Wat wij u vragen',
    others: 'Wat anderen al antwoordden',
    nobodyYet: 'U bent de eerste aan wie wij dit vragen.',
    otherAnswered: (who: string, outcome: string, on: string): string =>
      `${who}: ${outcome.toLowerCase()}, ${on}`,
    yourAnswer: 'Uw antwoord',
    answerTo: (what: string): string => `Uw antwoord op: ${what}`,
    reason: 'Reden',
    reasonHint: 'Nodig bij voorwaarden en bij niet akkoord. Schrijf voor het gezin: zij lezen dit ook.',
    reasonHintAdvice: 'Altijd nodig: het advies was niet akkoord. Schrijf voor het gezin: zij lezen dit ook.',
    conditions: 'Voorwaarden',
    conditionsHint: 'Alleen bij “akkoord met voorwaarden”. Laat leeg wat u niet nodig hebt.',
    condition: (index: number): string => `Voorwaarde ${index}`,
    conditionText: 'Wat moet er gebeuren?',
    conditionOwner: 'Wie zorgt ervoor?',
    conditionDueOn: 'Uiterlijk op',
    check: 'Antwoord nakijken',
    checkTitle: 'Klopt uw antwoord?',
    checkText: 'U kunt na het versturen niets meer wijzigen.',
    send: {
      support: 'Antwoord versturen',
      advice: 'Advies versturen',
      decision: 'Besluit versturen',
    } satisfies Record<Word, string>,
    change: 'Wijzigen',
    receiptTitle: 'Uw antwoord is vastgelegd',
    receiptText:
      'Bewaar of print deze pagina als u een bewijs wilt houden. U hoort het als alle gesprekken zijn gevoerd.',
    receiptAt: 'Vastgelegd op',
    receiptNumber: 'Volgnummer',
    alreadyTitle: 'Er was al een antwoord vastgelegd',
    alreadyText: 'Wat u nu verstuurde is niet opgeslagen. Dit antwoord geldt:',
    alreadyTyped: 'Dit had u nu ingevuld',
    overtakenTitle: 'Dit gesprek is vervallen',
    overtakenText:
      'Het plan is gewijzigd terwijl u antwoordde. Als uw antwoord nog nodig is, krijgt u een nieuwe mail.',
    thanks: (who: string): string => `Antwoord van: ${who}`,
  },

  family: {
    title: 'Uw plan',
    confirmTitle: 'Is dit uw plan?',
    confirmLead:
      'Dit heeft uw contactpersoon opgeschreven. Niemand anders leest het voordat u ja zegt. Lees het rustig na.',
    choice: 'Uw antwoord',
    confirm: 'Ja, dit is ons plan',
    change: 'Nee, er moet iets anders',
    changeText: 'Wat moet er anders?',
    changeHint: 'Uw contactpersoon leest dit en past het plan aan. Daarna vragen wij het u opnieuw.',
    send: 'Versturen',
    confirmed: (on: string): string => `U hebt het plan bevestigd op ${on}.`,
    changesAsked: (on: string): string =>
      `U hebt op ${on} gevraagd om iets te veranderen. Uw contactpersoon is aan zet.`,
    follow: 'Waar is uw plan nu?',
    planChanged: 'Het plan is net gewijzigd. Hieronder staat de nieuwe versie. Lees die eerst.',
    tooLate:
      'Het plan was al bevestigd. Wat u schreef is niet opgeslagen. Vertel het uw contactpersoon: die kan het plan nog wijzigen.',
    yourText: 'Dit had u geschreven',
  },

  tracker: {
    title: 'Waar het plan nu is',
    family: 'Het gezin bevestigt',
    waiting: (since: string, due: string): string => `aan zet sinds ${since}, antwoord uiterlijk ${due}`,
    turn: 'aan de beurt',
    done: (outcome: string, on: string): string => `${outcome}, ${on}`,
    confirmedOn: (on: string): string => `bevestigd op ${on}`,
    passedOver: 'overgeslagen: het plan raakt dit onderdeel niet',
    noAdviser: 'overgeslagen: het plan vraagt dit advies niet',
    stillValid: (outcome: string, on: string): string => `${outcome}, ${on}; blijft gelden na de wijziging`,
    later: 'komt nog',
    outcome: 'Uitkomst',
    decided: 'Wat er is besloten',
    conditionLine: (text: string, owner: string, dueOn: string): string =>
      `${text} (${owner}, uiterlijk ${dueOn})`,
  },

  work: {
    title: 'Uw zaken',
    none: 'U hebt nog geen zaken.',
    import: 'Een plan inbrengen',
    importTitle: 'Een plan inbrengen',
    importText: 'Kies het bestand met het plan (JSON), of plak de tekst ervan.',
    file: 'Bestand',
    paste: 'Of plak hier de tekst',
    pasteHint: 'Wat u hier plakt blijft staan als er iets niet klopt.',
    importSend: 'Plan inbrengen',
    caseTitle: (reference: string): string => `Zaak ${reference}`,
    back: 'Al uw zaken',
    timeline: 'Wat er is gebeurd',
    changesAsked: 'Het gezin vraagt om een wijziging',
    plan: 'Het plan',
    planVersion: (version: number): string => `Versie ${version}`,
    amend: 'Het plan wijzigen',
    amendText:
      'Breng het gewijzigde plan in zijn geheel in. Het gezin bevestigt de nieuwe versie. Alleen wie iets anders te zien krijgt, wordt opnieuw gevraagd.',
    amendSend: 'Nieuwe versie inbrengen',
    planChanged:
      'Er is intussen een andere versie ingebracht. Kijk die na en breng uw wijziging dan opnieuw in.',
    closed: 'Deze zaak is afgerond. Het plan kan niet meer worden gewijzigd.',
    stage: 'Aan zet',
    since: 'Sinds',
    youMustChange: 'u: het gezin vraagt een wijziging',
    nobody: 'niemand: alle gesprekken zijn gevoerd',
  },

  timeline: {
    'request-opened': 'Het plan is ingebracht',
    'plan-amended': (version: number): string => `Versie ${version} van het plan is ingebracht`,
    'generation-started': (generation: number): string =>
      generation === 1
        ? 'De ronde langs de gesprekken is gestart'
        : `De ronde is opnieuw gestart (${generation}e keer)`,
    'conversation-opened': (who: string, due: string): string =>
      `Gevraagd: ${who}, antwoord uiterlijk ${due}`,
    'plan-confirmed': 'Het gezin heeft het plan bevestigd',
    'changes-asked': 'Het gezin vraagt om een wijziging',
    answered: (who: string, outcomes: string): string => `${who}: ${outcomes}`,
    'look-recorded': (who: string): string => `Wacht al enkele werkdagen op ${who}`,
    'link-renewed': (who: string): string => `Nieuwe link gestuurd aan ${who}`,
  },

  mail: {
    greeting: 'Goedendag,',
    caseLine: (reference: string): string => `Zaaknummer: ${reference}`,
    dueLine: (due: string): string => `Antwoord graag uiterlijk ${due}.`,
    openLine: 'Open deze link:',
    openLink: {
      'family-confirm': 'Lees het plan',
      invitation: 'Lees de vraag en antwoord',
      'changes-asked': 'Open de zaak',
      'fresh-link': 'Open de pagina',
      closed: 'Lees de uitkomst',
      'sign-in': 'Open Speelruimte',
    } satisfies Record<MailKind | 'sign-in', string>,
    codeLine: (code: string): string => `Uw code: ${code}`,
    codeWhy: 'De pagina vraagt om deze code. Geef hem niet door.',
    footer: (sender: string): string => `${sender}. Antwoorden op deze mail komt bij een mens terecht.`,
    subjects: {
      'family-confirm': (reference: string): string => `Zaak ${reference}: lees het plan en zeg of het klopt`,
      invitation: (reference: string): string => `Zaak ${reference}: uw antwoord is gevraagd`,
      'changes-asked': (reference: string): string => `Zaak ${reference}: er is een wijziging gevraagd`,
      'fresh-link': (reference: string): string => `Zaak ${reference}: uw nieuwe link`,
      closed: (reference: string): string => `Zaak ${reference}: alle gesprekken zijn gevoerd`,
      'sign-in': (): string => 'Uw link voor Speelruimte',
    } satisfies Record<MailKind | 'sign-in', (reference: string) => string>,
    texts: {
      'family-confirm':
        'Uw contactpersoon heeft het plan opgeschreven. Wilt u het lezen en zeggen of het klopt?',
      invitation: 'Wij vragen u om één antwoord. Het lezen en antwoorden kost een paar minuten.',
      'changes-asked':
        'Er is gevraagd om iets aan het plan te veranderen. Op de pagina van de zaak leest u wat.',
      'fresh-link': 'Hier is uw nieuwe link. Oudere links van deze zaak werken niet meer.',
      closed: 'Alle gesprekken over deze zaak zijn gevoerd. Op de pagina leest u wat er is uitgekomen.',
      'sign-in': 'U vroeg om een link. Hebt u daar niet om gevraagd? Dan hoeft u niets te doen.',
    } satisfies Record<MailKind | 'sign-in', string>,
  },

  problems: {
    reference: (number: string): string => `Meld dit nummer als u ons belt: ${number}.`,
    unexpectedTitle: 'Er ging iets mis bij ons',
    unexpected:
      'Dat ligt niet aan u. Probeer het over een paar minuten opnieuw. Wat u verstuurde is misschien niet opgeslagen.',
    notFoundTitle: 'Deze pagina bestaat niet',
    notFound: 'Controleer het adres, of open de link uit uw mail opnieuw.',
    methodTitle: 'Zo werkt deze pagina niet',
    method: 'Deze pagina kan niet op deze manier worden gevraagd. Ga terug en gebruik de knop op de pagina.',
    foreignTitle: 'Dit verzoek kwam niet van onze eigen pagina',
    foreign: 'Open de link uit uw mail en probeer het daar opnieuw.',
    tooLargeTitle: 'Dit is te groot',
    tooLarge: 'Wat u verstuurde is groter dan wij kunnen aannemen (5 MB).',
    plan: 'Het plan is niet ingebracht. Alles wat er niet klopt staat in de lijst.',
    unreadableTitle: 'Wij kunnen dit formulier niet lezen',
    unreadable: 'Ga terug, vul het formulier opnieuw in en verstuur het.',
  },

  refusals: {
    'no-such-case': 'Deze zaak bestaat niet.',
    'already-open': 'Dit is al gestart.',
    'not-yours': 'Dit gesprek is niet van u.',
    'not-your-turn': 'Dit gesprek is nu niet aan de beurt.',
    'plan-changed': 'Het plan is intussen gewijzigd.',
    'overtaken-generation': 'Deze ronde is al vervangen door een nieuwe.',
    'nothing-due': 'Er is vandaag niets te doen.',
    closed: 'Deze zaak is afgerond.',
    'command-reused': 'Dit formulier is al eens verstuurd met een andere inhoud. Open de pagina opnieuw.',
    'too-large': 'Dit is samen te groot om te bewaren. Maak de tekst korter.',
  } satisfies Record<RefusalCode, string>,

  issues: {
    bsn: 'Hier staat een burgerservicenummer. Dat hebben wij niet nodig en mogen wij niet bewaren. Haal het weg.',
    required: 'Vul dit in.',
    'unknown-field': 'Dit veld kennen wij niet.',
    'wrong-type': 'Dit is een ander soort gegeven dan hier hoort.',
    'too-long': 'Dit is te lang.',
    'too-many-words': 'Dit is te lang: gebruik ten hoogste 80 woorden.',
    'too-few': 'Er moet er ten minste één zijn.',
    'too-many': 'Dit zijn er te veel.',
    'not-an-email': 'Dit is geen e-mailadres. Een e-mailadres lijkt op naam@voorbeeld.nl.',
    'not-a-date': 'Dit is geen datum.',
    'not-an-amount': 'Dit is geen bedrag in euro.',
    'control-characters': 'Hier staan tekens die niet te lezen zijn.',
    'unknown-choice': 'Dit is geen van de mogelijke keuzes.',
    duplicate: 'Dit staat er al een keer.',
    'plan-too-long': 'Het plan is te lang. Tekens:',
    'unknown-rule':
      'Deze regel staat niet in de lijst van de gemeente. Laat het nummer weg en noem de regel in woorden.',
    'rule-not-in-force': 'Deze regel geldt niet op dit moment.',
    'rule-of-other-layer': 'In de lijst van de gemeente is dit een ander soort regel:',
    statute:
      'Van een wet kan de gemeente niet afwijken. Bespreek met de beleidsambtenaar welke regel eronder ligt.',
    'domain-without-official': 'Over dit onderdeel beslist niemand in de keten. Mogelijk zijn:',
    'unknown-adviser': 'Deze adviseur staat niet in de keten. Mogelijk zijn:',
    'other-municipality': 'Dit plan is voor een andere gemeente. Deze gemeente heet:',
    'unknown-contact-person':
      'Hier hoort het e-mailadres van de contactpersoon die dit plan inbrengt, zoals de gemeente het kent.',
    'already-brought-in':
      'Vanaf deze pagina is al een plan ingebracht. Kijk bij uw zaken. Is dit een ander plan, verstuur het dan nog een keer.',
    'sent-before':
      'U hebt dit formulier al verstuurd. Wilt u dit ook nog sturen? Druk dan nog een keer op de knop.',
    'address-of-staff':
      'Dit is het adres van iemand die bij de gemeente werkt. Vul het adres van het gezin in.',
    'date-too-far': 'Deze datum ligt te ver in de toekomst.',
    'until-before-from': 'De einddatum ligt vóór de begindatum.',
    'reason-required': 'Schrijf op waarom.',
    'answer-required': 'Kies een antwoord.',
    'condition-required': 'Schrijf ten minste één voorwaarde op.',
    'condition-incomplete': 'Vul bij een voorwaarde alle drie de vakken in: wat, wie en wanneer.',
    'conditions-without-choice':
      'U schreef voorwaarden op. Kies dan “akkoord met voorwaarden”, of haal ze weg.',
    'not-json': 'Dit is geen geldig JSON-bestand.',
    invalid: 'Dit klopt niet.',
  } satisfies Record<IssueCode, string>,
};

export type Texts = typeof nl;
