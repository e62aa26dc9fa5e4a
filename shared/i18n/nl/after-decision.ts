import type { FollowUpKind } from '../../domain/follow-through.ts';

const things = (count: string, one: string, more: string): string =>
  count === '1' ? `Er is 1 ${one}` : `Er zijn ${count} ${more}`;

/** The managers' page of what is still to come after a decision. */
export const afterDecision = {
  title: 'Na het besluit',
  link: 'Na het besluit: wat nog niet is begonnen, te laat is of bijna eindigt',
  back: 'Terug naar het overzicht',
  backToList: 'Terug naar de lijst',
  lead: 'Een ja op papier is nog geen ja in huis. De contactpersoon legt vast wanneer iets is begonnen en wanneer aan een voorwaarde is voldaan.',
  asOfColumn: 'Stand van',
  csv: 'Download deze lijsten (CSV)',
  filters: 'Kies wat u wilt zien',
  domain: 'Domein',
  allDomains: 'Alle domeinen',
  show: 'Toon',
  kinds: {
    'carrying-out': 'Afgesproken, maar nog niet begonnen',
    condition: 'Voorwaarden die te laat zijn',
    end: 'Uitzonderingen die binnen 90 dagen eindigen',
  } satisfies Record<FollowUpKind, string>,
  says: {
    'carrying-out': (count: string): string =>
      `${things(count, 'afspraak die', 'afspraken die')} twee weken na het besluit, of na de dag van begin in het plan, nog niet ${count === '1' ? 'is' : 'zijn'} begonnen.`,
    condition: (count: string): string =>
      `${things(count, 'voorwaarde', 'voorwaarden')} waarvan de dag voorbij is. Niet bekend is of eraan is voldaan.`,
    end: (count: string): string =>
      `${things(count, 'uitzondering die', 'uitzonderingen die')} binnen 90 dagen ${count === '1' ? 'eindigt' : 'eindigen'}. Op tijd verlengen of afsluiten voorkomt dat een gezin zonder hulp komt te zitten.`,
  } satisfies Record<FollowUpKind, (count: string) => string>,
  none: 'Er staat niets op deze lijst.',
  noneOfFirst: 'Bij wat het eerst aan de beurt is, is niets van dit domein. In het bestand staat alles.',
  first: (shown: number): string => `Hieronder staan de eerste ${shown}. In het bestand staan er meer.`,
  orMore: (count: number): string => `${count} of meer`,
  what: 'Wat',
  reference: 'Zaak',
  rule: 'Regel',
  noRule: 'geen vaste regel',
  wholePlan: 'het hele plan',
  dates: {
    'carrying-out': 'Moest zijn begonnen op',
    condition: 'Uiterlijk op',
    end: 'Eindigt op',
  } satisfies Record<FollowUpKind, string>,
  date: 'Datum',
  contactPerson: 'Contactpersoon',
  caseTitle: (reference: string): string => `Zaak ${reference}: na het besluit`,
  caseLead:
    'Alles wat na de besluiten nog komt of al is gedaan. Wat er precies is afgesproken, weet de contactpersoon.',
  things: {
    'carrying-out': 'Afspraak begint',
    condition: 'Voorwaarde',
    end: 'Uitzondering eindigt',
  } satisfies Record<FollowUpKind, string>,
  stand: 'Stand',
  waits: 'nog niet bekend',
  running: 'loopt nog',
  doneOn: (on: string): string => `gedaan op ${on}`,
  lapsed: 'geldt niet meer',
};
