import { createHmac } from 'node:crypto';
import type { PersonId } from '../../shared/domain/identifiers.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { timeFields, type Quarter } from '../../shared/pages/time-figure-parts.ts';
import { researchLines } from '../../shared/views/research.ts';
import type { System } from '../system.ts';
import { forEachApart } from '../for-each-apart.ts';
import { linesFile } from './json-lines.ts';
import { quartersOver } from './time-spent.ts';

type Needs = Pick<System, 'books' | 'seen' | 'summaries' | 'random'>;

/**
 * What an independent party studies: a line for each case that ended in a quarter that is over, so that no two files have a
 * month in common. The key of the pseudonyms is made for this file and kept nowhere, so that no two can be laid side by
 * side. Who fetched it is on record at each case that is in it before it leaves.
 */
export async function downloadResearch(
  system: Needs,
  request: HttpRequest,
  manager: PersonId,
): Promise<HttpResponse> {
  const at = system.books.now();
  const quarters = quartersOver(dateIn(at));
  const quarter =
    quarters.find((one) => nameOf(one) === request.query.get(timeFields.quarter)) ?? quarters[0];
  if (quarter === undefined) throw new Error('no quarter is over');
  const closed = await Promise.all(monthsOf(quarter).map((month) => system.summaries.closedIn(month)));
  const key = system.random(32);
  const { lines, cases } = researchLines(closed.flat(), {
    quarter: nameOf(quarter),
    pseudonymOf: (caseId) => createHmac('sha256', key).update(caseId).digest('base64url').slice(0, 22),
  });
  await forEachApart(cases, (caseId) =>
    system.seen.record(
      { caseId, at, person: manager, function: 'manager', slice: 'research' },
      system.random(9),
    ),
  );
  const last = { type: 'about', quarter: nameOf(quarter), cases: lines.length };
  return linesFile(`onderzoek-${nameOf(quarter)}.jsonl`, [...lines, last]);
}

function nameOf({ year, number }: Quarter): string {
  return `${year}-${number}`;
}

function monthsOf({ year, number }: Quarter): string[] {
  return [2, 1, 0].map((back) => `${year}-${String(number * 3 - back).padStart(2, '0')}`);
}
