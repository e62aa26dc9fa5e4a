import type { Texts } from '../nl.ts';

export const overview: Texts['overview'] = {
  title: 'Overview of plans',
  figures: (open, late) =>
    `${open === 0 ? 'No plans are open' : open === 1 ? 'One plan is open' : `${open} plans are open`}. ${
      late === 0 ? 'Nothing is late.' : late === 1 ? 'One is late.' : `${late} are late.`
    }`,
  chain: 'How many plans wait where',
  lateOf: (count) => `${count} late`,
  plans: 'The plans',
  filters: 'Choose what you want to see',
  stage: 'With whom',
  everybody: 'Everybody',
  which: 'Which',
  all: 'All',
  onlyLate: 'Only late',
  order: 'Order',
  orders: {
    due: 'What is late first',
    urgent: 'What is urgent first',
    since: 'What has waited longest first',
    opened: 'What is oldest first',
  },
  show: 'Show',
  none: 'There are no plans that fit this choice.',
  reference: 'Case number',
  holder: 'Whose turn',
  since: 'Waiting since',
  due: 'Answer by',
  opened: 'Brought in',
  contactPerson: 'Contact person',
  late: 'late',
  urgentOn: (on) => `Urgent: by ${on}`,
  noDue: 'no date',
  page: (now, all) => `Page ${now} of ${all}`,
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  csv: 'Download this list (CSV)',
};
