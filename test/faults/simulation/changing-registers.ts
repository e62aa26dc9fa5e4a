import { mandateSchema } from '../../../shared/domain/mandates.ts';
import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import type { Municipality } from '../../../shared/registers/municipality.ts';
import { anotherChain } from '../../support/another-chain.ts';
import { away, revoked } from '../../support/changed-registers.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';

/**
 * What the registers hold at an instant, in milliseconds; how far behind somebody is who read them before; the instants
 * at which they change; and those at which an operator has the case moved to the chain of that day.
 */
export type RegistersOverTime = {
  readonly at: (now: number) => Municipality;
  readonly lag: number;
  readonly changes: readonly number[];
  readonly moves?: readonly number[];
};

const hour = 3_600_000;
const begin = '2027-01-27';

export function unchanging(municipality: Municipality): RegistersOverTime {
  return { at: () => municipality, lag: 0, changes: [] };
}

/** Officials go away and come back, mandates are revoked in the course of a day; somebody can always decide. */
export function changingRegisters(municipality: Municipality, chance: Chance): RegistersOverTime {
  const domains = municipality.chain.flatMap((stage) => stage.domains);
  const grantor = 'het college van burgemeester en wethouders';
  const spare = { id: 'all-1', grantor, function: 'wmo-lead', domains, from: '2025-01-01' };
  let registers = {
    ...municipality,
    mandates: [...municipality.mandates, mandateSchema.parse(spare)],
  };
  const absences: [string, string][] = [
    ['alderman-1', 'policy-officer-1'],
    ['wmo-1', 'wmo-lead-1'],
    ['participatiewet-1', 'participatiewet-2'],
    ['cjg-1', 'wmo-1'],
    ['policy-officer-1', 'wmo-lead-1'],
  ];
  for (const absence of absences) {
    if (!chance.happens(0.2)) continue;
    const from = plusDays(begin, chance.between(0, 12));
    registers = away(registers, absence, { from, until: plusDays(from, chance.between(1, 8)) });
  }
  const changes = ['b-4', 'w-12', 'p-7', 'j-3']
    .filter(() => chance.happens(0.6))
    .map((mandate) => ({ mandate, at: Date.parse(`${begin}T09:00:00Z`) + chance.between(0, 120) * hour }));
  return {
    changes: changes.map(({ at }) => at),
    lag: chance.oneOf([0, 1, 12, 96]) * hour,
    at: (now) =>
      changes
        .filter(({ at }) => at <= now)
        .reduce<Municipality>(
          (so, { mandate, at }) => revoked(so, mandate, dateIn(new Date(at).toISOString())),
          registers,
        ),
  };
}

/** For some days nobody may decide on a domain, from the first day of its decision or from later on. */
export function registersWithAGap(municipality: Municipality, chance: Chance): RegistersOverTime {
  const from = Date.parse(`${begin}T09:00:00Z`) + chance.between(0, 30) * hour;
  const until = from + chance.between(2, 130) * hour;
  const domain = chance.oneOf(['policy', 'wmo', 'participatiewet', 'youth']);
  const mandates = municipality.mandates.filter(({ domains }) => !domains.includes(domain));
  return {
    lag: chance.oneOf([0, 1, 12]) * hour,
    changes: [from, until],
    at: (now) => (from <= now && now < until ? { ...municipality, mandates } : municipality),
  };
}

/**
 * From some day on no alderman is asked and a team lead is, before the CJG; a case on the chain before may be moved to that
 * one, and again. Who advises stays: a plan that names an adviser whom nobody is any more has to be written anew.
 */
export function registersWithAnotherChain(municipality: Municipality, chance: Chance): RegistersOverTime {
  const from = Date.parse(`${begin}T09:00:00Z`) + chance.between(0, 60) * hour;
  const [lead] = anotherChain.filter(({ id }) => id === 'team-lead');
  const chain = municipality.chain
    .filter(({ id }) => id !== 'alderman')
    .flatMap((stage) => (stage.id === 'cjg' && lead !== undefined ? [lead, stage] : [stage]));
  const moves = [0.6, 0.2].filter((often) => chance.happens(often));
  return {
    lag: chance.oneOf([0, 1, 12]) * hour,
    changes: [from],
    moves: moves.map(() => from + chance.between(0, 90) * hour),
    at: (now) => (now < from ? municipality : { ...municipality, chain }),
  };
}

/** Whether somebody is away on the day of an instant (ISO 8601). */
export function isAway({ absences }: Municipality['officials'][number], at: string): boolean {
  const today = dateIn(at);
  return absences.some(({ from, until }) => from <= today && today <= (until ?? today));
}
