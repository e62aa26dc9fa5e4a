import type { Cause } from '../../domain/time-spent.ts';

const days = (count: number): string => (count === 1 ? '1 werkdag' : `${count} werkdagen`);

/** Amounts in words. */
type CostsSaid = {
  readonly cases: number;
  readonly first: string;
  readonly without: string;
  readonly gap: string;
  readonly isLess: boolean;
};

export const timeSpent = {
  title: 'Waar de tijd blijft',
  link: 'Waar de tijd blijft',
  back: 'Terug naar het overzicht',
  period: (from: string, until: string): string =>
    `Plannen die zijn afgerond van ${from} tot en met ${until}.`,
  asOf: (moment: string): string =>
    `Stand van ${moment}. Een plan telt mee binnen een paar minuten nadat het is afgerond.`,
  none: 'In deze maanden is geen plan afgerond.',
  fewPlans:
    'Er zijn minder dan 5 plannen afgerond. Dat is te weinig voor cijfers die niets over één gezin zeggen.',
  figures: (cases: number, median: number, slowest: number): string =>
    `Er zijn ${cases} plannen afgerond. De helft was klaar binnen ${days(median)}. Van elke tien duurde er één ${days(slowest)} of langer.`,
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
  held: 'afgeschermd',
  small:
    'Onder de 5 staat er geen aantal: dat kan over één gezin gaan. “Afgeschermd” staat er als zo’n klein aantal anders is uit te rekenen.',
  days,
  cases: 'Plannen',
  casesOf: (count: number): string => (count === 1 ? '1 plan' : `${count} plannen`),
  median: 'De helft binnen',
  slowest: 'Traagste tiende vanaf',
  stages: 'Hoe lang een plan bij elke stap ligt',
  stagesSay: (stage: string, median: number): string =>
    `Het langst ligt een plan bij de stap ${stage}: de helft is daar binnen ${days(median)} klaar.`,
  stage: 'Stap',
  bar: 'Tijd',
  barKey: 'De balk is de helft van de plannen; de streep is waar het traagste tiende begint.',
  causes: 'Waarop is gewacht',
  causesSay: (cause: string, share: number): string => `${share}% van alle wachttijd was ${cause}.`,
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
  causesKey: 'Alle werkdagen van alle plannen bij elkaar.',
  monthCauses: 'Waarop is gewacht, per maand',
  monthCausesSay: (month: string, count: number): string =>
    `Het meest is gewacht bij plannen die zijn afgerond in ${month}: ${days(count)} bij elkaar.`,
  trend: 'Hoe lang een plan duurt, per maand',
  trendOf: (stage: string): string => `Hoe lang een plan bij de stap ${stage} ligt, per maand`,
  trendSay: (first: number, last: number): string =>
    first === last
      ? `De helft was in de laatste maand met cijfers even snel klaar als in de eerste: binnen ${days(last)}.`
      : `De helft was in de laatste maand met cijfers ${last < first ? 'sneller' : 'minder snel'} klaar dan in de eerste: binnen ${days(last)} in plaats van ${days(first)}.`,
  month: 'Maand van afronden',
  outcomes: 'Wat eruit kwam, per domein',
  outcomesSay: (name: string, count: number): string =>
    `Het vaakst is ja gezegd bij ${name}: ${count} keer, met of zonder voorwaarden.`,
  kinds: 'Wat eruit kwam, per soort regel',
  kind: 'Soort regel',
  undecided: 'Niet besloten',
  rules: 'Van welke regels is afgeweken',
  rule: 'Regel',
  agreed: 'Keer akkoord',
  asked: 'Keer gevraagd',
  noRules: 'Er is van geen regel afgeweken.',
  rulesSay: (rule: string, count: number): string => `Het vaakst is ${count} keer afgeweken van: ${rule}.`,
  costs: 'Wat plannen kosten, en wat niets doen kost',
  costsSay: ({ cases, first, without, gap, isLess }: CostsSaid): string =>
    `De ${cases} plannen waarover ja is gezegd kosten in het eerste jaar samen ${first}. De hulp zoals die nu is kost ${without} per jaar. Dat is in het eerste jaar ${gap} ${isLess ? 'minder' : 'meer'}.`,
  costsKey: 'Bedragen zoals ze in de plannen staan, afgerond op duizend euro.',
  costOf: 'Wat het kost',
  amount: 'Bedrag',
  costRows: {
    firstYear: 'Het plan, in het eerste jaar',
    laterYears: 'Het plan, elk jaar daarna',
    without: 'Niets doen: de hulp van nu, per jaar',
  },
  research: 'Gegevens voor onderzoek',
  researchText:
    'Eén regel per afgerond plan, zonder namen, teksten of zaaknummers. Wat bij minder dan 5 plannen voorkomt, is grover gemaakt of weggelaten. Geef dit bestand alleen aan wie er onderzoek mee doet, met afspraken daarover.',
  researchLink: 'Download het bestand voor onderzoek (JSON-regels)',
};
