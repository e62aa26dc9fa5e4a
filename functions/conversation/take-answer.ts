import type { Command } from '../../shared/domain/commands.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { standstillsIfAsked } from '../../shared/domain/standstill.ts';
import type { Refusal } from '../../shared/domain/verdict.ts';
import { seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { perform, rehearse } from '../../shared/ledger/perform.ts';
import { checkPage, questionCheckPage, talkCheckPage } from '../../shared/pages/check-pages.ts';
import { typedBackPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import { stampOf, versionOf } from '../form-stamp.ts';
import { differenceIssues } from './comparable.ts';
import { keepForLater, keepNote, recorded } from './keeping.ts';
import { readForm, type Read } from './read-form.ts';
import { showReceipt } from './receipt.ts';
import { showAgain } from './show-form.ts';
import { stoppedMeanwhile, stoppedPage, withoutMandate } from './stopped.ts';
import {
  hasAnswered,
  isOvertaken,
  isSending,
  loadTalk,
  ownFields,
  parkingPlace,
  receiptPath,
  recordViewing,
  type Needs,
  type Posted,
} from './talk.ts';
import { tendTalk } from './tend-talk.ts';

/** Refusals that say that no answer is waited for here any more, or not now. */
const overtaking = new Set<Refusal['code']>([
  'plan-changed',
  'not-your-turn',
  'not-yours',
  'paused',
  'withdrawn',
]);

/** The official's form: looked at, shown once more to be checked, recorded. */
export async function take(system: Needs, posted: Posted): Promise<HttpResponse> {
  const { talk, request } = posted;
  const frame = system.edge.frame(request);
  const { form } = request;
  const read = readForm(posted);
  const step = form.text('step');
  if (isSending(request)) return send(system, posted, read);
  if ((step === 'record' || step === 'cancel-talk') && !request.isSwitch)
    return tendTalk(system, posted, step);
  if (hasAnswered(talk)) return showReceipt(system, posted, read.answers);
  const version = versionOf(form);
  if (version === undefined) return unreadablePage(frame);
  if (isOvertaken(talk) || version !== talk.state.planVersion)
    return stoppedPage(system, posted, form.typed());
  if (form.text('step') === 'change' || request.isSwitch) return showAgain(system, posted, []);
  const ruled = await ruleIssues(system, posted, read.command);
  const issues = [...read.issues, ...ruled.filter((issue) => !isSaid(issue, read.issues))];
  if (issues.length > 0 || read.command === undefined) return showAgain(system, posted, issues);
  return lookOnceMore(system, posted, { ...read, command: read.command });
}

/** Shown to be checked, before anything is recorded. */
async function lookOnceMore(
  system: Needs,
  { talk, who, request }: Posted,
  { command, answers }: Read & { readonly command: NonNullable<Read['command']> },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const carried = request.form.entries().filter(([name]) => !ownFields.has(name));
  const given = { carried, commandId: system.random(18) };
  switch (command.type) {
    case 'answer':
      return checkPage(frame, talk, { answers, ...given });
    case 'plan-talk': {
      const { talkAt: at, channel, note } = command;
      return talkCheckPage(frame, talk, { at, channel, note, ...given });
    }
    case 'ask-question': {
      const { text, answerBy, conversation } = command;
      const standstills =
        answerBy === undefined
          ? []
          : standstillsIfAsked(talk.state, { conversation, answerBy, by: who }, system.books.now());
      return questionCheckPage(frame, talk, { text, answerBy, standstills, ...given });
    }
  }
}

/** A condition that is half filled in is said to be that, and not to be missing as well. */
function isSaid(issue: Issue, issues: readonly Issue[]): boolean {
  const answer = issue.path.split('.', 2).join('.');
  return (
    issue.code === 'condition-required' && issues.some((one) => one.path.startsWith(`${answer}.conditions`))
  );
}

/** What the rules say of it, and comparable cases, once there is something to say it of. */
async function ruleIssues(
  system: Needs,
  { talk, who }: Posted,
  command: Command | undefined,
): Promise<readonly Issue[]> {
  if (command === undefined) return [];
  const verdict = await rehearse(system.books, talk.state, { command, actor: who });
  const issues = verdict.kind === 'refused' ? issuesIn(verdict) : [];
  const unexplained = await differenceIssues(system, talk, command);
  return [...issues, ...unexplained.filter(({ path }) => !issues.some((issue) => issue.path === path))];
}

/** What somebody can mend on the page itself, by the fields where they do. */
function issuesIn(refusal: Refusal): readonly Issue[] {
  if ('issues' in refusal) return refusal.issues;
  if (refusal.code === 'talk-not-recorded') return [{ path: 'held', code: refusal.code }];
  return refusal.code === 'question-open' ? [{ path: 'answers.0.outcome', code: refusal.code }] : [];
}

async function send(system: Needs, posted: Posted, read: Read): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const stamp = stampOf(request.form);
  if (read.issues.length > 0 || stamp === undefined || read.command === undefined) {
    await recordViewing(system, talk);
    if (hasAnswered(talk)) return showReceipt(system, posted, read.answers);
    return stamp === undefined && read.issues.length === 0
      ? unreadablePage(system.edge.frame(request))
      : showAgain(system, posted, read.issues);
  }
  // What is answered or overtaken already is for the ledger to say.
  const isWaitedFor = !hasAnswered(talk) && !isOvertaken(talk);
  const unexplained = isWaitedFor ? await differenceIssues(system, talk, read.command) : [];
  if (unexplained.length > 0) return showAgain(system, posted, unexplained);
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
  if (read.command.type === 'answer') {
    await system.parked.clear(parkingPlace(talk, who));
    return seeOther(receiptPath(talk));
  }
  await keepForLater(system, posted, recorded[read.command.type]);
  const page = read.command.type === 'plan-talk' ? 'afspraak' : 'vraag';
  return seeOther(`/gesprek/${talk.conversation.id}/${page}`);
}

async function refused(
  system: Needs,
  posted: Posted,
  { read, refusal }: { read: Read; refusal: Refusal },
): Promise<HttpResponse> {
  const { talk, who, request } = posted;
  const frame = system.edge.frame(request);
  await recordViewing(system, talk);
  if (refusal.code === 'already-decided') {
    const now = await loadTalk(system, { id: talk.conversation.id, person: who.id });
    return showReceipt(system, { ...posted, talk: now ?? talk }, read.answers);
  }
  if (refusal.code === 'no-mandate')
    return withoutMandate(system, posted, { refusal, answers: read.answers });
  if (overtaking.has(refusal.code)) return stoppedMeanwhile(system, posted);
  const issues = issuesIn(refusal);
  if (issues.length > 0 || refusal.code === 'invalid') return showAgain(system, posted, issues);
  const { errorTitle: title, refusals } = frame.texts;
  return typedBackPage(frame, request.form.typed(), { status: 409, title, text: refusals[refusal.code] });
}
