import { labelOfFunction } from '../shared/registers/municipality.ts';
import type { Texts } from '../shared/i18n/texts.ts';
import type { System } from './system.ts';

/** How a function is called on pages: the label of its stage, or one of the roles outside the chain. */
export function labeller(system: Pick<System, 'registers'>, texts: Texts): (functionId: string) => string {
  return (functionId) =>
    texts.functions[functionId] ?? labelOfFunction(system.registers.current, functionId) ?? functionId;
}
