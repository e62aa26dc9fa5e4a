import type { Texts } from '../nl.ts';

const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);

export const timeSpent: Texts['timeSpent'] = {
  title: 'Where the time goes',
  link: 'Where the time goes',
  back: 'Back to the overview',
  period: (from, until) => `Plans that were completed from ${from} up to and including ${until}.`,
  asOf: (moment) => `As of ${moment}. A plan counts within a few minutes after it was completed.`,
  none: 'No plan was completed in these months.',
  fewPlans:
    'Fewer than 5 plans were completed. That is too few for figures that say nothing about one family.',
  figures: (cases, median, slowest) =>
    `${cases} plans were completed. Half of them within ${days(median)}. One in ten took ${days(slowest)} or longer.`,
  filters: 'Choose what you want to see',
  from: 'From',
  until: 'Up to and including',
  domain: 'Domain',
  allDomains: 'All domains',
  show: 'Show',
  csv: 'Download these figures (CSV)',
  few: 'too few',
  days,
  cases: 'Plans',
  casesOf: (count) => (count === 1 ? '1 plan' : `${count} plans`),
  median: 'Half within',
  slowest: 'Slowest tenth from',
  stages: 'How long a plan is at each step',
  stagesSay: (stage, median) =>
    `A plan is longest at the step ${stage}: half of them are done there within ${days(median)}.`,
  stage: 'Step',
  bar: 'Time',
  barKey: 'The bar is half of the plans; the line is where the slowest tenth begins.',
  causes: 'What was waited for',
  causesSay: (cause, share) => `${share}% of all waiting was ${cause}.`,
  waits: {
    official: 'waiting for an official',
    'contact-person': 'waiting for the contact person',
    family: 'waiting for the family',
    suspension: 'suspension by law',
  },
  cause: {
    official: 'Official',
    'contact-person': 'Contact person',
    family: 'Family',
    suspension: 'Suspension by law',
  },
  causesKey: 'All working days of all plans together.',
  trend: 'How long a plan takes, by month',
  trendSay: (first, last) =>
    first === last
      ? `In the last month with figures half were done as fast as in the first: within ${days(last)}.`
      : `In the last month with figures half were done ${last < first ? 'faster' : 'less fast'} than in the first: within ${days(last)} instead of ${days(first)}.`,
  month: 'Month of completion',
  outcomes: 'What came of it, by domain',
  undecided: 'Not decided',
  rules: 'Which rules were departed from',
  rule: 'Rule',
  agreed: 'Times agreed',
  asked: 'Times asked',
  noRules: 'No rule was departed from.',
};
