import type { Answer, Command } from '../../shared/domain/commands.ts';
import { issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { questionsOf } from '../../shared/pages/official-view.ts';
import { readAnswerForm } from '../answer-form.ts';
import { readQuestionForm, wantsQuestion } from './question-form.ts';
import { readTalkForm, wantsTalk } from './talk-form.ts';
import type { Posted } from './talk.ts';

/** What was typed, read: an answer to each question, or a wish to ask or to talk first. */
export type Read = {
  readonly command: Extract<Command, { type: 'answer' | 'plan-talk' | 'ask-question' }> | undefined;
  readonly issues: readonly Issue[];
  readonly answers: Answer[];
};

export function readForm(posted: Posted): Read {
  const { talk, request } = posted;
  const { form } = request;
  const written = form.text('reflection');
  const reflection = written === '' ? [] : issuesInText('reflection', written);
  const instead = readInstead(posted);
  if (instead !== undefined) return { ...instead, issues: [...reflection, ...instead.issues], answers: [] };
  const questions = questionsOf(talk);
  const { answers, issues } = readAnswerForm(form, questions);
  return {
    command: answers.length === questions.length ? { type: 'answer', ...about(posted), answers } : undefined,
    issues: [...reflection, ...issues],
    answers,
  };
}

function about({ talk }: Posted) {
  return { conversation: talk.conversation.id, planVersion: talk.state.planVersion };
}

/** Something else than an answer, where that was chosen. */
function readInstead(posted: Posted): Omit<Read, 'answers'> | undefined {
  const { form } = posted.request;
  if (wantsQuestion(form)) {
    const read = readQuestionForm(form);
    if ('issues' in read) return { command: undefined, issues: read.issues };
    const { text, answerBy } = read.question;
    const wish = { text, ...(answerBy === undefined ? {} : { answerBy }) };
    return { command: { type: 'ask-question', ...about(posted), ...wish }, issues: [] };
  }
  if (!wantsTalk(form)) return undefined;
  const read = readTalkForm(form);
  if ('issues' in read) return { command: undefined, issues: read.issues };
  const { at: talkAt, channel, note } = read.talk;
  const wish = { talkAt, channel, ...(note === undefined ? {} : { note }) };
  return { command: { type: 'plan-talk', ...about(posted), ...wish }, issues: [] };
}
