import type { Texts } from '../nl.ts';

const things = (count: string, one: string, more: string): string =>
  count === '1' ? `There is 1 ${one}` : `There are ${count} ${more}`;

export const afterDecision: Texts['afterDecision'] = {
  title: 'After the decision',
  link: 'After the decision: what has not begun, is late or ends soon',
  back: 'Back to the overview',
  backToList: 'Back to the list',
  lead: 'A yes on paper is not yet a yes at home. The contact person records when something has begun and when a condition has been met.',
  asOfColumn: 'As of',
  csv: 'Download these lists (CSV)',
  filters: 'Choose what you want to see',
  domain: 'Domain',
  allDomains: 'All domains',
  show: 'Show',
  kinds: {
    'carrying-out': 'Agreed, but not begun yet',
    condition: 'Conditions that are late',
    end: 'Exceptions that end within 90 days',
  },
  says: {
    'carrying-out': (count) =>
      `${things(count, 'agreement that has', 'agreements that have')} not begun two weeks after the decision, or after the day of beginning in the plan.`,
    condition: (count) =>
      `${things(count, 'condition whose day has', 'conditions whose day has')} passed. It is not known whether it was met.`,
    end: (count) =>
      `${things(count, 'exception that ends', 'exceptions that end')} within 90 days. Renewing or closing them in time keeps a family from being left without help.`,
  },
  none: 'There is nothing on this list.',
  noneOfFirst: 'Among what comes first there is nothing of this domain. The file holds everything.',
  first: (shown) => `These are the first ${shown}. The file holds more.`,
  orMore: (count) => `${count} or more`,
  what: 'What',
  reference: 'Case',
  rule: 'Rule',
  noRule: 'no fixed rule',
  wholePlan: 'the whole plan',
  dates: {
    'carrying-out': 'Should have begun on',
    condition: 'Due on',
    end: 'Ends on',
  },
  date: 'Date',
  contactPerson: 'Contact person',
  caseTitle: (reference) => `Case ${reference}: after the decision`,
  caseLead:
    'Everything that is still to come after the decisions, or was done. What exactly was agreed, the contact person knows.',
  things: {
    'carrying-out': 'Agreement begins',
    condition: 'Condition',
    end: 'Exception ends',
  },
  stand: 'State',
  waits: 'not known yet',
  running: 'still running',
  doneOn: (on) => `done on ${on}`,
  lapsed: 'no longer holds',
};
