import * as z from 'zod';
import type { CaseState } from '../shared/domain/case-state.ts';
import { endedTurn } from '../shared/domain/chain.ts';
import type { Command } from '../shared/domain/commands.ts';
import type { Actor } from '../shared/domain/entries.ts';
import { dateSchema, issuesInText, type Issue } from '../shared/domain/issues.ts';
import { pauseOf, turnOf } from '../shared/domain/turn.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../shared/http/http.ts';
import { perform, readPlan, readWords } from '../shared/ledger/perform.ts';
import { pausePage, stopPage, type CourseView } from '../shared/pages/course-pages.ts';
import { typedBackPage, unreadablePage } from '../shared/pages/problem-pages.ts';
import { labeller } from './labeller.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'random'>;

/** Somebody who may stop or pause a case, at a page of theirs; `base` is where their page of the case stands. */
export type Party = {
  readonly kind: CourseView['party'];
  readonly state: CaseState;
  readonly actor: Actor;
  readonly base: string;
  readonly request: HttpRequest;
};

type Shown = { readonly values: Form; readonly issues: readonly Issue[] };
const untouched: Shown = { values: new Form([]), issues: [] };
type Page = (system: Needs, party: Party, shown: Shown) => Promise<HttpResponse>;

export async function showStop(system: Needs, party: Party, shown = untouched): Promise<HttpResponse> {
  if (turnOf(party.state) === endedTurn) return seeOther(party.base);
  const frame = system.edge.frame(party.request);
  return stopPage(frame, await viewOf(system, party), { texts: frame.texts, ...shown });
}

export async function showPause(system: Needs, party: Party, shown = untouched): Promise<HttpResponse> {
  if (turnOf(party.state) === endedTurn) return seeOther(party.base);
  const frame = system.edge.frame(party.request);
  return pausePage(frame, await viewOf(system, party), { texts: frame.texts, ...shown });
}

async function viewOf(system: Needs, party: Party): Promise<CourseView> {
  const { kind, state, base, request } = party;
  return {
    state,
    plan: await readPlan(system.books, state),
    label: labeller(system, system.edge.frame(request).texts),
    party: kind,
    base,
    commandId: system.random(18),
  };
}

export async function takeStop(system: Needs, party: Party): Promise<HttpResponse> {
  const { form, isSwitch } = party.request;
  if (isSwitch) return showStop(system, party, { values: form, issues: [] });
  const text = form.text('text');
  const issues = text === '' ? [] : issuesInText('text', text);
  if (issues.length > 0) return showStop(system, party, { values: form, issues });
  return order(system, party, {
    command: { type: 'withdraw', ...(text === '' ? {} : { text }) },
    again: showStop,
  });
}

export async function takePause(system: Needs, party: Party): Promise<HttpResponse> {
  const { form, isSwitch } = party.request;
  if (isSwitch) return showPause(system, party, { values: form, issues: [] });
  if (form.text('step') === 'resume')
    return order(system, party, { command: { type: 'resume' }, again: showPause });
  const text = form.text('text');
  const until = z.union([z.literal(''), dateSchema]).safeParse(form.text('until'));
  const issues: Issue[] = [
    ...(until.success ? [] : [{ path: 'until', code: 'not-a-date' as const }]),
    ...(text === '' ? [] : issuesInText('text', text)),
  ];
  if (!until.success || issues.length > 0) return showPause(system, party, { values: form, issues });
  return order(system, party, {
    command: {
      type: 'pause',
      ...(until.data === '' ? {} : { until: until.data }),
      ...(text === '' ? {} : { text }),
      consent: form.text('consent') === 'on',
    },
    again: showPause,
  });
}

/** Refusals after which the case is as it was wished: somebody else, or another tab, was first. */
const isDone = new Set(['closed', 'paused', 'not-paused']);

async function order(
  system: Needs,
  party: Party,
  wish: { readonly command: Command; readonly again: Page },
): Promise<HttpResponse> {
  const { state, actor, base, request } = party;
  const frame = system.edge.frame(request);
  const commandId = /^[A-Za-z0-9_-]{8,60}$/.exec(request.form.text('commandId'))?.[0];
  if (commandId === undefined) return unreadablePage(frame);
  const result = await perform(system.books, {
    caseId: state.caseId,
    command: wish.command,
    actor,
    commandId: `${commandId}-${wish.command.type}`,
  });
  const typed = request.form.text('text');
  if (result.kind === 'recorded' || (isDone.has(result.code) && typed === '')) return seeOther(base);
  if (result.code === 'invalid')
    return wish.again(system, party, { values: request.form, issues: result.issues });
  if (result.code === 'command-reused')
    return wish.again(system, party, {
      values: request.form,
      issues: [{ path: 'text', code: 'sent-before' }],
    });
  const { errorTitle: title, refusals } = frame.texts;
  const text = result.code === 'already-decided' ? refusals.closed : refusals[result.code];
  return typedBackPage(frame, typed === '' ? [] : [typed], { status: 409, title, text });
}

/** What was said with taking it back or standing still, if anything was. */
export async function readCourseWords(
  system: Pick<System, 'books'>,
  state: CaseState,
): Promise<string | undefined> {
  const pause = state.withdrawn === undefined ? pauseOf(state) : undefined;
  const n = state.withdrawn?.n ?? pause?.n;
  if (n === undefined) return undefined;
  const { sealed } = await system.books.ledger.get(state.caseId, n);
  if (sealed === undefined) return undefined;
  const type = state.withdrawn === undefined ? 'paused' : 'withdrawn';
  return (await readWords(system.books, { caseId: state.caseId, n, type })).text;
}
