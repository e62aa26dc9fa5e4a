import type { Municipality } from './municipality.ts';

/** Where functions look who works here, who may decide what, the chain and the rules. */
export type RegisterSource = {
  /** As it was last read: good enough for who gets a mail and what a function is called. */
  readonly current: Municipality;
  /** Read again, strongly consistent: a decision must not rest on yesterday's register. */
  fresh(): Promise<Municipality>;
};
