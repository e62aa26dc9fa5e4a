/** Cases are counted by so many: a group counts in the month in which it is full. */
const group = 5;
/** The least that is shown. Counted by fives from any month, behind a ten there are six cases or more. */
export const fewestShown = 10;

/** A count as it may be shown, a multiple of five; `few` where it is not. That there is none is not said either. */
export type Count = number | 'few';

/**
 * How many there were in some months, counted by fives from the January before: of the sixth to the ninth nothing is said
 * until the tenth. Whatever months are asked for, the answer is a difference of the same few numbers, so that months add up
 * to their sum, and one view taken from another says no more than each month does. `months` are in order and without gaps.
 */
export function countByFives(countIn: (month: string) => number, months: readonly string[]): Count {
  let sinceJanuary = fromJanuary(months[0] ?? '')
    .slice(0, -1)
    .reduce((sum, month) => sum + countIn(month), 0);
  let count = 0;
  for (const month of months) {
    const before = month.endsWith('-01') ? 0 : sinceJanuary;
    sinceJanuary = before + countIn(month);
    count += fullGroups(sinceJanuary) - fullGroups(before);
  }
  return count < fewestShown ? 'few' : count;
}

function fullGroups(count: number): number {
  return Math.floor(count / group) * group;
}

/** The months of a year up to and with this one, `2027-03`. */
export function fromJanuary(month: string): string[] {
  const [year = '', number = ''] = month.split('-');
  return Array.from(
    { length: Number(number) },
    (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`,
  );
}

/** What is not shown counts for nothing: in a drawing, and where the highest is looked for. */
export function shownCount(count: Count): number {
  return count === 'few' ? 0 : count;
}
