import type { CaseState } from '../shared/domain/case-state.ts';
import { endedBy } from '../shared/domain/ending.ts';
import type { Envelope } from '../shared/domain/entries.ts';
import type { Request } from '../shared/domain/request.ts';
import { objectionUntil } from '../shared/domain/terms.ts';
import { validWords } from '../shared/domain/turn.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../shared/http/http.ts';
import { readPlan } from '../shared/ledger/perform.ts';
import {
  bundlePage,
  type Bundle,
  type Decided,
  type Decision,
  type Party,
} from '../shared/pages/decisions-view.ts';
import type { GivenAnswers } from '../shared/pages/tracker.ts';
import { readGivenAnswers } from './given-answers.ts';
import { labeller } from './labeller.ts';
import type { System } from './system.ts';

type About = {
  readonly state: CaseState;
  readonly entries: readonly Envelope[];
  readonly plan: Request;
  readonly given: readonly GivenAnswers[];
};

/** Each ask that was decided on, in the order of the plan, with who decided under which mandate. */
function decisionsOf({ state, plan, given }: About): Decision[] {
  const words = validWords(state).filter(({ word }) => word === 'decision');
  const taken = words.flatMap((word) => {
    const found = given.find(({ stage }) => stage === word.stage);
    const about = { by: word.by.function, on: dateIn(word.at), signed: found?.signed };
    return (found?.answers ?? []).map((answer) => ({ answer, ...about }));
  });
  return plan.asks.flatMap((ask) => {
    const found = taken.find(({ answer }) => answer.askId === ask.id);
    return found === undefined ? [] : [{ ask, ...found }];
  });
}

/** All decisions together, with the day they were made known and the last day for an objection (Awb 6:7, 6:8). */
function bundleOf(about: About): Bundle | undefined {
  const ending = endedBy(about.entries);
  const decisions = decisionsOf(about);
  if (ending === undefined || decisions.length === 0) return undefined;
  const sentOn = dateIn(ending.at);
  const undecided = about.plan.asks.filter(({ id }) => decisions.every(({ ask }) => ask.id !== id));
  return {
    decisions,
    undecided,
    sentOn,
    objectionUntil: objectionUntil(sentOn),
    reference: about.plan.reference,
  };
}

/** What the pages of family and contact person show of it. */
export function decidedOf(about: About): Pick<Decided, 'decisions' | 'bundle'> {
  return { decisions: decisionsOf(about), bundle: bundleOf(about) };
}

/** The bundle on a page of its own; before there is one, the page of the case. */
export async function showBundle(
  system: Pick<System, 'books' | 'edge' | 'registers'>,
  at: {
    state: CaseState;
    entries: readonly Envelope[];
    party: Party;
    base: string;
    request: HttpRequest;
  },
): Promise<HttpResponse> {
  const { state, entries, party, base, request } = at;
  const frame = system.edge.frame(request);
  const [plan, given] = await Promise.all([readPlan(system.books, state), readGivenAnswers(system, state)]);
  const about = { state, entries, plan, given };
  const bundle = bundleOf(about);
  if (bundle === undefined) return seeOther(base);
  const label = labeller(system, frame.texts);
  return bundlePage(frame, { ...about, decisions: bundle.decisions, bundle, party, base, label });
}
