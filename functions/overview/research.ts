import { createHmac } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { leftOutText, researchLines } from '../../shared/views/research.ts';
import type { System } from '../system.ts';
import { linesFile } from './json-lines.ts';
import { readChoice } from './time-spent.ts';

type Needs = Pick<System, 'books' | 'registers' | 'summaries' | 'random'>;

/**
 * What an independent party studies: a line for each case that ended in the chosen months. The key of the pseudonyms is made
 * for this file and kept nowhere, so that no two files can be laid side by side.
 */
export async function downloadResearch(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { choice, chosen } = readChoice(system, request);
  const closed = (await Promise.all(chosen.map((month) => system.summaries.closedIn(month)))).flat();
  const key = system.random(32);
  const { lines, leftOut } = researchLines(closed, (caseId) =>
    createHmac('sha256', key).update(caseId).digest('base64url').slice(0, 22),
  );
  const { from, until } = choice;
  const last = { type: 'about', from, until, cases: lines.length, leftOut: leftOutText(leftOut) };
  return linesFile(`onderzoek-${from}-${until}.jsonl`, [...lines, last]);
}
