import { isDeepStrictEqual } from 'node:util';
import type { CaseId } from '../../../shared/domain/identifiers.ts';
import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import type { RegisterEnvelope } from '../../../shared/ledger/register-ledger.ts';
import { registersOf, type Municipality } from '../../../shared/registers/municipality.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import { away, mandated, revoked } from '../../support/changed-registers.ts';
import type { Act } from './act.ts';
import type { RegistersOverTime } from './changing-registers.ts';
import type { Finding } from './finding.ts';

/**
 * One change that an administrator makes by `npm run register` at an instant, in milliseconds; and what it comes to, said
 * without the code that folds it.
 */
export type RegisterCommand = {
  readonly key: string;
  readonly at: number;
  readonly change: Readonly<Record<string, unknown>>;
  readonly makes: (before: Municipality) => Municipality;
};

const hour = 3_600_000;
const begin = Date.parse('2027-01-27T09:00:00Z');
/** How far behind a function may be: it looks again when it is next called. */
const mostLag = 12 * hour;

/** People go on leave, mandates are revoked from the next day on, and one is given for this case alone. */
export function drawnCommands({ chance, caseId }: { chance: Chance; caseId: CaseId }): RegisterCommand[] {
  return Array.from({ length: chance.between(1, 5) }, (_, index) => {
    const at = begin + chance.between(0, 150) * hour;
    const from = plusDays(dateIn(new Date(at).toISOString()), 1);
    return { key: `register-${index + 1}`, at, ...drawn(index, { chance, caseId, from }) };
  });
}

type Drawing = { readonly chance: Chance; readonly caseId: CaseId; readonly from: string };

function drawn(index: number, { chance, caseId, from }: Drawing): Pick<RegisterCommand, 'change' | 'makes'> {
  const kind = chance.oneOf(['absence', 'absence', 'revocation', 'grant']);
  if (kind === 'revocation') {
    const id = chance.oneOf(['b-4', 'w-12', 'p-7', 'j-3']);
    return { change: { type: 'revoke-mandate', id, from }, makes: (before) => revoked(before, id, from) };
  }
  if (kind === 'grant') {
    const person = chance.oneOf(['contact-1', 'alderman-1']);
    const domains = ['wmo', 'participatiewet'];
    const mandate = { id: `given-${index + 1}`, grantor: 'het college', person, caseId, domains, from };
    return {
      change: { type: 'grant-mandate', mandate },
      makes: (before) => mandated(before, mandate),
    };
  }
  const [person, substitute] = chance.oneOf<[string, string]>([
    ['alderman-1', 'policy-officer-1'],
    ['wmo-1', 'wmo-lead-1'],
    ['participatiewet-1', 'participatiewet-2'],
    ['cjg-1', 'wmo-1'],
    ['contact-1', 'contact-2'],
  ]);
  const until = plusDays(from, chance.between(1, 8));
  return {
    change: { type: 'put-absence', person, from, until, substitute },
    makes: (before) => away(present(before, person, from), [person, substitute], { from, until }),
  };
}

/** One absence is named by the day it begins: another from the same day takes its place. */
function present(before: Municipality, person: string, from: string): Municipality {
  const mended = <T extends Municipality['managers'][number]>(people: readonly T[]): T[] =>
    people.map((one) =>
      one.id === person ? { ...one, absences: one.absences.filter((each) => each.from !== from) } : one,
    );
  const { officials, contactPersons } = before;
  return { ...before, officials: mended(officials), contactPersons: mended(contactPersons) };
}

/** What the registers held at each instant, told from the changes that their ledger has. */
export class RecordedRegisters implements RegistersOverTime {
  readonly lag = mostLag;
  readonly #commands: readonly RegisterCommand[];
  #versions: { readonly since: number; readonly holds: Municipality }[];

  constructor(municipality: Municipality, commands: readonly RegisterCommand[]) {
    this.#commands = commands;
    this.#versions = [{ since: -Infinity, holds: municipality }];
  }

  get changes(): readonly number[] {
    return this.#versions.slice(1).map(({ since }) => since);
  }

  at(now: number): Municipality {
    const [first] = this.#versions;
    const found = this.#versions.findLast(({ since }) => since <= now) ?? first;
    if (found === undefined) throw new Error('registers without a beginning');
    return found.holds;
  }

  /** The changes that are recorded by now, in order. */
  hear(history: readonly RegisterEnvelope[]): void {
    let holds = this.at(-Infinity);
    const later = history.flatMap(({ commandId, at }) => {
      const command = this.#commands.find(({ key }) => key === commandId);
      if (command === undefined) return [];
      holds = command.makes(holds);
      return [{ since: Date.parse(at), holds }];
    });
    this.#versions = [{ since: -Infinity, holds: this.at(-Infinity) }, ...later];
  }
}

/** Each change that was acknowledged is recorded, once, and the registers hold what all of them together come to. */
export function registersAmiss(
  registers: RegistersOverTime,
  recorded: { readonly history: readonly RegisterEnvelope[]; readonly holds: Municipality },
  acts: readonly Act[],
): Finding[] {
  if (!(registers instanceof RecordedRegisters)) return [];
  const ids = recorded.history.map(({ commandId }): string => commandId);
  const lost = acts.filter(
    ({ what, words, acknowledged }) => what === 'registered' && acknowledged && !ids.includes(words),
  );
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const holds = isDeepStrictEqual(registersOf(recorded.holds), registersOf(registers.at(Infinity)));
  return [
    ...lost.map(({ words }): Finding => ({
      kind: 'lost',
      what: `${words} was acknowledged and is not there`,
    })),
    ...twice.map((id): Finding => ({ kind: 'double', what: `${id} stands in the registers twice` })),
    ...(holds ? [] : [{ kind: 'lost', what: 'the registers do not hold what was registered' } as const]),
  ];
}
