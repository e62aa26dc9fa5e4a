import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { contactFunction, conversationIdSchema } from '../../shared/domain/identifiers.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { changesWaitedFor, openConversation, openConversations } from '../../shared/domain/turn.ts';
import type { RefusalCode } from '../../shared/domain/verdict.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { perform, readPlan, readWords } from '../../shared/ledger/perform.ts';
import { casePage } from '../../shared/pages/case-page.ts';
import { toBeHeld } from '../../shared/pages/case-talk.ts';
import { notFoundPage } from '../../shared/pages/problem-pages.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import { keepingMendedAddresses, readPlanText } from '../bring-in.ts';
import { readCourseWords } from '../course-forms.ts';
import { decidedOf } from '../decisions.ts';
import { readExtensionWords } from '../extension-words.ts';
import { stampOf } from '../form-stamp.ts';
import { readGivenAnswers } from '../given-answers.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import { readAgreed } from '../follow-through.ts';
import { carryOutRoutes } from './carry-out.ts';
import { courseRoutes } from './course.ts';
import { readSaid } from '../said.ts';
import { cancelStep, heldTalkPage, recordStep, tendTalk } from './held-talk.ts';
import { readMend } from '../mend-address.ts';
import type { Found, Needs } from './needs.ts';
import { atOwnCase, keptAt } from './own-case.ts';
import { phoneRoutes } from './phone.ts';
import { keepingText } from './plan-text.ts';
import { questionRoutes } from './question.ts';

/** Mails sent again for one conversation, in a day. */
const resendsPerDay = 5;
/** Changes of somebody's address, in a day: whoever is told wrongly is told again, and no more. */
const mendsPerDay = 3;
const day = 86_400;

/** One case of a contact person: looked at, amended by a file, its mails sent again, the family's address mended. */
export function caseRoutes(system: Needs): Routes {
  const at = (then: (found: Found) => Promise<HttpResponse>) => (request: HttpRequest) =>
    atCase(system, request, then);
  return {
    '/werk/zaak/{caseId}': {
      GET: at((found) => openCase(system, found)),
      POST: at((found) => act(system, found)),
    },
    ...courseRoutes(system, at),
    ...carryOutRoutes(system, at),
    '/werk/zaak/{caseId}/afspraak.ics': { GET: at((found) => calendar(system, found)) },
    ...questionRoutes(system),
    ...phoneRoutes(system),
  };
}

/** For who works on the case of the address; the viewing is recorded before anything of it is shown. */
export async function atCase(
  system: Needs,
  request: HttpRequest,
  then: (found: Found) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const page = request.form.text('step') === recordStep ? heldTalkPage : undefined;
  return atOwnCase(system, request, { then, page });
}

/** As it is opened: with what they wrote about a talk and sent too late. */
async function openCase(system: Needs, found: Found): Promise<HttpResponse> {
  const { state, work } = found;
  const kept = await system.parked.find(keptAt(state, { page: heldTalkPage, person: work.person }));
  const { session } = system.edge.frame(found.request).texts;
  const waiting = openConversation(state);
  const isRestored = kept !== undefined && waiting !== undefined && toBeHeld(waiting);
  return showCase(system, found, {
    values: new Form(kept ?? []),
    issues: [],
    ...(isRestored ? { done: session.restored } : {}),
  });
}

type Shown = { values: Form; issues: readonly Issue[]; notice?: string; done?: string };

async function showCase(system: Needs, found: Found, shown: Shown): Promise<HttpResponse> {
  const { state, entries, work, request } = found;
  const frame = system.edge.frame(request);
  const { values, issues, ...result } = shown;
  const done = request.method === 'GET' ? doneText(frame.texts, request.query.get('gedaan')) : undefined;
  const label = labeller(system, frame.texts);
  const [plan, given, changes, talkNote, courseWords, said, extensionWords, draft] = await Promise.all([
    readPlan(system.books, state),
    readGivenAnswers(system, state),
    readChanges(system, state),
    readTalkNote(system, state),
    readCourseWords(system, state),
    readSaid(system, found, { label, notes: false }),
    readExtensionWords(system, state.caseId, entries),
    system.drafts.find({ person: work.person, id: state.caseId }),
  ]);
  const view = {
    party: 'contact' as const,
    state,
    plan,
    given,
    changes,
    talkNote,
    said,
    courseWords,
    extensionWords,
    ...decidedOf({ state, entries, plan, given }),
    agreed: await readAgreed(system, { state, plan, given }),
    base: `/werk/zaak/${state.caseId}`,
    entries,
    isAmending: draft !== undefined,
    today: dateIn(system.books.now()),
    seesAll: work.seesAll,
    label,
    mandates: system.registers.current.mandates,
    commandId: system.random(18),
    ...(done === undefined ? {} : { done }),
    ...result,
  };
  return casePage(frame, view, { texts: frame.texts, values, issues });
}

function doneText(
  { casework, talk, phone, handOver, followThrough }: Texts,
  what: string | undefined,
): string | undefined {
  const { resent, mended, sent } = casework;
  const own = {
    gesprek: talk.recorded,
    afgezegd: talk.cancelled,
    genoteerd: phone.done,
    overgedragen: handOver.askDone,
    vastgelegd: followThrough.recorded,
  };
  return { verstuurd: resent, verbeterd: mended, gestuurd: sent, ...own }[what ?? ''];
}

/** What the family asked to change in the current version, while it has not confirmed it. */
async function readChanges(system: Needs, state: CaseState): Promise<string | undefined> {
  const asked = changesWaitedFor(state);
  if (asked === undefined) return undefined;
  return (await readWords(system.books, { caseId: state.caseId, n: asked.n, type: 'changes-asked' })).text;
}

/** What an official wrote about the talk they want first, while it is still to lead to an answer. */
async function readTalkNote(system: Needs, state: CaseState): Promise<string | undefined> {
  const talk = openConversation(state)?.talk;
  if (talk === undefined) return undefined;
  const { note } = await readWords(system.books, { caseId: state.caseId, n: talk.n, type: 'talk-planned' });
  return note === '' ? undefined : note;
}

async function act(system: Needs, found: Found): Promise<HttpResponse> {
  const values = keepingText(found.request.form);
  if (found.request.isSwitch) return showCase(system, found, { values, issues: [] });
  switch (values.text('step')) {
    case 'resend':
      return resend(system, found, values);
    case 'mend':
      return mend(system, found, values);
    case recordStep:
    case cancelStep:
      return tend(system, found, values);
    default:
      return amend(system, found, values);
  }
}

async function amend(system: Needs, found: Found, values: Form): Promise<HttpResponse> {
  const { state, work } = found;
  if (values.text('json') === '')
    return showCase(system, found, { values, issues: [{ path: 'json', code: 'required' }] });
  const own = contactPersonById(system.registers.current, state.contactPerson) ?? work.own;
  const against = { chain: state.chain, contactPersons: [own.email] };
  const read = readPlanText(system, values.text('json'), against);
  if (read.kind === 'issues') return showCase(system, found, { values, issues: read.issues });
  const stamp = stampOf(values);
  const planVersion = stamp?.planVersion ?? 0;
  const plan = await keepingMendedAddresses(system, state, read.plan);
  return order(system, found, {
    values,
    command: { type: 'amend-plan', plan, planVersion },
    done: 'gestuurd',
  });
}

/** What a talk came to, or that it will not be. */
async function tend(system: Needs, found: Found, values: Form): Promise<HttpResponse> {
  const tended = await tendTalk(system, found, values);
  const path = `/werk/zaak/${found.state.caseId}`;
  if (tended.kind === 'done')
    return seeOther(tended.done === undefined ? path : `${path}?gedaan=${tended.done}`);
  if (tended.kind === 'issues') return showCase(system, found, { values, issues: tended.issues });
  const { refusals } = system.edge.frame(found.request).texts;
  return showCase(system, found, { values, issues: [], notice: refusals['not-your-turn'] });
}

/** The same mail once more, with a fresh link: to the address on record, whoever asks. */
async function resend(system: Needs, found: Found, values: Form): Promise<HttpResponse> {
  const conversation = conversationIdSchema.safeParse(values.text('conversation'));
  const { casework } = system.edge.frame(found.request).texts;
  const open: readonly string[] = openConversations(found.state).map(({ id }) => id);
  if (!conversation.success || !open.includes(conversation.data))
    return showCase(system, found, { values, issues: [], notice: casework.nobodyToResend });
  if ((await system.limits.count(`resend#${conversation.data}`, day)) > resendsPerDay)
    return showCase(system, found, { values, issues: [], notice: casework.resentTooOften });
  const command: Command = { type: 'renew-link', conversation: conversation.data, cause: 'sent-again' };
  return order(system, found, { values, command, done: 'verstuurd' });
}

async function mend(system: Needs, found: Found, values: Form): Promise<HttpResponse> {
  const { casework } = system.edge.frame(found.request).texts;
  const read = await readMend(system, found.state, { values });
  if ('issues' in read) return showCase(system, found, { values, issues: read.issues });
  if ((await system.limits.count(`mend#${found.state.caseId}#${read.person}`, day)) > mendsPerDay)
    return showCase(system, found, { values, issues: [], notice: casework.mendedTooOften });
  return order(system, found, { values, command: read.command, done: 'verbeterd' });
}

async function order(
  system: Needs,
  found: Found,
  { values, command, done }: { values: Form; command: Command; done: string },
): Promise<HttpResponse> {
  const { state, work } = found;
  const { casework, refusals } = system.edge.frame(found.request).texts;
  const stamp = stampOf(values);
  if (stamp === undefined)
    return showCase(system, found, { values, issues: [], notice: casework.planChanged });
  const result = await perform(system.books, {
    caseId: state.caseId,
    command,
    actor: { id: work.person, function: contactFunction },
    commandId: stamp.commandId,
  });
  if (result.kind === 'recorded') return seeOther(`/werk/zaak/${state.caseId}?gedaan=${done}`);
  if (result.code === 'too-large')
    return showCase(system, found, { values, issues: [{ path: 'json', code: 'too-long' }] });
  if (result.code === 'invalid') return showCase(system, found, { values, issues: result.issues });
  return showCase(system, found, {
    values,
    issues: [],
    notice: noticeOf({ casework, refusals }, result.code),
  });
}

function noticeOf(
  texts: Pick<Texts, 'casework' | 'refusals'>,
  code: RefusalCode | 'already-decided',
): string {
  if (code === 'plan-changed') return texts.casework.planChanged;
  return code === 'closed' || code === 'already-decided' ? texts.casework.closed : texts.refusals[code];
}

async function calendar(system: Needs, { state, request }: Found): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const named = request.query.get('gesprek');
  const conversation =
    named === undefined ? openConversation(state) : state.conversations.find(({ id }) => id === named);
  const talk = conversation?.talk ?? conversation?.calledOff;
  if (conversation === undefined || talk === undefined) return notFoundPage(frame);
  const { reference } = await readPlan(system.books, state);
  const { talkCalendar } = await import('../../shared/pages/talk-calendar.ts');
  return talkCalendar(
    frame.texts,
    { conversation: conversation.id, talk },
    { reference, origin: system.edge.origin },
  );
}
