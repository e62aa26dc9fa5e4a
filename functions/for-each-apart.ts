/**
 * Does something for each, one after the other; one that fails does not keep the rest from their turn. Throws at the
 * end when any failed, so that a failure is never silent.
 */
export async function forEachApart<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} failed`, { cause: failures[0] });
}
