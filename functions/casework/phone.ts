import type { Command } from '../../shared/domain/commands.ts';
import { contactFunction } from '../../shared/domain/identifiers.ts';
import { dateSchema, type Issue } from '../../shared/domain/issues.ts';
import { sliceFor } from '../../shared/domain/slices.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { perform, readPlan, rehearse } from '../../shared/ledger/perform.ts';
import { canBeNoted } from '../../shared/pages/case-talk.ts';
import { phoneCheckPage, phoneGonePage, phonePage, type PhoneView } from '../../shared/pages/phone-pages.ts';
import { unreadablePage } from '../../shared/pages/problem-pages.ts';
import { readAnswerForm } from '../answer-form.ts';
import { stampOf } from '../form-stamp.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import type { Found, Needs } from './needs.ts';
import { atOwnCase, keptAt } from './own-case.ts';

const page = 'telefoon';
const ownFields = new Set(['step', 'commandId', 'taal']);

type NoteAnswer = Extract<Command, { type: 'note-answer' }>;
type Called = Found & { readonly view: PhoneView };
type Read = { readonly command: NoteAnswer | undefined; readonly issues: readonly Issue[] };

/**
 * An answer that an official gave by telephone, written down by the contact person. It decides nothing: it stands in the
 * official's own form, and counts once they send it.
 */
export function phoneRoutes(system: Needs): Routes {
  const at = (then: (called: Called) => Promise<HttpResponse>) => (request: HttpRequest) =>
    atOwnCase(system, request, {
      page,
      then: async (found) => {
        const view = await viewOf(system, found);
        return view === undefined ? gone(system, found) : then({ ...found, view });
      },
    });
  return {
    '/werk/zaak/{caseId}/telefoon': {
      GET: at((called) => show(system, called)),
      POST: at((called) => take(system, called)),
    },
  };
}

async function viewOf(system: Needs, { state, request }: Found): Promise<PhoneView | undefined> {
  const conversation = canBeNoted(state);
  const stage = state.chain.find(({ id }) => id === conversation?.stage);
  if (conversation === undefined || stage === undefined) return undefined;
  const plan = await readPlan(system.books, state);
  const who = labeller(system, system.edge.frame(request).texts)(conversation.with.function);
  return { state, conversation, stage, plan, asks: sliceFor(stage, plan).asks, who };
}

async function gone(system: Needs, { state, request }: Found): Promise<HttpResponse> {
  const plan = await readPlan(system.books, state);
  return phoneGonePage(system.edge.frame(request), { state, plan }, request.form.typed());
}

async function show(
  system: Needs,
  { view, state, work, request }: Called,
  again?: { values: Form; issues: readonly Issue[] },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const kept =
    again === undefined ? await system.parked.find(keptAt(state, { page, person: work.person })) : undefined;
  const filled = { texts: frame.texts, values: new Form(kept ?? []), issues: [], ...again };
  return phonePage(frame, view, { ...filled, restored: kept !== undefined });
}

async function take(system: Needs, called: Called): Promise<HttpResponse> {
  const { view, work, request } = called;
  const { form } = request;
  const step = form.text('step');
  // The page was about somebody else's turn, or about another version of the plan.
  const isSame =
    form.text('conversation') === view.conversation.id &&
    form.text('planVersion') === String(view.state.planVersion);
  if (!isSame) return gone(system, called);
  if (request.isSwitch || step === 'change') return show(system, called, { values: form, issues: [] });
  const read = readNoted(form, view);
  if (step === 'send') return send(system, called, read);
  const actor = { id: work.person, function: contactFunction };
  const verdict =
    read.command === undefined
      ? undefined
      : await rehearse(system.books, view.state, { command: read.command, actor });
  const ruled = verdict?.kind === 'refused' && verdict.code === 'invalid' ? verdict.issues : [];
  const issues = [...read.issues, ...ruled];
  if (issues.length > 0 || read.command === undefined) return show(system, called, { values: form, issues });
  return phoneCheckPage(system.edge.frame(request), view, {
    ...read.command,
    carried: form.entries().filter(([name]) => !ownFields.has(name)),
    commandId: system.random(18),
  });
}

/** The same fields as the official's own form, and the day on which they said it. */
function readNoted(form: Form, { state, conversation, asks }: PhoneView): Read {
  const questions = asks.length === 0 ? [undefined] : asks;
  const { answers, issues } = readAnswerForm(form, questions);
  const spokenOn = dateSchema.safeParse(form.text('spokenOn'));
  const code = form.text('spokenOn') === '' ? 'required' : 'not-a-date';
  const all: Issue[] = spokenOn.success ? issues : [{ path: 'spokenOn', code }, ...issues];
  if (!spokenOn.success || all.length > 0 || answers.length !== questions.length)
    return { command: undefined, issues: all };
  const about = { conversation: conversation.id, planVersion: state.planVersion };
  return { command: { type: 'note-answer', ...about, spokenOn: spokenOn.data, answers }, issues: [] };
}

async function send(system: Needs, called: Called, { command, issues }: Read): Promise<HttpResponse> {
  const { state, work, request } = called;
  const stamp = stampOf(request.form);
  if (command === undefined) return show(system, called, { values: request.form, issues });
  if (stamp === undefined) return unreadablePage(system.edge.frame(request));
  const result = await perform(
    system.books,
    {
      caseId: state.caseId,
      command,
      actor: { id: work.person, function: contactFunction },
      commandId: stamp.commandId,
    },
    called,
  );
  if (result.kind === 'refused') {
    const wrong: readonly Issue[] =
      result.code === 'invalid'
        ? result.issues
        : result.code === 'command-reused'
          ? [{ path: 'answers.0.outcome', code: 'sent-before' }]
          : [];
    return wrong.length > 0
      ? show(system, called, { values: request.form, issues: wrong })
      : gone(system, called);
  }
  await system.parked.clear(keptAt(state, { page, person: work.person }));
  return seeOther(`/werk/zaak/${state.caseId}?gedaan=genoteerd`);
}
