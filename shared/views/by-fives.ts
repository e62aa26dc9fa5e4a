/** Below so many cases a figure could tell of one family; it is then held back. */
export const fewestCases = 5;

/**
 * A count as it may be shown. `few`: there are some, and fewer than five. `held`: five or more, held back because with it a
 * few could be worked out from a total.
 */
export type Cell = number | 'few' | 'held';

export function isFew(count: number): boolean {
  return count > 0 && count < fewestCases;
}

/**
 * Counts of which the totals of rows and columns may be known: besides each that is too small, as many others are held back
 * as it takes to let nobody work it out. What is held back of a row or column together is never fewer than five either.
 */
export function safeCells(table: readonly (readonly number[])[]): Cell[][] {
  const isHidden = table.map((row) => row.map(isFew));
  const width = Math.max(0, ...table.map((row) => row.length));
  const lines = [
    ...table.map((row, y) => row.map((_, x) => ({ x, y }))),
    ...Array.from({ length: width }, (_, x) => table.map((_row, y) => ({ x, y }))),
  ];
  const valueOf = ({ x, y }: Place): number => table[y]?.[x] ?? 0;
  const isHiddenAt = ({ x, y }: Place): boolean => isHidden[y]?.[x] ?? false;
  for (let next = tooBare(lines, valueOf, isHiddenAt); next; next = tooBare(lines, valueOf, isHiddenAt)) {
    const row = isHidden[next.y];
    if (row !== undefined) row[next.x] = true;
  }
  return table.map((row, y) =>
    row.map((count, x) => (isHiddenAt({ x, y }) ? (isFew(count) ? 'few' : 'held') : count)),
  );
}

type Place = { readonly x: number; readonly y: number };

/** The smallest count that must be held back too, of the first line from whose total a few could be worked out. */
function tooBare(
  lines: readonly (readonly Place[])[],
  valueOf: (place: Place) => number,
  isHidden: (place: Place) => boolean,
): Place | undefined {
  for (const line of lines) {
    const hidden = line.filter(isHidden);
    const isBare = hidden.length === 1 || isFew(hidden.reduce((sum, place) => sum + valueOf(place), 0));
    const others = line.filter((place) => !isHidden(place) && valueOf(place) > 0);
    const [least] = others.toSorted((a, b) => valueOf(a) - valueOf(b));
    if (isBare && least !== undefined) return least;
  }
  return undefined;
}
