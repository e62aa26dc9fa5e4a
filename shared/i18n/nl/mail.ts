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
    'draft-kept': 'Ga verder met het plan',
    closed: 'Lees de uitkomst',
    'sign-in': 'Open Speelruimte',
  } satisfies Record<LetterKind, string>,
  codeLine: (code: string): string => `Uw code: ${code}`,
  codeWhy: 'De pagina vraagt om deze code. Geef hem niet door.',
  footer: (sender: string): string => `${sender}. Antwoorden op deze mail komt bij een mens terecht.`,
  subjects: {
    'family-confirm': (reference: string): string => `Zaak ${reference}: lees het plan en zeg of het klopt`,
    invitation: (reference: string): string => `Zaak ${reference}: uw antwoord is gevraagd`,
    'changes-asked': (reference: string): string => `Zaak ${reference}: er is een wijziging gevraagd`,
    'fresh-link': (reference: string): string => `Zaak ${reference}: uw nieuwe link`,
    'address-changed': (reference: string): string => `Zaak ${reference}: ander e-mailadres`,
    'talk-planned': (reference: string): string => `Zaak ${reference}: eerst een gesprek`,
    'draft-kept': (): string => 'Ga verder met uw plan',
    closed: (reference: string): string => `Zaak ${reference}: alle gesprekken zijn gevoerd`,
    'sign-in': (): string => 'Uw link voor Speelruimte',
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
      'Vanaf nu gaan de mails over deze zaak naar een ander e-mailadres. Dat heeft uw contactpersoon ingesteld. Klopt dat niet? Antwoord dan op deze mail.',
    'talk-planned':
      'Er is om een gesprek gevraagd voordat er een antwoord komt. Op de pagina van de zaak leest u wanneer.',
    'draft-kept':
      'U was een plan aan het opschrijven. Het is bewaard. Met deze link ziet u wat er nog mist en gaat u verder.',
    closed: 'Alle gesprekken over deze zaak zijn gevoerd. Op de pagina leest u wat er is uitgekomen.',
    'sign-in': 'U vroeg om een link. Hebt u daar niet om gevraagd? Dan hoeft u niets te doen.',
  } satisfies Record<LetterKind, string>,
};
