import { mandateSchema } from '../../../shared/domain/mandates.ts';
import { plusDays } from '../../../shared/domain/working-days.ts';
import type { Municipality } from '../../../shared/registers/municipality.ts';
import { away, revoked } from '../../support/changed-registers.ts';
import type { Chance } from './chance.ts';

/** What the registers hold at an instant, in milliseconds; and how far behind somebody is who read them before. */
export type RegistersOverTime = { readonly at: (now: number) => Municipality; readonly lag: number };

const hour = 3_600_000;
const begin = '2027-01-27';

export function unchanging(municipality: Municipality): RegistersOverTime {
  return { at: () => municipality, lag: 0 };
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
    lag: chance.oneOf([0, 1, 12, 96]) * hour,
    at: (now) =>
      changes
        .filter(({ at }) => at <= now)
        .reduce<Municipality>(
          (so, { mandate, at }) => revoked(so, mandate, new Date(at).toISOString().slice(0, 10)),
          registers,
        ),
  };
}
