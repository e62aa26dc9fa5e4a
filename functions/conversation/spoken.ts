import { standstillsOf } from '../../shared/domain/standstill.ts';
import { openQuestion } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { Form } from '../../shared/http/http.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import type { Said } from '../../shared/pages/said-view.ts';
import type { Spoken } from '../../shared/pages/spoken-view.ts';
import { labeller } from '../labeller.ts';
import { holderAt, readSaid } from '../said.ts';
import { fieldsOfAnswers } from '../answer-form.ts';
import { untouched } from './keeping.ts';
import type { FoundTalk, Needs } from './talk.ts';

type Fields = readonly (readonly [string, string])[];

/** What was said in a conversation, and what stands in its form when it is opened. */
export type Opened = {
  readonly spoken: Spoken;
  readonly values: Form;
  /** Something its holder typed themselves stands there again. */
  readonly isRestored: boolean;
};

/**
 * `kept` is what its holder typed before and did not send. An answer that the contact person wrote down for them stands
 * in the form instead of it, unless it was that answer they were changing; what they had typed is shown beside it.
 */
export async function readSpoken(
  system: Needs,
  texts: Texts,
  { talk, kept }: { talk: FoundTalk; kept: Fields },
): Promise<Opened> {
  const { state, conversation, stage, found } = talk;
  const label = labeller(system, texts);
  const all = await readSaid(system, found, { label, stage: stage.id, notes: true });
  const open = openQuestion(state, conversation.id);
  const asked = all.filter((one) => one.kind === 'question').find(({ n }) => n === open?.n);
  const noted = toConfirm(talk, all);
  const isTheirs = (domain: string): boolean => stage.domains.length === 0 || stage.domains.includes(domain);
  const form = formOf(kept, noted);
  return {
    spoken: {
      said: all.filter((one) => one !== noted && (one.kind !== 'question' || one.n !== open?.n)),
      open: asked && { ...asked, isOwn: open?.by.id === conversation.with.id },
      standstills: standstillsOf(state, dateIn(system.books.now())).filter(({ domain }) => isTheirs(domain)),
      noted: noted === undefined ? undefined : { n: noted.n, at: noted.at, own: form.own },
      wish: system.random(18),
    },
    values: form.values,
    isRestored: form.isRestored,
  };
}

type Noted = Extract<Said, { kind: 'noted' }>;

/** What was written down for whoever holds the conversation now, and not for who held it before. */
function toConfirm({ conversation }: FoundTalk, said: readonly Said[]): Noted | undefined {
  const { noted } = conversation;
  if (noted === undefined || holderAt(conversation, noted.n).id !== conversation.with.id) return undefined;
  return said.filter((one) => one.kind === 'noted').find(({ n }) => n === noted.n);
}

function formOf(
  kept: Fields,
  noted: Noted | undefined,
): { values: Form; own: string[]; isRestored: boolean } {
  const values = new Form(kept);
  if (noted === undefined || values.text('noted') === String(noted.n))
    return { values, own: [], isRestored: kept.length > 0 };
  const isAnswer = ([name]: readonly [string, string]): boolean => name.startsWith('answers.');
  const others = kept.filter((one) => !isAnswer(one));
  return {
    values: new Form([...others, ...fieldsOfAnswers(noted.answers)]),
    own: new Form(kept.filter(isAnswer)).typed(),
    isRestored: others.some(([name, value]) => value.trim() !== '' && !untouched.has(name)),
  };
}
