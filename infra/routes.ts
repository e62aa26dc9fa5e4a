/** What the pages load besides themselves: the same for everybody. */
export const cachedPaths = ['/stijl.css', '/bewaren.js', '/verversen.js', '/icoon.svg', '/logo.svg'] as const;

/** The functions a browser or another system reaches. */
export const pageFunctions = [
  'start',
  'open-link',
  'sign-in',
  'family',
  'conversation',
  'casework',
  'request-form',
  'overview',
  'requests-api',
  'registers-api',
  'moves-api',
] as const;
export type PageFunction = (typeof pageFunctions)[number];

/** Which path goes to which function. Methods are the function's own affair: it answers a wrong one with a page. */
export const routes: Readonly<Record<PageFunction, readonly string[]>> = {
  start: ['/', '/link', ...cachedPaths],
  'open-link': ['/l/{token}', '/nieuwe-link'],
  // Before those that would take the last part of a path for something of theirs.
  'sign-in': [
    '/inloggen',
    '/inloggen/terug',
    '/inloggen/binnen',
    '/inloggen/mislukt',
    '/uitgelogd',
    '/uitgelogd/gemeente',
    '/werk/uitloggen',
    '/werk/zaak/{caseId}/uitloggen',
    '/werk/concept/{draft}/uitloggen',
    '/overzicht/uitloggen',
    '/beheer/uitloggen',
  ],
  family: [
    '/gezin/{caseId}',
    '/gezin/{caseId}/stoppen',
    '/gezin/{caseId}/pauze',
    '/gezin/{caseId}/besluiten',
  ],
  conversation: [
    '/gesprek/{conversation}',
    '/gesprek/{conversation}/ontvangst',
    '/gesprek/{conversation}/afspraak',
    '/gesprek/{conversation}/afspraak.ics',
    '/gesprek/{conversation}/overdragen',
    '/gesprek/{conversation}/overgedragen',
    '/gesprek/{conversation}/vraag',
  ],
  casework: [
    '/werk',
    '/werk/nieuw',
    '/werk/zaak/{caseId}',
    '/werk/zaak/{caseId}/afspraak.ics',
    '/werk/zaak/{caseId}/stoppen',
    '/werk/zaak/{caseId}/pauze',
    '/werk/zaak/{caseId}/besluiten',
    '/werk/zaak/{caseId}/iemand-anders',
    '/werk/zaak/{caseId}/vraag/{question}',
    '/werk/zaak/{caseId}/telefoon',
    '/werk/zaak/{caseId}/wijzigingen',
    '/werk/zaak/{caseId}/verlengen',
    '/werk/zaak/{caseId}/uitvoering',
  ],
  'request-form': [
    '/werk/concept',
    '/werk/concept/{draft}',
    '/werk/concept/{draft}/{step}',
    '/werk/concept/{draft}/voorbeeld/{stage}',
    '/werk/zaak/{caseId}/plan',
    '/werk/zaak/{caseId}/plan/{step}',
    '/werk/zaak/{caseId}/plan/voorbeeld/{stage}',
  ],
  overview: [
    '/overzicht',
    '/overzicht/plannen.csv',
    '/overzicht/tijd',
    '/overzicht/tijd.csv',
    '/overzicht/tijd.jsonl',
    '/overzicht/onderzoek.jsonl',
    '/overzicht/daarna',
    '/overzicht/daarna.csv',
    '/overzicht/zaak/{caseId}/daarna',
    '/overzicht/zaak/{caseId}',
    '/overzicht/zaak/{caseId}/plan',
    '/overzicht/zaak/{caseId}/herinneren',
    '/overzicht/zaak/{caseId}/iemand-anders',
    '/overzicht/zaak/{caseId}/adres',
    '/overzicht/zaak/{caseId}/verlengen',
    '/overzicht/zaak/{caseId}/route',
    '/beheer',
  ],
  'requests-api': ['/v1/requests'],
  'registers-api': ['/v1/registers'],
  'moves-api': ['/v1/chain-moves'],
};

/** Who is reached by other systems alone, and lets nobody in by itself: the door asks them who they are. */
export const forSystems: ReadonlySet<PageFunction> = new Set(['requests-api', 'registers-api', 'moves-api']);

/** Who answers when no route matches. */
export const fallback: PageFunction = 'start';
