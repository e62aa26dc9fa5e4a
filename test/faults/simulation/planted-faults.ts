import { clockworkFaults } from './faults-of-clockwork.ts';
import { mailFaults } from './faults-of-mail.ts';
import { pageFaults } from './faults-of-pages.ts';
import { ruleFaults } from './faults-of-rules.ts';
import { storingFaults } from './faults-of-storing.ts';
import { mandateFaults } from './faults-of-mandates.ts';
import type { PlantedFault } from './planted-fault.ts';

/** Each must be found by playing: one that is not means that too little happens here, or too little is looked at. */
export const plantedFaults: readonly PlantedFault[] = [
  ...clockworkFaults,
  ...storingFaults,
  ...mailFaults,
  ...ruleFaults,
  ...mandateFaults,
  ...pageFaults,
];
