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
  step: 'Step',
  allSteps: 'All steps',
  show: 'Show',
  csv: 'Download this table (CSV)',
  source: (moment) => `As of ${moment}.`,
  asOfColumn: 'As of',
  lines: 'Download all figures for another system (JSON lines)',
  few: 'too few',
  held: 'held back',
  small:
    'Below 5 no number is given: it could be about one family. “Held back” is said where such a small number could otherwise be worked out.',
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
  monthCauses: 'What was waited for, by month',
  monthCausesSay: (month, count) =>
    `Most was waited with plans that were completed in ${month}: ${days(count)} together.`,
  trend: 'How long a plan takes, by month',
  trendOf: (stage) => `How long a plan is at the step ${stage}, by month`,
  trendSay: (first, last) =>
    first === last
      ? `In the last month with figures half were done as fast as in the first: within ${days(last)}.`
      : `In the last month with figures half were done ${last < first ? 'faster' : 'less fast'} than in the first: within ${days(last)} instead of ${days(first)}.`,
  month: 'Month of completion',
  outcomes: 'What came of it, by domain',
  outcomesSay: (name, count) =>
    `Most often was agreed for ${name}: ${count} times, with or without conditions.`,
  kinds: 'What came of it, by kind of rule',
  kind: 'Kind of rule',
  undecided: 'Not decided',
  rules: 'Which rules were departed from',
  rule: 'Rule',
  agreed: 'Times agreed',
  asked: 'Times asked',
  noRules: 'No rule was departed from.',
  rulesSay: (rule, count) => `Most often, ${count} times, was departed from: ${rule}.`,
  costs: 'What plans cost, and what not acting costs',
  costsSay: ({ cases, first, without, gap, isLess }) =>
    `The ${cases} plans that were agreed to cost ${first} together in the first year. The help as it is now costs ${without} a year. That is ${gap} ${isLess ? 'less' : 'more'} in the first year.`,
  costsKey: 'Amounts as they stand in the plans, rounded to a thousand euro.',
  costOf: 'What it costs',
  amount: 'Amount',
  costRows: {
    firstYear: 'The plan, in the first year',
    laterYears: 'The plan, each year after that',
    without: 'Not acting: the help of today, a year',
  },
  research: 'Data for research',
  researchText:
    'One line for each completed plan, without names, texts or case numbers. What occurs in fewer than 5 plans was made coarser or left out. Give this file only to who does research with it, with agreements about that.',
  researchLink: 'Download the file for research (JSON lines)',
};
