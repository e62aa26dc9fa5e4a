import type { Cause } from '../../domain/time-spent.ts';

const days = (count: number): string => {
  if (count === 0) return 'dezelfde dag';
  return count === 1 ? '1 werkdag' : `${count} werkdagen`;
};
const within = (count: number): string => (count === 0 ? 'op dezelfde dag' : `binnen ${days(count)}`);

/** Means in words. */
type CostsSaid = {
  readonly first: string;
  readonly without: string;
  readonly gap: string;
  readonly isLess: boolean;
};

/** The highest count that a table shows. */
type HighestSaid = { readonly name: string; readonly outcome: string; readonly count: number };

export const timeSpent = {
  title: 'Waar de tijd blijft',
  link: 'Waar de tijd blijft',
  back: 'Terug naar het overzicht',
  period: (from: string, until: string): string =>
    `Plannen die zijn afgerond van ${from} tot en met ${until}.`,
  counted: 'Een plan telt mee na de maand waarin het is afgerond.',
  fewPlans:
    'Er zijn te weinig plannen afgerond voor cijfers die niets over één gezin zeggen. Kies meer maanden of alle domeinen.',
  figures: (cases: number, median: number, nineTenths: number | undefined): string =>
    `Er zijn ongeveer ${cases} plannen afgerond. De helft was ${within(median)} klaar.${nineTenths === undefined ? '' : ` Negen van de tien waren ${within(nineTenths)} klaar.`}`,
  filters: 'Kies wat u wilt zien',
  from: 'Van',
  until: 'Tot en met',
  domain: 'Domein',
  allDomains: 'Alle domeinen',
  step: 'Stap',
  allSteps: 'Alle stappen',
  show: 'Toon',
  csv: 'Download deze tabel (CSV)',
  source: (moment: string): string => `Stand van ${moment}.`,
  asOfColumn: 'Stand van',
  lines: 'Download alle cijfers voor een ander systeem (JSON-regels)',
  few: 'te weinig',
  small:
    'Wij tellen per vijf, vanaf januari. Een vijftal telt mee in de maand waarin het vol is. Een aantal staat er vanaf 10, anders staat er “te weinig”. Zo is uit de aantallen niet af te leiden wat van één gezin is, ook niet als u twee overzichten naast elkaar legt.',
  days,
  cases: 'Plannen',
  median: 'De helft binnen',
  nineTenths: 'Negen van de tien binnen',
  stages: 'Hoe lang een plan bij elke stap ligt',
  stagesSay: (stage: string, median: number): string =>
    `Bij geen stap met cijfers duurt het langer dan bij ${stage}: de helft is daar ${within(median)} klaar.`,
  stage: 'Stap',
  bar: 'Tijd',
  barKey:
    'De balk is de helft van de plannen, de streep negen van de tien. Negen van de tien is geteld in hele weken van 5 werkdagen.',
  causes: 'Waarop is gewacht',
  causesSay: (cause: string, share: number): string =>
    `Van de wachttijd in deze tabel was ongeveer ${share}% ${cause}.`,
  waits: {
    official: 'wachten op een functionaris',
    'contact-person': 'wachten op de contactpersoon',
    family: 'wachten op het gezin',
    suspension: 'stilstand volgens de wet',
  } satisfies Record<Cause, string>,
  cause: {
    official: 'Functionaris',
    'contact-person': 'Contactpersoon',
    family: 'Gezin',
    suspension: 'Stilstand volgens de wet',
  } satisfies Record<Cause, string>,
  causesKey:
    'Deel van de werkdagen bij een stap, afgerond op 5%. Wat bij te weinig plannen voorkomt, is niet meegerekend.',
  share: (percentage: number): string => `${percentage}%`,
  monthCauses: 'Waarop is gewacht, per maand',
  monthCausesSay: (month: string, cause: string, share: number): string =>
    `Bij de plannen die zijn afgerond in ${month} was ongeveer ${share}% van de wachttijd in deze tabel ${cause}.`,
  trend: 'Hoe lang een plan duurt, per maand',
  trendOf: (stage: string): string => `Hoe lang een plan bij de stap ${stage} ligt, per maand`,
  trendSay: (first: number, last: number): string =>
    first === last
      ? `De helft was in de laatste maand met cijfers even snel klaar als in de eerste: ${within(last)}.`
      : `De helft was in de laatste maand met cijfers ${last < first ? 'sneller' : 'minder snel'} klaar dan in de eerste: ${within(last)} in plaats van ${within(first)}.`,
  month: 'Maand van afronden',
  outcomes: 'Wat eruit kwam, per domein',
  outcomesSay: ({ name, outcome, count }: HighestSaid): string =>
    `Geen getal in deze tabel is hoger dan dat bij ${name}: ongeveer ${count} keer ${outcome.toLowerCase()}.`,
  noRows: 'Hierbij is te weinig gevraagd om een aantal te noemen.',
  kinds: 'Wat eruit kwam, per soort regel',
  kind: 'Soort regel',
  undecided: 'Niet besloten',
  rules: 'Van welke regels is afgeweken',
  rule: 'Regel',
  agreed: 'Keer akkoord',
  asked: 'Keer gevraagd',
  noRules: 'Van geen regel is vaak genoeg afgeweken om een aantal te noemen.',
  rulesSay: (rule: string, count: number): string =>
    `Het hoogste getal onder “Keer akkoord” is ongeveer ${count}, bij: ${rule}.`,
  costs: 'Wat plannen kosten, en wat niets doen kost',
  costsSay: ({ first, without, gap, isLess }: CostsSaid): string =>
    `Een plan waarover ja is gezegd kost in het eerste jaar gemiddeld ongeveer ${first}. De hulp zoals die nu is kost gemiddeld ongeveer ${without} per jaar. Dat is in het eerste jaar ongeveer ${gap} ${isLess ? 'minder' : 'meer'}.`,
  costsKey: (cases: number): string =>
    `Gemiddelden van ongeveer ${cases} plannen, zoals de bedragen in de plannen staan, afgerond op 500 euro.`,
  costOf: 'Wat het kost',
  amount: 'Bedrag',
  costRows: {
    firstYear: 'Het plan, in het eerste jaar',
    laterYears: 'Het plan, elk jaar daarna',
    without: 'Niets doen: de hulp van nu, per jaar',
  },
  research: 'Gegevens voor onderzoek',
  researchText:
    'Eén regel per afgerond plan, zonder namen, teksten of zaaknummers, van een kwartaal dat voorbij is. Wat bij minder dan 5 plannen voorkomt, is grover gemaakt of weggelaten. Bij elk plan wordt vastgelegd wie het bestand heeft opgehaald. Geef het alleen aan wie er onderzoek mee doet, met afspraken daarover.',
  researchLink: (quarter: number, year: string): string =>
    `Download het bestand voor onderzoek: kwartaal ${quarter} van ${year} (JSON-regels)`,
};
