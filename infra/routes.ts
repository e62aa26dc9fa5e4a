/** The functions a browser or another system reaches. */
export const pageFunctions = [
  'start',
  'open-link',
  'family',
  'conversation',
  'casework',
  'requests-api',
] as const;
export type PageFunction = (typeof pageFunctions)[number];

/** Which path goes to which function. Methods are the function's own affair: it answers a wrong one with a page. */
export const routes: Readonly<Record<PageFunction, readonly string[]>> = {
  start: ['/', '/link', '/stijl.css', '/icoon.svg'],
  'open-link': ['/l/{token}', '/nieuwe-link'],
  family: ['/gezin/{caseId}'],
  conversation: ['/gesprek/{conversation}', '/gesprek/{conversation}/ontvangst'],
  casework: ['/werk', '/werk/nieuw', '/werk/zaak/{caseId}'],
  'requests-api': ['/v1/requests'],
};

/** Who answers when no route matches. */
export const fallback: PageFunction = 'start';
