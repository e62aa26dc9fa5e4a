import { heldTalkNames } from '../held-talk-form.ts';
import { notePlace, ownFields, parkingPlace, type Needs, type Posted } from './talk.ts';

/** Fields that are there without anybody having typed or chosen anything. */
export const untouched = new Set(['planVersion', 'noted', 'question.to']);

/** Seconds an official's own note is kept: long enough to look back, and no part of the file. */
const noteKeptFor = 42 * 86_400;

/** The reflection is the official's own: it is no part of what is recorded. */
export async function keepNote(system: Needs, { talk, who, request }: Posted): Promise<void> {
  const text = request.form.text('reflection');
  if (text === '') {
    // Thought better of since a talk was planned or a question asked.
    if (cameBefore(talk)) await system.parked.clear(notePlace(talk, who));
    return;
  }
  await system.parked.put(notePlace(talk, who), { fields: [['reflection', text]], seconds: noteKeptFor });
}

function cameBefore({ state, conversation: { id, talk, talksHeld } }: Posted['talk']): boolean {
  return talk !== undefined || talksHeld.length > 0 || state.questions.some((one) => one.conversation === id);
}

/** What a page has just recorded, by the names of its fields: all else stands in the form when the official comes back. */
export const recorded = {
  'ask-question': (name: string) => name.startsWith('question.') || name.endsWith('.outcome'),
  'plan-talk': (name: string) => name.startsWith('talk.') || name.endsWith('.outcome'),
  talk: (name: string) => heldTalkNames.includes(name),
} as const;

/** What was typed beside it stands in the form again when the official comes back. */
export async function keepForLater(
  system: Needs,
  { talk, who, request }: Posted,
  isRecorded: (name: string) => boolean,
): Promise<void> {
  const fields = request.form.entries().filter(([name]) => !ownFields.has(name) && !isRecorded(name));
  const place = parkingPlace(talk, who);
  if (fields.some(([name, value]) => value.trim() !== '' && !untouched.has(name)))
    await system.parked.put(place, { fields, seconds: noteKeptFor });
  else await system.parked.clear(place);
}
