import type { Word } from '../../domain/chain.ts';
import type { Channel } from '../../domain/entries.ts';

export const conversation = {
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
  askedShort: 'Gevraagd',
  also: (more: number): string => (more === 1 ? ' en nog één vraag' : ` en nog ${more} vragen`),
  reflection: 'Wat zou u besluiten als u alleen naar het doel keek?',
  reflectionHint:
    'Alleen voor uzelf. Niemand anders leest dit, en het komt niet in het dossier. U ziet het terug op uw ontvangstbewijs. U mag dit leeg laten.',
  reflectionKept: 'Voor uzelf: wat u zou besluiten als u alleen naar het doel keek',
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
  reason: 'Reden',
  reasonHint: 'Nodig bij voorwaarden en bij niet akkoord. Schrijf voor het gezin: zij lezen dit ook.',
  reasonHintAdvice: 'Altijd nodig: het advies was niet akkoord. Schrijf voor het gezin: zij lezen dit ook.',
  conditions: 'Voorwaarden',
  conditionsHint: 'Alleen bij “akkoord met voorwaarden”. Laat leeg wat u niet nodig hebt.',
  condition: (index: number): string => `Voorwaarde ${index}`,
  conditionText: 'Wat moet er gebeuren?',
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
  answeredBy: 'Antwoord van',
};
