import type { Chain } from '../domain/chain.ts';
import type { Actor } from '../domain/entries.ts';
import { directoryOf, type Registers } from '../domain/registers.ts';
import { absencesOf, fold, type Change } from './changes.ts';
import { faultsOfStep } from './granting.ts';
import { faultsOf } from './municipality.ts';

export type Applied =
  | { readonly kind: 'changed'; readonly registers: Registers }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/**
 * The registers after a change, or everything that is wrong with it, in words that name ids and never a person by name.
 * `running` is the chain that cases go along now: whoever it needs stays, also when another chain is registered.
 */
export function applyChange(
  before: Registers | undefined,
  change: Change,
  at: { readonly actor: Actor; readonly running: Chain },
): Applied {
  if (before === undefined && change.type !== 'seed')
    return { kind: 'refused', faults: ['the registers hold nothing yet: they are seeded first'] };
  const after = fold(before, change);
  const faults = [
    ...(before === undefined ? [] : faultsOfChange(before, change)),
    ...(before === undefined ? [] : faultsOfStep({ before, after }, at.actor)),
    ...faultsOf(after),
    ...faultsOf({ ...after, chain: at.running }),
  ];
  return faults.length > 0
    ? { kind: 'refused', faults: [...new Set(faults)] }
    : { kind: 'changed', registers: after };
}

/** What a change names that is not there, and days in the wrong order. */
function faultsOfChange(before: Registers, change: Change): string[] {
  switch (change.type) {
    case 'seed':
      return ['the registers were seeded before: replace them'];
    case 'remove-person':
      return isThere(before, change.person) ? [] : [`nobody is ${change.person}`];
    case 'put-absence':
      return faultsOfAbsence(before, change);
    case 'end-absence':
      return faultsOfReturn(before, change);
    case 'revoke-mandate': {
      const mandate = before.mandates.find(({ id }) => id === change.id);
      if (mandate === undefined) return [`no mandate is called ${change.id}`];
      const { revokedFrom } = mandate;
      return revokedFrom === undefined
        ? []
        : [`the mandate ${change.id} is revoked already, from ${revokedFrom}`];
    }
    case 'put-rule':
      return inOrder(change.rule) ? [] : [`the rule ${change.rule.id} ends before it begins`];
    case 'end-rule': {
      const rule = before.rules.find(({ id }) => id === change.id);
      if (rule === undefined) return [`no rule is called ${change.id}`];
      return inOrder({ ...rule, until: change.until }) ? [] : [`the rule ${change.id} ends before it begins`];
    }
    case 'set-discretion': {
      const isKnown = before.officials.some((one) => one.function === change.function);
      return isKnown ? [] : [`nobody fulfils the function ${change.function}`];
    }
    case 'replace':
    case 'put-person':
    case 'grant-mandate':
    case 'set-chain':
      return [];
  }
}

type Away = Extract<Change, { type: 'put-absence' }>;
type Back = Extract<Change, { type: 'end-absence' }>;

function faultsOfAbsence(before: Registers, away: Away): string[] {
  if (!isThere(before, away.person)) return [`nobody is ${away.person}`];
  const others = absencesOf(before, away.person).filter(({ from }) => from !== away.from);
  return [
    ...(inOrder(away) ? [] : [`the absence of ${away.person} ends before it begins`]),
    ...others
      .filter((one) => one.from <= (away.until ?? one.from) && away.from <= (one.until ?? away.from))
      .map(({ from }) => `${away.person} is away already, from ${from}`),
  ];
}

function faultsOfReturn(before: Registers, back: Back): string[] {
  const absence = absencesOf(before, back.person).find(({ from }) => from === back.from);
  if (absence === undefined) return [`${back.person} has no absence from ${back.from}`];
  return inOrder(back) ? [] : [`the absence of ${back.person} ends before it begins`];
}

function inOrder({ from, until }: { from?: string | undefined; until?: string | undefined }): boolean {
  return from === undefined || until === undefined || from <= until;
}

function isThere(registers: Registers, id: string): boolean {
  return directoryOf(registers).some((one) => one.id === id);
}
