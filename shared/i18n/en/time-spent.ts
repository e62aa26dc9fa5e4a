import type { Texts } from '../nl.ts';

const days = (count: number): string => {
  if (count === 0) return 'the same day';
  return count === 1 ? '1 working day' : `${count} working days`;
};
const within = (count: number): string => (count === 0 ? 'on the same day' : `within ${days(count)}`);

export const timeSpent: Texts['timeSpent'] = {
  title: 'Where the time goes',
  link: 'Where the time goes',
  back: 'Back to the overview',
  period: (from, until) => `Plans that were completed from ${from} up to and including ${until}.`,
  counted: 'A plan counts after the month in which it was completed.',
  fewPlans:
    'Too few plans were completed for figures that say nothing about one family. Choose more months or all domains.',
  figures: (cases, median, nineTenths) =>
    `About ${cases} plans were completed. Half were done ${within(median)}.${nineTenths === undefined ? '' : ` Nine in ten were done ${within(nineTenths)}.`}`,
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
  small:
    'We count in fives, from January. A five counts in the month in which it is full. A number is given from 10, otherwise it says “too few”. So the numbers do not tell what is of one family, not even if you lay two overviews side by side.',
  days,
  cases: 'Plans',
  median: 'Half within',
  nineTenths: 'Nine in ten within',
  stages: 'How long a plan is at each step',
  stagesSay: (stage, median) =>
    `At no step with figures does it take longer than at ${stage}: half are done there ${within(median)}.`,
  stage: 'Step',
  bar: 'Time',
  barKey:
    'The bar is half of the plans, the line nine in ten. Nine in ten is counted in whole weeks of 5 working days.',
  causes: 'What was waited for',
  causesSay: (cause, share) => `Of the waiting in this table about ${share}% was ${cause}.`,
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
  causesKey:
    'Part of the working days at a step, rounded to 5%. What occurs in too few plans is not counted in.',
  share: (percentage) => `${percentage}%`,
  monthCauses: 'What was waited for, by month',
  monthCausesSay: (month, cause, share) =>
    `With the plans that were completed in ${month} about ${share}% of the waiting in this table was ${cause}.`,
  trend: 'How long a plan takes, by month',
  trendOf: (stage) => `How long a plan is at the step ${stage}, by month`,
  trendSay: (first, last) =>
    first === last
      ? `In the last month with figures half were done as fast as in the first: ${within(last)}.`
      : `In the last month with figures half were done ${last < first ? 'faster' : 'less fast'} than in the first: ${within(last)} instead of ${within(first)}.`,
  month: 'Month of completion',
  outcomes: 'What came of it, by domain',
  outcomesSay: ({ name, outcome, count }) =>
    `No number in this table is higher than that of ${name}: about ${count} times ${outcome.toLowerCase()}.`,
  noRows: 'Too little was asked here to give a number.',
  kinds: 'What came of it, by kind of rule',
  kind: 'Kind of rule',
  undecided: 'Not decided',
  rules: 'Which rules were departed from',
  rule: 'Rule',
  agreed: 'Times agreed',
  asked: 'Times asked',
  noRules: 'No rule was departed from often enough to give a number.',
  rulesSay: (rule, count) => `The highest number under “Times agreed” is about ${count}, for: ${rule}.`,
  costs: 'What plans cost, and what not acting costs',
  costsSay: ({ first, without, gap, isLess }) =>
    `A plan that was agreed to costs about ${first} on average in the first year. The help as it is now costs about ${without} a year on average. That is about ${gap} ${isLess ? 'less' : 'more'} in the first year.`,
  costsKey: (cases) =>
    `Averages of about ${cases} plans, of the amounts as they stand in the plans, rounded to 500 euro.`,
  costOf: 'What it costs',
  amount: 'Amount',
  costRows: {
    firstYear: 'The plan, in the first year',
    laterYears: 'The plan, each year after that',
    without: 'Not acting: the help of today, a year',
  },
  research: 'Data for research',
  researchText:
    'One line for each completed plan, without names, texts or case numbers, of a quarter that is over. What occurs in fewer than 5 plans was made coarser or left out. Who fetched the file is recorded with each plan. Give it only to who does research with it, with agreements about that.',
  researchLink: (quarter, year) =>
    `Download the file for research: quarter ${quarter} of ${year} (JSON lines)`,
};
