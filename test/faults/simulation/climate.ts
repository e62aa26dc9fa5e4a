import type { Weather } from './world.ts';

/** Where the product runs: each invocation of its own beside a Step Functions that outlives it, or all in one process. */
export type Home = 'cloud' | 'laptop';

/** What the world around the functions does, beside failing calls. Milliseconds. */
export type Climate = Weather & {
  /** How long each delivery of one change takes; as many deliveries as there are numbers. */
  readonly deliveriesOf: () => readonly number[];
  readonly indexLag: () => number;
  readonly mailTakes: () => number;
  /** From now on nothing goes wrong any more. */
  readonly clearUp: () => void;
  /** Rows on a page of a query. */
  readonly pageSize: number;
};
