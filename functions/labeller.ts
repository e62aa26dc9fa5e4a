import { labelOfFunction } from '../shared/registers/municipality.ts';
import type { System } from './system.ts';

/** How a function is called on pages: the label of its stage, or one of the roles outside the chain. */
export function labeller(system: Pick<System, 'municipality' | 'edge'>): (functionId: string) => string {
  const { texts } = system.edge.frame;
  return (functionId) => labelOfFunction(system.municipality, functionId) ?? texts.functions(functionId);
}
