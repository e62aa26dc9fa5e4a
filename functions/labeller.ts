import { labelOfFunction } from '../shared/registers/municipality.ts';
import type { Texts } from '../shared/i18n/texts.ts';
import type { System } from './system.ts';

/** How a function is called on pages: the label of its stage, or one of the roles outside the chain. */
export function labeller(system: Pick<System, 'registers'>, texts: Texts): (functionId: string) => string {
  return (functionId) =>
    texts.functions[functionId] ?? labelOfFunction(system.registers.current, functionId) ?? functionId;
}

/** How a stage of the chain is called: by its function. One that is no stage, like the family's, by its own name. */
export function stageLabeller(system: Pick<System, 'registers'>, texts: Texts): (stage: string) => string {
  const label = labeller(system, texts);
  return (stage) => label(system.registers.current.chain.find(({ id }) => id === stage)?.function ?? stage);
}
