import * as z from 'zod';
import type { CaseState } from '../../shared/domain/case-state.ts';
import { caseIdSchema, familyId, type CaseId } from '../../shared/domain/identifiers.ts';
import { issuesInText, textSchema, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import { confirmation } from '../../shared/domain/turn.ts';
import { loadCase, perform, readPlan, readWords } from '../../shared/ledger/perform.ts';
import { familyPage } from '../../shared/pages/family-page.ts';
import {
  noSessionPage,
  notFoundPage,
  problemPage,
  unreadablePage,
} from '../../shared/pages/problem-pages.ts';
import { stampOf } from '../form-stamp.ts';
import { readGivenAnswers } from '../given-answers.ts';
import { labeller } from '../labeller.ts';
import { strangerPage } from '../stranger-page.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'books' | 'gate' | 'seen' | 'parked' | 'edge' | 'registers' | 'random'>;

const page = 'family';
const actor = { id: familyId, function: 'family' };

/**
 * The family's page: nothing is sent to anybody before they confirm, and from then on they see who has their plan.
 */
export function familyRoutes(system: Needs): Routes {
  return {
    '/gezin/{caseId}': {
      GET: (request) =>
        atFamily(system, request, async (state) => {
          const parked = await findParked(system, state);
          return show(
            system,
            { state, request },
            {
              values: parked ?? new Form([]),
              issues: [],
              restored: parked !== undefined,
            },
          );
        }),
      POST: (request) => atFamily(system, request, (state) => take(system, state, request)),
    },
  };
}

async function atFamily(
  system: Needs,
  request: HttpRequest,
  then: (state: CaseState) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const caseId = caseIdSchema.safeParse(request.params['caseId']);
  if (!caseId.success) return notFoundPage(frame);
  const visitor = await visitorOf(
    system.gate,
    request,
    (one) => one.caseId === caseId.data && one.purpose === 'family',
  );
  if (visitor.kind === 'missing') return strangerPage(frame, request);
  if (visitor.kind === 'expired') {
    if (request.method !== 'POST') return noSessionPage(frame, 'expired');
    const typed = request.form.entries().filter(([name]) => ['choice', 'text', 'planVersion'].includes(name));
    await system.parked.put(placeOf(caseId.data), { fields: typed });
    return noSessionPage(frame, 'kept');
  }
  const found = await loadCase(system.books, caseId.data);
  if (found === undefined) return notFoundPage(frame);
  await system.seen.record(
    { caseId: caseId.data, at: system.books.now(), person: familyId, function: 'family', slice: 'plan' },
    system.random(9),
  );
  return then(found.state);
}

type Family = { readonly state: CaseState; readonly request: HttpRequest };

type Shown = {
  values: Form;
  issues: readonly Issue[];
  planChanged?: boolean;
  restored?: boolean;
  late?: boolean;
};

async function show(system: Needs, { state, request }: Family, shown: Shown): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const [plan, given, wanted] = await Promise.all([
    readPlan(system.books, state),
    readGivenAnswers(system, state),
    readWanted(system, state),
  ]);
  const view = {
    state,
    plan,
    given,
    label: labeller(system, frame.texts),
    today: dateIn(system.books.now()),
    wanted,
    commandId: system.random(18),
    planChanged: shown.planChanged ?? false,
    restored: shown.restored ?? false,
    late: shown.late ?? false,
  };
  return familyPage(frame, view, {
    texts: frame.texts,
    values: shown.values,
    issues: shown.issues,
  });
}

/** What the family asked to change last, until it has confirmed the version that came of it. */
async function readWanted(system: Needs, state: CaseState): Promise<string | undefined> {
  const { changesAsked: asked, caseId } = state;
  if (asked === undefined || confirmation(state) !== undefined) return undefined;
  return (await readWords(system.books, { caseId, n: asked.n, type: 'changes-asked' })).text;
}

/** What was posted too late: a yes to another version is not offered again, words are. */
async function findParked(system: Needs, state: CaseState): Promise<Form | undefined> {
  const fields = await system.parked.find(placeOf(state.caseId));
  if (fields === undefined) return undefined;
  const parked = new Form(fields);
  if (parked.text('planVersion') === String(state.planVersion)) return parked;
  return parked.text('text') === '' ? undefined : new Form([['text', parked.text('text')]]);
}

const choiceSchema = z.enum(['confirm', 'change']);

async function take(system: Needs, state: CaseState, request: HttpRequest): Promise<HttpResponse> {
  const { form } = request;
  const family = { state, request };
  const frame = system.edge.frame(request);
  if (request.isSwitch) return show(system, family, { values: form, issues: [] });
  const choice = choiceSchema.safeParse(form.text('choice'));
  if (!choice.success)
    return show(system, family, { values: form, issues: [{ path: 'choice', code: 'answer-required' }] });
  const text = textSchema.safeParse(form.text('text'));
  if (choice.data === 'change' && !text.success) {
    return show(system, family, { values: form, issues: issuesInText('text', form.text('text')) });
  }
  const stamp = stampOf(form);
  if (stamp === undefined) return unreadablePage(frame);
  const { planVersion, commandId } = stamp;
  const result = await perform(system.books, {
    caseId: state.caseId,
    command:
      choice.data === 'confirm'
        ? { type: 'confirm-plan', planVersion }
        : { type: 'ask-changes', planVersion, text: text.data ?? '' },
    actor,
    // One page offers two wishes; each is one of its own.
    commandId: `${commandId}-${choice.data}`,
  });
  if (result.kind === 'refused' && result.code === 'already-decided' && choice.data === 'change') {
    const now = (await loadCase(system.books, state.caseId))?.state ?? state;
    return show(
      system,
      { state: now, request },
      {
        values: form,
        issues: [],
        late: true,
      },
    );
  }
  if (result.kind === 'recorded' || result.code === 'already-decided') {
    await system.parked.clear(placeOf(state.caseId));
    return seeOther(`/gezin/${state.caseId}`);
  }
  if (result.code === 'command-reused') {
    return show(system, family, { values: form, issues: [{ path: 'text', code: 'sent-before' }] });
  }
  if (result.code === 'plan-changed')
    return show(system, family, { values: form, issues: [], planChanged: true });
  if (result.code === 'invalid') return show(system, family, { values: form, issues: result.issues });
  const { errorTitle, refusals } = frame.texts;
  return problemPage(frame, { status: 409, title: errorTitle, texts: [refusals[result.code]] });
}

function placeOf(caseId: CaseId) {
  return { caseId, page, person: familyId };
}
