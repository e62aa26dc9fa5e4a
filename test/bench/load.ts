import { setTimeout as pause } from 'node:timers/promises';

/** When one piece of work was due, in milliseconds since 1970, and how long it took from there. */
export type Span = { readonly from: number; readonly ms: number };
type Done<T, R> = { readonly item: T; readonly result: R; readonly span: Span };

function present(): number {
  return performance.timeOrigin + performance.now();
}

/** Each of the callers takes the next one as soon as theirs is done: as fast as the other side answers. */
export async function saturate<T, R>(
  items: readonly T[],
  callers: number,
  work: (item: T) => Promise<R>,
): Promise<Done<T, R>[]> {
  const done: Done<T, R>[] = [];
  const left = items.values();
  const call = async (): Promise<void> => {
    for (const item of left) {
      const from = present();
      const result = await work(item);
      done.push({ item, result, span: { from, ms: present() - from } });
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return done;
}

/**
 * So many of them started in each second, whatever has been answered. Counted from when each was due: a side that
 * stands still for a second is slow for everybody who would have come in that second.
 */
export async function atRate<T, R>(
  items: readonly T[],
  rate: number,
  work: (item: T) => Promise<R>,
): Promise<Done<T, R>[]> {
  const start = present();
  return Promise.all(
    items.map(async (item, index) => {
      const from = start + (index * 1000) / rate;
      await pause(from - present());
      const result = await work(item);
      return { item, result, span: { from, ms: present() - from } };
    }),
  );
}
