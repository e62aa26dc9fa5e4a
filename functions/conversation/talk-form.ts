import { channelSchema, type Channel } from '../../shared/domain/entries.ts';
import { dateSchema, issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { instantIn } from '../../shared/domain/working-days.ts';
import type { Form } from '../../shared/http/http.ts';
import { talkFirst } from '../../shared/pages/talk-fields.ts';

/** A talk that is wanted before the answer; `at` is an instant (ISO 8601, UTC). */
export type WantedTalk = {
  readonly at: string;
  readonly channel: Channel;
  readonly note: string | undefined;
};

/** Whether the official chose to talk first, for any of the questions: one talk is about them all. */
export function wantsTalk(form: Form): boolean {
  return form.entries().some(([name, value]) => /^answers\.\d+\.outcome$/.test(name) && value === talkFirst);
}

export function readTalkForm(form: Form): { talk: WantedTalk } | { issues: readonly Issue[] } {
  const on = dateSchema.safeParse(form.text('talk.on'));
  const time = timeOf(form.text('talk.time'));
  const channel = channelSchema.safeParse(form.text('talk.channel'));
  const note = form.text('talk.note');
  const issues: Issue[] = [
    ...(on.success ? [] : [issueAt('talk.on', form, 'not-a-date')]),
    ...(time === undefined ? [issueAt('talk.time', form, 'not-a-time')] : []),
    ...(channel.success ? [] : [issueAt('talk.channel', form, 'unknown-choice')]),
    ...(note === '' ? [] : issuesInText('talk.note', note)),
  ];
  if (!on.success || time === undefined || !channel.success || issues.length > 0) return { issues };
  return {
    talk: { at: instantIn(on.data, time), channel: channel.data, note: note === '' ? undefined : note },
  };
}

function issueAt(path: string, form: Form, wrong: Issue['code']): Issue {
  return { path, code: form.text(path) === '' ? 'required' : wrong };
}

/** `14:30`, also typed as `14.30` or `9:00`. */
function timeOf(text: string): string | undefined {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
