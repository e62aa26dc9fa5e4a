import * as z from 'zod';
import type { ParkingPlace } from '../../shared/desk/parked.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { CaseId, PersonId } from '../../shared/domain/identifiers.ts';
import { issuesInText, textSchema, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { confirmation, questionToFamily } from '../../shared/domain/turn.ts';
import { loadCase, perform, readPlan, readWords } from '../../shared/ledger/perform.ts';
import { familyPage } from '../../shared/pages/family-page.ts';
import { typedBackPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import { readCourseWords, showPause, showStop, takePause, takeStop, type Party } from '../course-forms.ts';
import { decidedOf, showBundle } from '../decisions.ts';
import { readExtensionWords } from '../extension-words.ts';
import { readAgreed } from '../follow-through.ts';
import { stampOf } from '../form-stamp.ts';
import { readGivenAnswers } from '../given-answers.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import { readBefore } from '../plan-before.ts';
import { atFamily, type Family, type Needs } from './at-family.ts';

const page = 'family';

/**
 * The family's page: nothing is sent to anybody before they confirm, and from then on they see who has their plan.
 */
export function familyRoutes(system: Needs): Routes {
  const at = (then: (party: Party) => Promise<HttpResponse>) => (request: HttpRequest) =>
    atFamily(system, request, { then: (family) => then({ kind: 'family', ...family }) });
  return {
    '/gezin/{caseId}': {
      GET: (request) => atFamily(system, request, { then: (family) => showParked(system, family) }),
      POST: (request) =>
        atFamily(system, request, {
          then: (family) => take(system, family),
          late: (who) => keepLate(system, who, request),
        }),
    },
    '/gezin/{caseId}/besluiten': {
      GET: (request) =>
        atFamily(system, request, { then: (family) => showBundle(system, { ...family, party: 'family' }) }),
    },
    '/gezin/{caseId}/stoppen': {
      GET: at((party) => showStop(system, party)),
      POST: at((party) => takeStop(system, party)),
    },
    '/gezin/{caseId}/pauze': {
      GET: at((party) => showPause(system, party)),
      POST: at((party) => takePause(system, party)),
    },
  };
}

async function showParked(system: Needs, family: Family): Promise<HttpResponse> {
  const parked = await findParked(system, family);
  return show(system, family, {
    values: parked ?? new Form([]),
    issues: [],
    restored: parked !== undefined,
  });
}

async function keepLate(
  system: Needs,
  { caseId, person }: { caseId: CaseId; person: PersonId },
  { form }: HttpRequest,
): Promise<'kept' | 'gone'> {
  const fields = form.entries().filter(([name]) => ['choice', 'text', 'planVersion'].includes(name));
  return system.parked.put({ caseId, page, person }, { fields });
}

type Shown = {
  values: Form;
  issues: readonly Issue[];
  planChanged?: boolean;
  restored?: boolean;
  late?: boolean;
};

async function show(system: Needs, family: Family, shown: Shown): Promise<HttpResponse> {
  const { state, entries, request, base, actor } = family;
  const frame = system.edge.frame(request);
  const label = labeller(system, frame.texts);
  const [plan, given, wanted, question, courseWords, before, extensionWords] = await Promise.all([
    readPlan(system.books, state),
    readGivenAnswers(system, state),
    readWanted(system, state),
    readQuestion(system, state),
    readCourseWords(system, state),
    readBefore(system, state, actor.id),
    readExtensionWords(system, state.caseId, entries),
  ]);
  const view = {
    party: 'family' as const,
    state,
    plan,
    given,
    base,
    reader: actor.id,
    before,
    extensionWords,
    courseWords,
    ...decidedOf({ state, entries, plan, given }),
    agreed: await readAgreed(system, { state, plan, given }),
    label,
    question: question && { ...question, who: label(question.by.function) },
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

/** What the family is asked at this moment, with the words of whoever asks. */
async function readQuestion(system: Needs, state: CaseState) {
  const question = questionToFamily(state);
  if (question === undefined) return undefined;
  const { caseId } = state;
  return {
    ...question,
    ...(await readWords(system.books, { caseId, n: question.n, type: 'question-asked' })),
  };
}

/** What was posted too late: a yes to another version is not offered again, words are. */
async function findParked(system: Needs, family: Family): Promise<Form | undefined> {
  const fields = await system.parked.find(placeOf(family));
  if (fields === undefined) return undefined;
  const parked = new Form(fields);
  if (parked.text('planVersion') === String(family.state.planVersion)) return parked;
  return parked.text('text') === '' ? undefined : new Form([['text', parked.text('text')]]);
}

const choiceSchema = z.enum(['confirm', 'change']);

async function take(system: Needs, family: Family): Promise<HttpResponse> {
  const { state, request, actor, base } = family;
  const { form } = request;
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
      { ...family, state: now },
      {
        values: form,
        issues: [],
        late: true,
      },
    );
  }
  if (result.kind === 'recorded' || result.code === 'already-decided') {
    await system.parked.clear(placeOf(family));
    return seeOther(base);
  }
  if (result.code === 'command-reused') {
    return show(system, family, { values: form, issues: [{ path: 'text', code: 'sent-before' }] });
  }
  if (result.code === 'plan-changed')
    return show(system, family, { values: form, issues: [], planChanged: true });
  if (result.code === 'invalid') return show(system, family, { values: form, issues: result.issues });
  const { errorTitle: title, refusals } = frame.texts;
  return typedBackPage(frame, form.typed(), { status: 409, title, text: refusals[result.code] });
}

function placeOf({ state, actor }: Family): ParkingPlace {
  return { caseId: state.caseId, page, person: actor.id };
}
