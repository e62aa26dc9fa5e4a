import type { Answer, Command } from '../../shared/domain/commands.ts';
import { issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { pauseOf } from '../../shared/domain/turn.ts';
import { perform, rehearse } from '../../shared/ledger/perform.ts';
import {
  checkPage,
  conversationPage,
  overtakenPage,
  talkCheckPage,
} from '../../shared/pages/conversation-pages.ts';
import { questionsOf } from '../../shared/pages/official-view.ts';
import { problemPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import type { Refusal } from '../../shared/domain/verdict.ts';
import { stampOf, versionOf } from '../form-stamp.ts';
import { readAnswerForm } from './answer-form.ts';
import { showReceipt } from './receipt.ts';
import { readTalkForm, wantsTalk } from './talk-form.ts';
import {
  hasAnswered,
  isOvertaken,
  loadTalk,
  notePlace,
  parkingPlace,
  receiptPath,
  withOthers,
  type Needs,
  type Posted,
} from './talk.ts';

/** Fields of the form that are about the form itself and not what somebody typed. */
export const ownFields = new Set(['step', 'commandId', 'taal']);

/** Seconds an official's own note is kept: long enough to look back, and no part of the file. */
const noteKeptFor = 42 * 86_400;
/** Seconds that an answer is kept which a pause came between: as long as one may last. */
const pauseKeptFor = 366 * 86_400;

/** What was typed, read: an answer to each question, or a wish to talk first. */
type Read = {
  readonly command: Extract<Command, { type: 'answer' | 'plan-talk' }> | undefined;
  readonly issues: readonly Issue[];
  readonly answers: Answer[];
};

/** The official's form: looked at, shown once more to be checked, recorded. */
export async function take(system: Needs, posted: Posted): Promise<HttpResponse> {
  const { talk, request } = posted;
  const frame = system.edge.frame(request);
  const { form } = request;
  const read = readForm(posted);
  const step = form.text('step');
  if (step === 'send' && !request.isSwitch) return send(system, posted, read);
  if (hasAnswered(talk)) return showReceipt(system, posted, read.answers);
  const version = versionOf(form);
  if (version === undefined) return unreadablePage(frame);
  if (isOvertaken(talk) || version !== talk.state.planVersion) return notNow(system, posted);
  if (step === 'change' || request.isSwitch) return showAgain(system, posted, []);
  const ruled = await ruleIssues(system, posted, read.command);
  const issues = [...read.issues, ...ruled.filter((issue) => !isSaid(issue, read.issues))];
  if (issues.length > 0 || read.command === undefined) return showAgain(system, posted, issues);
  const carried = form.entries().filter(([name]) => !ownFields.has(name));
  const given = { carried, commandId: system.random(18) };
  if (read.command.type === 'plan-talk') {
    const { talkAt: at, channel, note } = read.command;
    return talkCheckPage(frame, talk, { at, channel, note, ...given });
  }
  return checkPage(frame, talk, { answers: read.answers, ...given });
}

function readForm({ talk, request }: Posted): Read {
  const { form } = request;
  const about = { conversation: talk.conversation.id, planVersion: talk.state.planVersion };
  const written = form.text('reflection');
  const reflection = written === '' ? [] : issuesInText('reflection', written);
  if (wantsTalk(form)) {
    const read = readTalkForm(form);
    if ('issues' in read) return { command: undefined, issues: [...reflection, ...read.issues], answers: [] };
    const { at: talkAt, channel, note } = read.talk;
    const wish = { ...about, talkAt, channel, ...(note === undefined ? {} : { note }) };
    return { command: { type: 'plan-talk', ...wish }, issues: reflection, answers: [] };
  }
  const { answers, issues } = readAnswerForm(form, questionsOf(talk));
  const isWhole = answers.length === questionsOf(talk).length;
  return {
    command: isWhole ? { type: 'answer', ...about, answers } : undefined,
    issues: [...reflection, ...issues],
    answers,
  };
}

/** A condition that is half filled in is said to be that, and not to be missing as well. */
function isSaid(issue: Issue, issues: readonly Issue[]): boolean {
  const answer = issue.path.split('.', 2).join('.');
  return (
    issue.code === 'condition-required' && issues.some((one) => one.path.startsWith(`${answer}.conditions`))
  );
}

/** What the rules say of it, once there is something to say it of. */
async function ruleIssues(
  system: Needs,
  { talk, who }: Posted,
  command: Command | undefined,
): Promise<readonly Issue[]> {
  if (command === undefined) return [];
  const verdict = await rehearse(system.books, talk.state, { command, actor: who });
  return verdict.kind === 'refused' && verdict.code === 'invalid' ? verdict.issues : [];
}

async function showAgain(system: Needs, posted: Posted, issues: readonly Issue[]): Promise<HttpResponse> {
  const frame = system.edge.frame(posted.request);
  const filled = { texts: frame.texts, values: posted.request.form, issues, restored: false };
  return conversationPage(frame, await withOthers(system, frame.texts, posted.talk), filled);
}

async function send(system: Needs, posted: Posted, read: Read): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const stamp = stampOf(request.form);
  if (read.issues.length > 0 || stamp === undefined || read.command === undefined) {
    if (hasAnswered(talk)) return showReceipt(system, posted, read.answers);
    return stamp === undefined && read.issues.length === 0
      ? unreadablePage(system.edge.frame(request))
      : showAgain(system, posted, read.issues);
  }
  await keepNote(system, posted);
  const result = await perform(
    system.books,
    {
      caseId: talk.state.caseId,
      command: { ...read.command, planVersion: stamp.planVersion },
      actor: who,
      commandId: stamp.commandId,
    },
    talk.found,
  );
  if (result.kind === 'refused') return refused(system, posted, { read, refusal: result });
  if (read.command.type === 'plan-talk') {
    await keepForLater(system, posted);
    return seeOther(`/gesprek/${talk.conversation.id}/afspraak`);
  }
  await system.parked.clear(parkingPlace(talk, who));
  return seeOther(receiptPath(talk));
}

/** The reflection is the official's own: it is no part of what is recorded. */
async function keepNote(system: Needs, { talk, who, request }: Posted): Promise<void> {
  const text = request.form.text('reflection');
  if (text === '') {
    // Thought better of since the talk was planned.
    if (talk.conversation.talk !== undefined) await system.parked.clear(notePlace(talk, who));
    return;
  }
  await system.parked.put(notePlace(talk, who), { fields: [['reflection', text]], seconds: noteKeptFor });
}

/** What was typed beside the talk stands in the form again when the official comes back from it. */
async function keepForLater(system: Needs, { talk, who, request }: Posted): Promise<void> {
  const fields = request.form
    .entries()
    .filter(([name]) => !ownFields.has(name) && !name.startsWith('talk.') && !name.endsWith('.outcome'));
  if (new Form(fields).typed().length === 0) return;
  await system.parked.put(parkingPlace(talk, who), { fields, seconds: noteKeptFor });
}

/** No answer is taken; what was typed is shown, and while the case stands still it is kept until it goes on. */
async function notNow(system: Needs, { talk, who, request }: Posted): Promise<HttpResponse> {
  const typed = request.form.typed();
  const fields = request.form.entries().filter(([name]) => !ownFields.has(name));
  if (typed.length > 0 && pauseOf(talk.state) !== undefined)
    await system.parked.put(parkingPlace(talk, who), { fields, seconds: pauseKeptFor });
  return overtakenPage(system.edge.frame(request), talk, typed);
}

async function refused(
  system: Needs,
  posted: Posted,
  { read, refusal }: { read: Read; refusal: Refusal },
): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const frame = system.edge.frame(request);
  if (refusal.code === 'already-decided') {
    const now = await loadTalk(system, { id: talk.conversation.id, person: who.id });
    return showReceipt(system, { ...posted, talk: now ?? talk }, read.answers);
  }
  if (['plan-changed', 'not-your-turn', 'paused', 'withdrawn'].includes(refusal.code)) {
    const now = await loadTalk(system, { id: talk.conversation.id, person: who.id });
    return notNow(system, { ...posted, talk: now ?? talk });
  }
  if (refusal.code === 'invalid') return showAgain(system, posted, refusal.issues);
  return problemPage(frame, {
    status: 409,
    title: frame.texts.errorTitle,
    texts: [frame.texts.refusals[refusal.code]],
  });
}
