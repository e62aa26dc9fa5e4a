import type { Answer, Command } from '../../shared/domain/commands.ts';
import type { Actor } from '../../shared/domain/entries.ts';
import {
  caseIdOf,
  conversationIdSchema,
  type ConversationId,
  type PersonId,
} from '../../shared/domain/identifiers.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { sliceFor } from '../../shared/domain/slices.ts';
import { findConversation, turnOf, validWords } from '../../shared/domain/turn.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import { loadCase, perform, readPlan, rehearse } from '../../shared/ledger/perform.ts';
import { shortDate } from '../../shared/i18n/format.ts';
import {
  checkPage,
  conversationPage,
  overtakenPage,
  questionsOf,
  receiptPage,
  type Talk,
} from '../../shared/pages/conversation-pages.ts';
import {
  noSessionPage,
  notFoundPage,
  problemPage,
  unreadablePage,
} from '../../shared/pages/problem-pages.ts';
import { stampOf, versionOf } from '../form-stamp.ts';
import { readAnswers, readGivenAnswers } from '../given-answers.ts';
import { labeller } from '../labeller.ts';
import { strangerPage } from '../stranger-page.ts';
import type { System } from '../system.ts';
import { readAnswerForm } from './answer-form.ts';

type Needs = Pick<System, 'books' | 'gate' | 'seen' | 'parked' | 'edge' | 'municipality' | 'random'>;

/** Fields of the form that are about the form itself and not what somebody typed. */
const ownFields = new Set(['step', 'commandId']);

/**
 * The official's page: read one slice, answer, check, send, receipt. The ledger alone says whether an answer counts: a
 * double click, a second device or an old tab get the receipt of what was recorded.
 */
export function conversationRoutes(system: Needs): Routes {
  return {
    '/gesprek/{conversation}': {
      GET: (request) => atConversation(system, request, (talk, who) => showForm(system, talk, who)),
      POST: (request) => atConversation(system, request, (talk, who) => take(system, { talk, who, request })),
    },
    '/gesprek/{conversation}/ontvangst': {
      GET: (request) => atConversation(system, request, (talk) => showReceipt(system, talk)),
    },
  };
}

/** Finds out who asks, keeps what a late visitor posted, records the viewing, and only then opens the case. */
async function atConversation(
  system: Needs,
  request: HttpRequest,
  then: (talk: Talk, who: Actor) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { frame } = system.edge;
  const id = conversationIdSchema.safeParse(request.params['conversation']);
  if (!id.success) return notFoundPage(frame);
  const visitor = await visitorOf(
    system.gate,
    request,
    (one) => one.conversation === id.data && one.purpose === 'conversation',
  );
  if (visitor.kind === 'missing') return strangerPage(frame, request);
  const { person } = visitor.session;
  if (visitor.kind === 'expired') {
    if (request.method !== 'POST') return noSessionPage(frame, 'expired');
    const typed = request.form.entries().filter(([name]) => !ownFields.has(name));
    await system.parked.put({ caseId: caseIdOf(id.data), page: id.data, person }, typed);
    return noSessionPage(frame, 'kept');
  }
  const talk = await loadTalk(system, id.data, person);
  if (talk === undefined) return notFoundPage(frame);
  return then(talk, talk.conversation.with);
}

/** What the holder of a conversation may see: the version they were asked about, never one that came after. */
async function loadTalk(system: Needs, id: ConversationId, person: PersonId): Promise<Talk | undefined> {
  const found = await loadCase(system.books, caseIdOf(id));
  if (found === undefined) return undefined;
  const { state } = found;
  const conversation = findConversation(state, id);
  const stage = state.chain.find((one) => one.id === conversation?.stage);
  if (conversation?.with.id !== person || stage === undefined) return undefined;
  await system.seen.record(
    {
      caseId: state.caseId,
      at: system.books.now(),
      person: conversation.with.id,
      function: conversation.with.function,
      slice: stage.id,
    },
    system.random(9),
  );
  const [plan, given] = await Promise.all([
    readPlan(system.books, state, conversation.planVersion),
    readGivenAnswers(system, state),
  ]);
  const label = labeller(system);
  const words = validWords(state);
  const others = given.flatMap(({ stage: other, answers }) => {
    const word = words.find((one) => one.stage === other);
    if (word === undefined || other === stage.id) return [];
    return answers.map((answer) => ({
      who: label(word.by.function),
      outcome: system.edge.frame.texts.outcomes[answer.outcome],
      on: word.at,
      conditions: answer.conditions.map(({ text, owner, dueOn }) =>
        system.edge.frame.texts.tracker.conditionLine(text, owner, shortDate(dueOn)),
      ),
    }));
  });
  return { state, conversation, stage, slice: sliceFor(stage, plan), others };
}

async function showForm(system: Needs, talk: Talk, who: Actor): Promise<HttpResponse> {
  if (hasAnswered(talk)) return seeOther(receiptPath(talk));
  if (isOvertaken(talk))
    return overtakenPage(
      system.edge.frame,
      talk,
      new Form((await system.parked.find(parkingPlace(talk, who))) ?? []).typed(),
    );
  const parked = await system.parked.find(parkingPlace(talk, who));
  const filled = { texts: system.edge.frame.texts, values: new Form(parked ?? []), issues: [] };
  return conversationPage(system.edge.frame, talk, { ...filled, restored: parked !== undefined });
}

type Posted = { talk: Talk; who: Actor; request: HttpRequest };

async function take(system: Needs, posted: Posted): Promise<HttpResponse> {
  const { talk, request } = posted;
  const { frame } = system.edge;
  const { form } = request;
  const read = readAnswerForm(form, questionsOf(talk));
  const { answers, issues } = read;
  const step = form.text('step');
  if (step === 'send') return send(system, posted, read);
  if (hasAnswered(talk)) return showReceipt(system, talk, answers);
  const version = versionOf(form);
  if (version === undefined) return unreadablePage(frame);
  if (isOvertaken(talk) || version !== talk.state.planVersion) {
    return overtakenPage(frame, talk, form.typed());
  }
  const ruled = await ruleIssues(system, posted, answers);
  const all = [...issues, ...ruled.filter((issue) => !isSaid(issue, issues))];
  if (step === 'change' || all.length > 0) return showAgain(system, posted, step === 'change' ? [] : all);
  const carried = form.entries().filter(([name]) => !ownFields.has(name));
  return checkPage(frame, talk, { answers, carried, commandId: system.random(18) });
}

/** A condition that is half filled in is said to be that, and not to be missing as well. */
function isSaid(issue: Issue, issues: readonly Issue[]): boolean {
  const answer = issue.path.split('.', 2).join('.');
  return (
    issue.code === 'condition-required' && issues.some((one) => one.path.startsWith(`${answer}.conditions`))
  );
}

/** What the rules say of the answers, once each question has one. */
async function ruleIssues(
  system: Needs,
  { talk, who }: Posted,
  answers: readonly Answer[],
): Promise<readonly Issue[]> {
  if (answers.length < questionsOf(talk).length) return [];
  const verdict = await rehearse(system.books, talk.state, { command: commandOf(talk, answers), actor: who });
  return verdict.kind === 'refused' && verdict.code === 'invalid' ? verdict.issues : [];
}

function commandOf(talk: Talk, answers: readonly Answer[], planVersion = talk.state.planVersion): Command {
  return { type: 'answer', conversation: talk.conversation.id, planVersion, answers: [...answers] };
}

async function showAgain(system: Needs, posted: Posted, issues: readonly Issue[]): Promise<HttpResponse> {
  const filled = { texts: system.edge.frame.texts, values: posted.request.form, issues, restored: false };
  return conversationPage(system.edge.frame, posted.talk, filled);
}

type ReadForm = ReturnType<typeof readAnswerForm>;

async function send(system: Needs, posted: Posted, { answers, issues }: ReadForm): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const { frame } = system.edge;
  const stamp = stampOf(request.form);
  if (issues.length > 0 || stamp === undefined) {
    if (hasAnswered(talk)) return showReceipt(system, talk, answers);
    return issues.length > 0 ? showAgain(system, posted, issues) : unreadablePage(frame);
  }
  const result = await perform(system.books, {
    caseId: talk.state.caseId,
    command: commandOf(talk, answers, stamp.planVersion),
    actor: who,
    commandId: stamp.commandId,
  });
  if (result.kind === 'recorded') {
    await system.parked.clear(parkingPlace(talk, who));
    return seeOther(receiptPath(talk));
  }
  switch (result.code) {
    case 'already-decided':
      return showReceipt(system, (await loadTalk(system, talk.conversation.id, who.id)) ?? talk, answers);
    case 'plan-changed':
    case 'not-your-turn':
      return overtakenPage(frame, talk, request.form.typed());
    case 'invalid':
      return showAgain(system, posted, result.issues);
    case 'already-open':
    case 'closed':
    case 'command-reused':
    case 'no-such-case':
    case 'not-yours':
    case 'nothing-due':
    case 'overtaken-generation':
    case 'too-large':
      return problemPage(frame, {
        status: 409,
        title: frame.texts.errorTitle,
        texts: [frame.texts.refusals[result.code]],
      });
  }
}

async function showReceipt(
  system: Needs,
  talk: Talk,
  instead: readonly Answer[] = [],
): Promise<HttpResponse> {
  const word = talk.state.words.find((one) => one.conversation === talk.conversation.id);
  if (word === undefined) {
    return isOvertaken(talk)
      ? overtakenPage(system.edge.frame, talk, [])
      : seeOther(`/gesprek/${talk.conversation.id}`);
  }
  const answers = await readAnswers(system, talk.state.caseId, word);
  const who = labeller(system)(word.by.function);
  return receiptPage(system.edge.frame, { talk, answers, n: word.n, at: word.at, who }, instead);
}

function hasAnswered(talk: Talk): boolean {
  return talk.state.words.some((word) => word.conversation === talk.conversation.id);
}

function isOvertaken(talk: Talk): boolean {
  return (
    talk.conversation.status === 'overtaken' || (!hasAnswered(talk) && turnOf(talk.state) !== talk.stage.id)
  );
}

function receiptPath(talk: Talk): string {
  return `/gesprek/${talk.conversation.id}/ontvangst`;
}

function parkingPlace(talk: Talk, who: Actor) {
  return { caseId: talk.state.caseId, page: talk.conversation.id, person: who.id };
}
