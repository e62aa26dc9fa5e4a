import type { Word } from '../../domain/chain.ts';
import type { Channel, ConditionKind } from '../../domain/entries.ts';

export const conversation = {
  titles: {
    support: 'Steunt u dat dit plan voorgaat?',
    advice: 'Wat is uw advies over dit plan?',
    decision: 'Wat besluit u over deze vraag?',
  } satisfies Record<Word, string>,
  wholePlan: {
    support: 'Steunt u dat de gemeente het plan van dit gezin volgt, ook waar regels iets anders zeggen?',
    advice: 'Is het verantwoord dat de gemeente het plan van dit gezin volgt?',
    decision: 'Besluit u dat de gemeente het plan van dit gezin volgt?',
  } satisfies Record<Word, string>,
  kind: {
    support: 'Wij vragen uw steun (draagvlak). Over regels en geld besluiten anderen.',
    advice: 'Wij vragen uw advies. Het besluit nemen anderen.',
    decision: 'Wij vragen uw besluit.',
  } satisfies Record<Word, string>,
  asked: 'Wat wij u vragen',
  askedShort: 'Gevraagd',
  also: (more: number): string => (more === 1 ? ' en nog één vraag' : ` en nog ${more} vragen`),
  reflection: {
    support: 'Zou u dit plan steunen als u alleen naar het doel keek?',
    advice: 'Wat zou u adviseren als u alleen naar het doel keek?',
    decision: 'Wat zou u besluiten als u alleen naar het doel keek?',
  } satisfies Record<Word, string>,
  reflectionHint:
    'Alleen voor uzelf. Niemand anders leest dit, en het komt niet in het dossier. U ziet het terug op uw ontvangstbewijs. U mag dit leeg laten.',
  reflectionKept: 'Voor uzelf: wat u schreef bij de vraag naar het doel',
  talkChoice: 'Eerst een gesprek (kies hieronder dag en tijd)',
  talkTitle: 'Eerst een gesprek: wanneer en hoe?',
  talkHint:
    'Alleen bij “eerst een gesprek”. De termijn loopt door; u antwoordt na het gesprek op deze zelfde pagina.',
  talkOn: 'Datum',
  talkTime: 'Tijd',
  talkTimeHint: 'Bijvoorbeeld 14:30.',
  talkChannel: 'Hoe spreekt u elkaar?',
  channels: { visit: 'Op bezoek', phone: 'Telefonisch', video: 'Via beeldbellen' } satisfies Record<
    Channel,
    string
  >,
  talkNote: 'Met wie, waar en waarover?',
  talkNoteHint: 'De contactpersoon leest dit en regelt het. U mag dit leeg laten.',
  talkCheckTitle: 'Klopt dit gesprek?',
  talkCheckText: 'De contactpersoon krijgt hier bericht van. Uw antwoord geven wij nog niet door.',
  talkSend: 'Gesprek vastleggen',
  talkPlannedTitle: 'Het gesprek is vastgelegd',
  talkPlannedText: (due: string): string =>
    `De contactpersoon weet het. Uw antwoord blijft nodig, graag uiterlijk ${due}. U geeft het via dezelfde link.`,
  talkCalendar: 'Zet in uw agenda',
  talkCalendarHint: 'Dit bestand (.ics) werkt in elke agenda. Er staat geen naam in.',
  talkBack: 'Terug naar de vraag',
  talkIs: (when: string, channel: string): string =>
    `Er is een gesprek gepland: ${when}, ${channel.toLowerCase()}.`,
  talkSummary: (reference: string): string => `Gesprek over zaak ${reference}`,
  others: 'Wat anderen al antwoordden',
  nobodyYet: 'U bent de eerste aan wie wij dit vragen.',
  otherAnswered: (who: string, outcome: string, on: string): string =>
    `${who}: ${outcome.toLowerCase()}, ${on}`,
  yourAnswer: 'Uw antwoord',
  answerTo: (what: string): string => `Uw antwoord op: ${what}`,
  precedents: 'Vergelijkbare zaken',
  precedentsText:
    'Dit is besloten in andere zaken, over dezelfde regel. Bedragen zijn afgerond. Namen en data ziet u niet.',
  precedentsNone: 'Nog geen vergelijkbare zaken.',
  precedentsUnlisted:
    'Deze regel staat niet in de lijst van de gemeente. Daarom kunnen wij geen vergelijkbare zaken zoeken.',
  precedentsMore: (count: number): string => `Bekijk ${count} eerdere besluiten`,
  about: (amount: string): string => `ongeveer ${amount}`,
  precedentKinds: (kinds: string): string => `Voorwaarden: ${kinds}`,
  reason: 'Reden',
  reasonHint: 'Nodig bij voorwaarden en bij niet akkoord. Schrijf voor het gezin: zij lezen dit ook.',
  reasonHintAdvice: 'Altijd nodig: het advies was niet akkoord. Schrijf voor het gezin: zij lezen dit ook.',
  reasonHintDiffers: {
    agreed:
      'In vergelijkbare zaken was het antwoord steeds akkoord. Is uw antwoord niet akkoord? Schrijf dan wat in deze zaak anders is.',
    refused:
      'In vergelijkbare zaken was het antwoord steeds niet akkoord. Is uw antwoord wel akkoord? Dan is een reden altijd nodig: schrijf wat in deze zaak anders is.',
  },
  conditions: 'Voorwaarden',
  conditionsHint:
    'Alleen bij “akkoord met voorwaarden”. Laat leeg wat u niet nodig hebt. Bij een volgende zaak is alleen de soort te zien, niet uw tekst.',
  condition: (index: number): string => `Voorwaarde ${index}`,
  conditionText: 'Wat moet er gebeuren?',
  conditionKind: 'Soort voorwaarde',
  conditionKinds: {
    'report-back': 'Laten weten hoe het gaat',
    'limited-period': 'Voor een bepaalde tijd',
    evidence: 'Iets aantonen',
    'ownership-or-use': 'Eigendom of gebruik',
    safety: 'Veiligheid',
    'restart-of-help': 'Hulp weer starten',
    other: 'Iets anders',
  } satisfies Record<ConditionKind, string>,
  conditionOwner: 'Wie zorgt ervoor?',
  conditionDueOn: 'Uiterlijk op',
  check: 'Verder: nakijken',
  checkTitle: 'Klopt uw antwoord?',
  checkText: 'U kunt na het versturen niets meer wijzigen.',
  send: {
    support: 'Antwoord versturen',
    advice: 'Advies versturen',
    decision: 'Besluit versturen',
  } satisfies Record<Word, string>,
  change: 'Wijzigen',
  receiptTitle: 'Uw antwoord is vastgelegd',
  receiptText: 'Bewaar of print deze pagina als u een bewijs wilt houden.',
  receiptNews: 'U hoort het als alle gesprekken zijn gevoerd.',
  receiptAt: 'Vastgelegd op',
  receiptNumber: 'Volgnummer',
  alreadyTitle: 'Er was al een antwoord vastgelegd',
  alreadyText: 'Wat u nu verstuurde is niet opgeslagen. Dit antwoord geldt:',
  alreadyTyped: 'Dit had u nu ingevuld',
  overtakenTitle: 'Dit gesprek is vervallen',
  overtakenText:
    'Het plan is gewijzigd, of de gemeente vraagt nu anderen. Als uw antwoord nog nodig is, krijgt u een nieuwe mail.',
  answeredBy: 'Antwoord van',
};
