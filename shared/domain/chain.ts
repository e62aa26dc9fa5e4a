import * as z from 'zod';
import { slugSchema } from './identifiers.ts';

/** The three kinds of yes: draagvlak, advies, besluit. */
export const wordSchema = z.enum(['support', 'advice', 'decision']);
export type Word = z.infer<typeof wordSchema>;

/**
 * A stage of the chain: one official, asked for one kind of word.
 * `domains` are those whose asks this stage decides; empty for a word on the plan as a whole.
 * `optional` stages are only visited when the plan names their function among its advisers.
 */
export const stageSchema = z.strictObject({
  id: slugSchema,
  function: slugSchema,
  word: wordSchema,
  domains: z.array(slugSchema),
  optional: z.boolean(),
});
export type Stage = z.infer<typeof stageSchema>;

/** A stage as the municipality configures it: with the English title of its state and the Dutch label of its function. */
const chainStageSchema = z.strictObject({
  ...stageSchema.shape,
  title: z.string().regex(/^[A-Z][A-Za-z ]{1,40}$/),
  label: z.string().min(1).max(60),
});
export type ChainStage = z.infer<typeof chainStageSchema>;

/** What a case keeps of a configured chain. */
export function stagesOf(chain: readonly ChainStage[]): Stage[] {
  return chain.map(({ id, function: functionId, word, domains, optional }) => ({
    id,
    function: functionId,
    word,
    domains,
    optional,
  }));
}

/** Where the family is asked first; no stage of the chain may bear this id. */
export const familyStage = 'family';
/** The turn of a case that stands still because the family or its contact person wished it. */
export const pausedTurn = 'paused';
/** The turn of a case in which nobody needs to be asked any more. */
export const endedTurn = 'ended';

export const chainSchema = z
  .array(chainStageSchema)
  .min(1)
  .max(20)
  .superRefine((chain, context) => {
    const reserved = new Set<string>([familyStage, pausedTurn, endedTurn]);
    const titles = new Set([
      'Take stock',
      'Whose turn',
      'Family confirms',
      'Paused',
      'Stage of an earlier chain',
      'Closed',
      'Unknown turn',
    ]);
    const decided = new Set<string>();
    for (const [index, stage] of chain.entries()) {
      const complain = (message: string): void => {
        context.addIssue({ code: 'custom', path: [index], message });
      };
      if (reserved.has(stage.id)) complain(`a second stage, or a reserved one, is called ${stage.id}`);
      const after = `After ${stage.title}`;
      if (titles.has(stage.title) || titles.has(after))
        complain(`a second state, or a reserved one, is called ${stage.title}`);
      if ((stage.word === 'decision') !== stage.domains.length > 0)
        complain('decisions, and they alone, cover domains');
      if (stage.optional && stage.word === 'decision') complain('a decision cannot be left out');
      for (const domain of stage.domains) {
        if (decided.has(domain)) complain(`the domain ${domain} is decided at two stages`);
        decided.add(domain);
      }
      reserved.add(stage.id);
      titles.add(stage.title).add(after);
    }
  });
export type Chain = z.infer<typeof chainSchema>;
