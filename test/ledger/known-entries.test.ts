import { beforeEach, describe, expect, it } from 'vitest';
import { KnownEntries } from '../../shared/ledger/known-entries.ts';
import { storedEntry, type StoredEntry } from '../../shared/ledger/stored-entry.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const minute = 60_000;
let now = 0;
let entries: StoredEntry[];
let caseId: CaseHistory['caseId'];
let known: KnownEntries;

beforeEach(() => {
  now = 0;
  const history = new CaseHistory();
  history.open(zomerdijk());
  ({ caseId } = history);
  entries = history.entries.map((envelope) => storedEntry(envelope, JSON.stringify(envelope), undefined));
  known = new KnownEntries(() => now);
  known.keepFirst(caseId, entries);
});

describe('what a function has read of a case', () => {
  it('is all there was for ten seconds, and from then on what it was', () => {
    now = 9_999;
    expect([known.first(caseId), known.isFresh(caseId)]).toEqual([entries, true]);
    now = 10_000;
    expect([known.first(caseId), known.isFresh(caseId)]).toEqual([entries, false]);
  });

  it('is known to the sweeper that comes by in five minutes, and again in five', () => {
    now = 5 * minute;
    expect(known.first(caseId)).toEqual(entries);
    known.keepFirst(caseId, known.first(caseId));
    now = 19 * minute;
    expect(known.first(caseId)).toEqual(entries);
  });

  it('is known no more after a quarter of an hour in which nobody came by', () => {
    now = 15 * minute;
    expect([known.first(caseId), known.isFresh(caseId)]).toEqual([[], false]);
  });
});
