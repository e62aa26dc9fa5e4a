import { mandateSchema } from '../../../shared/domain/mandates.ts';
import type { CaseId } from '../../../shared/domain/identifiers.ts';
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

type Drawn = { readonly chance: Chance; readonly caseId: CaseId };

/** What some functions may decide without the rest of the chain. */
export function withDiscretion(municipality: Municipality, chance: Chance): Municipality {
  const discretion = ['wmo', 'participatiewet', 'cjg']
    .filter(() => chance.happens(0.3))
    .map((each) => ({ function: each, upTo: chance.oneOf([2_000, 7_000, 10_000]) }));
  return { ...municipality, discretion };
}

const grantor = 'het college van burgemeester en wethouders';

/** Somebody may always decide on everything. */
export function withSpare(municipality: Municipality): Municipality {
  const domains = municipality.chain.flatMap((stage) => stage.domains);
  const spare = { id: 'all-1', grantor, function: 'wmo-lead', domains, from: '2025-01-01' };
  return { ...municipality, mandates: [...municipality.mandates, mandateSchema.parse(spare)] };
}

/**
 * Somebody may always decide on everything. Beside that, somebody who else may not is named by the college for this case,
 * or for another; and a mandate is passed on that holds as long as the one above it.
 */
function withMandates(municipality: Municipality, { chance, caseId }: Drawn): Municipality {
  const every = municipality.chain.flatMap((stage) => stage.domains);
  const from = plusDays(begin, chance.between(0, 6));
  const named = {
    id: 'named-1',
    grantor,
    person: chance.oneOf(['contact-1', 'contact-2', 'alderman-1']),
    caseId: chance.happens(0.6) ? caseId : 'b'.repeat(26),
    domains: chance.happens(0.5) ? every : [chance.oneOf(['policy', 'wmo', 'participatiewet', 'youth'])],
    from,
  };
  const above = chance.oneOf(['b-4', 'w-12', 'p-7']);
  const { domains = every } = municipality.mandates.find(({ id }) => id === above) ?? {};
  const passed = { id: 'passed-1', grantor, function: 'alderman', domains, from, under: above };
  // They decide on what a colleague brought in, and not while they stand in for them.
  const ofContacts = { id: 'contacts-1', grantor, function: 'contact-person', domains: every, from };
  const more = [
    ...(chance.happens(0.2) ? [ofContacts] : []),
    ...(chance.happens(0.4) ? [named] : []),
    ...(chance.happens(0.4) ? [passed] : []),
  ];
  const mandates = withSpare(municipality).mandates.map((one) =>
    one.id === above ? { ...one, subMandate: chance.happens(0.8) } : one,
  );
  return { ...municipality, mandates: [...mandates, ...more.map((one) => mandateSchema.parse(one))] };
}

/** Officials and the contact person go away and come back, mandates are revoked; somebody can always decide. */
export function changingRegisters(municipality: Municipality, drawn: Drawn): RegistersOverTime {
  const { chance } = drawn;
  let registers = withMandates(municipality, drawn);
  const absences: [string, string][] = [
    ['alderman-1', 'policy-officer-1'],
    ['wmo-1', 'wmo-lead-1'],
    ['participatiewet-1', 'participatiewet-2'],
    ['cjg-1', 'wmo-1'],
    ['policy-officer-1', 'wmo-lead-1'],
    ['contact-1', 'contact-2'],
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

/**
 * For some days nobody may decide on a domain, from the first day of its decision or from later on. Before and after, somebody
 * beside its official may: mail to that official may come back.
 */
export function registersWithAGap(
  waterrijk: Municipality,
  { chance }: Pick<Drawn, 'chance'>,
): RegistersOverTime {
  const municipality = withSpare(waterrijk);
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
export function registersWithAnotherChain(
  municipality: Municipality,
  { chance }: Pick<Drawn, 'chance'>,
): RegistersOverTime {
  const from = Date.parse(`${begin}T09:00:00Z`) + chance.between(0, 30) * hour;
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
export function isAway(
  { absences }: Pick<Municipality['officials'][number], 'absences'>,
  at: string,
): boolean {
  const today = dateIn(at);
  return absences.some(({ from, until }) => from <= today && today <= (until ?? today));
}
