import { stagesOf } from '../../shared/domain/chain.ts';
import type { Answer, Command } from '../../shared/domain/commands.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { defaultChain } from '../../workflows/chain.ts';

const contactPerson = personIdSchema.parse('contact-1');

/** A plan that is brought in for the first contact person, along the whole chain. */
export function opening(plan: Request): Extract<Command, { type: 'open-request' }> {
  return { type: 'open-request', plan, chain: stagesOf(defaultChain), contactPerson };
}

/** The same answer to each ask; `undefined` is the plan as a whole. A plain yes unless it says otherwise. */
export function answersTo(asks: readonly (string | undefined)[], answer: Partial<Answer> = {}): Answer[] {
  return asks.map((askId) => ({
    ...(askId === undefined ? {} : { askId }),
    outcome: 'agree',
    conditions: [],
    ...answer,
  }));
}
