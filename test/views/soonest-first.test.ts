import { expect, it } from 'vitest';
import { soonestFirst } from '../../shared/views/soonest-first.ts';

const open = 'open' as const;

it('a day in the real world comes first where it comes before the day an answer is due; what has ended comes last', () => {
  const rows = [
    { name: 'ended', urgentOn: '2027-01-01' },
    { name: 'paused', open },
    { name: 'due on the 8th', open, dueOn: '2027-02-08' },
    { name: 'due on the 10th, urgent on the 5th', open, dueOn: '2027-02-10', urgentOn: '2027-02-05' },
    { name: 'due on the 8th, urgent in March', open, dueOn: '2027-02-08', urgentOn: '2027-03-01' },
    { name: 'paused, urgent on the 9th', open, urgentOn: '2027-02-09' },
  ];
  expect(rows.toSorted(soonestFirst).map(({ name }) => name)).toEqual([
    'due on the 10th, urgent on the 5th',
    'due on the 8th, urgent in March',
    'due on the 8th',
    'paused, urgent on the 9th',
    'paused',
    'ended',
  ]);
});
