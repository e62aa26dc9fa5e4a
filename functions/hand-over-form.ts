import type { CaseState, Conversation } from '../shared/domain/case-state.ts';
import type { Actor } from '../shared/domain/entries.ts';
import { personIdSchema, type ConversationId } from '../shared/domain/identifiers.ts';
import { issuesInText, type Issue } from '../shared/domain/issues.ts';
import { whoMayDecide } from '../shared/domain/mandates.ts';
import { directoryOf, substituteOf } from '../shared/domain/registers.ts';
import { matterOf } from '../shared/domain/signing.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import type { Form } from '../shared/http/http.ts';
import type { Texts } from '../shared/i18n/texts.ts';
import { perform, type FoundCase } from '../shared/ledger/perform.ts';
import { stampOf } from './form-stamp.ts';
import { labeller } from './labeller.ts';
import type { System } from './system.ts';

/** What the button of the form says that it does. */
export const handOverStep = 'hand-over';

type Needs = Pick<System, 'books' | 'registers'>;

export type Candidate = { readonly id: string; readonly label: string };

/**
 * Who could take a conversation over today: for a decision whoever has a mandate for it, otherwise every official, those
 * in the function of the stage first. Whoever is away is left out.
 */
export function candidatesFor(
  system: Needs,
  texts: Texts,
  { state, conversation }: { state: CaseState; conversation: Conversation },
): Candidate[] {
  const registers = system.registers.current;
  const today = dateIn(system.books.now());
  const stage = state.chain.find(({ id }) => id === conversation.stage);
  if (stage === undefined) return [];
  const may: readonly Actor[] =
    stage.word === 'decision'
      ? whoMayDecide(registers, matterOf(registers, state, { stage, today }))
      : registers.officials.filter(({ function: own }) => own === stage.function).concat(registers.officials);
  const label = labeller(system, texts);
  const people = directoryOf(registers);
  return [...new Map(may.map((one) => [one.id, one.function]))]
    .filter(([id]) => id !== conversation.with.id && substituteOf(registers, id, today) === undefined)
    .map(([id, functionId]) => ({
      id,
      label: texts.handOver.person(
        label(functionId),
        people.find((one) => one.id === id)?.name ?? texts.unknownFunction,
      ),
    }));
}

export type HandedOver =
  | { readonly kind: 'done'; readonly to: Actor | undefined }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] }
  /** The conversation was answered, overtaken or handed over meanwhile. */
  | { readonly kind: 'too-late' };

/** Reads the form and hands over. The command bears the id of the form: a second click is the same wish. */
export async function handOverTo(
  system: Needs,
  found: FoundCase,
  order: {
    form: Form;
    conversation: ConversationId;
    cause: 'not-mine' | 'asked';
    actor: Actor;
    /** Whoever is no party to the case says why. */
    needsReason?: boolean;
  },
): Promise<HandedOver> {
  const { form, conversation, cause, actor } = order;
  const to = personIdSchema.safeParse(form.text('to'));
  const note = form.text('note');
  const stamp = stampOf(form);
  const issues: Issue[] = [
    ...(to.success && stamp !== undefined ? [] : [{ path: 'to', code: 'required' } as const]),
    ...(note === '' && order.needsReason !== true ? [] : issuesInText('note', note)),
  ];
  if (!to.success || stamp === undefined || issues.length > 0) return { kind: 'wrong', issues };
  const { state } = found;
  const result = await perform(
    system.books,
    {
      caseId: state.caseId,
      command: { type: 'hand-over', conversation, to: to.data, cause, ...(note === '' ? {} : { note }) },
      actor,
      commandId: stamp.commandId,
    },
    found,
  );
  if (result.kind === 'recorded')
    return { kind: 'done', to: result.entry.type === 'handed-over' ? result.entry.to : undefined };
  if (result.code === 'no-such-person' || result.code === 'no-mandate')
    return { kind: 'wrong', issues: [{ path: 'to', code: 'unknown-choice' }] };
  if (result.code === 'too-large') return { kind: 'wrong', issues: [{ path: 'note', code: 'too-long' }] };
  return { kind: 'too-late' };
}
