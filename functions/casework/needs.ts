import type { System } from '../system.ts';

/** What a contact person's desk is wired to. */
export type Needs = Pick<
  System,
  | 'books'
  | 'gate'
  | 'seen'
  | 'edge'
  | 'registers'
  | 'summaries'
  | 'random'
  | 'newCaseId'
  | 'drafts'
  | 'parked'
  | 'limits'
>;
