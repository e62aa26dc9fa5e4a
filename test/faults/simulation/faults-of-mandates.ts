import type { PlantedFault } from './planted-fault.ts';

/** Mistakes in who may decide, who must confirm, and whose clock stands still. */
export const mandateFaults: readonly PlantedFault[] = [
  {
    name: 'a question whose conversation has ended keeps the clock standing still',
    wishes: 1,
    file: 'shared/domain/evolve.ts',
    find: 'const changed = withoutIdleQuestions(change(state, entry), entry.at);',
    instead: 'const changed = change(state, entry);',
  },
  {
    name: 'whoever stands in for the contact person decides on the plan',
    wishes: 1,
    file: 'shared/domain/signing.ts',
    find: 'const owners = [...authors, contactPerson, contactToday(registers, contactPerson, today)];',
    instead: 'const owners = [...authors, contactPerson];',
  },
  {
    name: 'a mandate for one case counts in another',
    wishes: 1,
    file: 'shared/domain/mandates.ts',
    find: '      (one.caseId === undefined || one.caseId === matter.caseId) &&\n',
    instead: '',
  },
  {
    name: 'what was passed on outlives the mandate above it',
    wishes: 1,
    file: 'shared/domain/mandates.ts',
    find: '    if (above.revokedFrom !== undefined && above.revokedFrom <= matter.today) return false;\n',
    instead: '',
  },
  {
    name: 'a large ask passes for one that its function decides alone',
    wishes: 1,
    file: 'shared/domain/plan-summary.ts',
    find: 'amounts.every((amount) => amount > 0) && amounts.reduce((sum, amount) => sum + amount, 0) <= upTo',
    instead: 'amounts.every((amount) => amount > 0) && upTo > 0',
  },
  {
    name: 'a child is not asked to confirm',
    wishes: 1,
    file: 'shared/domain/plan-summary.ts',
    find: '[plan.family.representative, ...others].map(',
    instead: "[plan.family.representative, ...others.filter(({ role }) => role !== 'child')].map(",
  },
  {
    name: 'a day that the family is bound to gives nobody less time',
    seed: 1,
    file: 'shared/domain/case-terms.ts',
    find: 'urgentOn: state.urgentOn,',
    instead: 'urgentOn: undefined,',
  },
  {
    name: 'a manager has somebody reminded, and nobody is',
    seed: 36,
    file: 'shared/domain/react.ts',
    find: "return entry.whom.map(({ id: whom }) => ({ kind: 'remind', whom, at: entry.at }));",
    instead: 'return [];',
  },
  {
    name: 'a change of the registers that is asked for again is made again',
    seed: 36,
    file: 'shared/ledger/register-ledger.ts',
    find: '      if (before !== undefined) return before;\n',
    instead: '',
  },
];
