import type { Cause } from '../../domain/time-spent.ts';

const days = (count: number): string => (count === 1 ? '1 werkdag' : `${count} werkdagen`);

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
  show: 'Toon',
  csv: 'Download deze cijfers (CSV)',
  few: 'te weinig',
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
  trend: 'Hoe lang een plan duurt, per maand',
  trendSay: (first: number, last: number): string =>
    first === last
      ? `De helft was in de laatste maand met cijfers even snel klaar als in de eerste: binnen ${days(last)}.`
      : `De helft was in de laatste maand met cijfers ${last < first ? 'sneller' : 'minder snel'} klaar dan in de eerste: binnen ${days(last)} in plaats van ${days(first)}.`,
  month: 'Maand van afronden',
  outcomes: 'Wat eruit kwam, per domein',
  undecided: 'Niet besloten',
  rules: 'Van welke regels is afgeweken',
  rule: 'Regel',
  agreed: 'Keer akkoord',
  asked: 'Keer gevraagd',
  noRules: 'Er is van geen regel afgeweken.',
};
