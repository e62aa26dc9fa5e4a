import type { PointKind } from './crash-points.ts';

/** A mistake somebody could make: in `file`, `find` (there exactly once) becomes `instead`. */
export type PlantedFault = {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly instead: string;
  /** Where it was last found; the hunt begins there and goes on from there. */
  readonly seed?: number;
  /** Where it was last found among the crash points; the hunt begins there. */
  readonly point?: readonly [PointKind, number];
  /** Where no store is needed to find it: the seed of the wishes that break a rule. */
  readonly wishes?: number;
};

/** The exit code of a hunt that finds nothing; every other but 0 is that of a hunt that broke. */
export const notFound = 3;
