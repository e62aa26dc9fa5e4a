import { labelOfFunction } from '../shared/registers/municipality.ts';
import type { Texts } from '../shared/i18n/texts.ts';
import type { System } from './system.ts';

/**
 * How a function is called on pages: the label of its stage, or one of the roles outside the chain. One that no chain names
 * any more keeps the name it had, since cases on an earlier chain name it still.
 */
export function labeller(system: Pick<System, 'registers'>, texts: Texts): (functionId: string) => string {
  const { current, everNamed } = system.registers;
  return (functionId) =>
    texts.functions[functionId] ??
    labelOfFunction(current, functionId) ??
    labelOfFunction(everNamed, functionId) ??
    functionId;
}

/** How a stage of a chain is called: by its function. One that is no stage, like the family's, by its own name. */
export function stageLabeller(system: Pick<System, 'registers'>, texts: Texts): (stage: string) => string {
  const label = labeller(system, texts);
  const { current, everNamed } = system.registers;
  const stages = [...current.chain, ...everNamed.chain];
  return (stage) => label(stages.find(({ id }) => id === stage)?.function ?? stage);
}
