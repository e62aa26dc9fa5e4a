import type { HttpRequest } from '../../shared/http/http.ts';
import type { FoundCase } from '../../shared/ledger/perform.ts';
import type { AtWork } from '../at-work.ts';
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

/** A case its contact person has before them. */
export type Found = FoundCase & {
  readonly work: AtWork;
  readonly request: HttpRequest;
};
