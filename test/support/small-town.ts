import { dateIn } from '../../shared/domain/working-days.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import {
  contactFunction,
  isFamily,
  personIdSchema,
  systemId,
  type CaseId,
  type PersonId,
} from '../../shared/domain/identifiers.ts';
import type { Command } from '../../shared/domain/commands.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import { loadCase, perform, readWords } from '../../shared/ledger/perform.ts';
import type { Municipality } from '../../shared/registers/municipality.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { holdConversation } from '../../functions/hold-conversation/hold-conversation.ts';
import type { Person } from './person.ts';
import { colleagues, openTown, type OwnTown } from './town.ts';
import { zomerdijk } from './zomerdijk.ts';

/** A municipality that asks a few people only, for a plan that asks of their domains only. */
export class SmallTown {
  readonly town: OwnTown;
  readonly municipality: Municipality;
  /** What both clocks say, in milliseconds. */
  at: number;
  readonly #domains: ReadonlySet<string>;
  #commands = 0;

  private constructor(town: OwnTown, municipality: Municipality, at: number) {
    this.town = town;
    this.municipality = municipality;
    this.at = at;
    this.#domains = new Set(municipality.chain.flatMap(({ domains }) => domains));
  }

  /** `stages` of the default chain, `change` to the registers of Waterrijk, on a day (ISO 8601). */
  static async open(
    stages: readonly string[],
    change: Partial<Municipality> = {},
    on = '2027-03-22T09:00:00Z',
  ): Promise<SmallTown> {
    const chain = defaultChain.filter(({ id }) => stages.includes(id));
    const waterrijk = readMunicipality(undefined);
    const others = defaultChain.filter(({ id }) => !stages.includes(id));
    const municipality = {
      ...waterrijk,
      chain,
      functions: [...waterrijk.functions, ...others.map(({ function: id, label }) => ({ id, label }))],
      mandates: [...waterrijk.mandates],
      ...change,
    };
    let small: SmallTown | undefined = undefined;
    const now = (): number => (small === undefined ? Date.parse(on) : small.at);
    const town = await openTown({ municipality, now });
    small = new SmallTown(town, municipality, Date.parse(on));
    return small;
  }

  async bringIn(): Promise<CaseId> {
    const { asks } = zomerdijk();
    const own = asks.filter(({ domain }) => this.#domains.has(domain));
    const day = dateIn(new Date(this.at).toISOString());
    return this.town.bringIn(JSON.stringify(zomerdijk({ asks: own, advisers: [], reportedOn: day })));
  }

  /** Brings a plan in that the family confirms. */
  async confirmed(): Promise<CaseId> {
    const caseId = await this.bringIn();
    await this.town.confirm(caseId);
    return caseId;
  }

  async entries(caseId: CaseId): Promise<readonly Envelope[]> {
    return (await loadCase(this.town.runtime.system.books, caseId))?.entries ?? [];
  }

  async entry<T extends Envelope['type']>(caseId: CaseId, type: T): Promise<Extract<Envelope, { type: T }>> {
    const isOfType = (one: Envelope): one is Extract<Envelope, { type: T }> => one.type === type;
    const found = (await this.entries(caseId)).findLast(isOfType);
    if (found === undefined) throw new Error(`no ${type}`);
    return found;
  }

  async note(caseId: CaseId): Promise<string> {
    const { n } = await this.entry(caseId, 'handed-over');
    return (await readWords(this.town.runtime.system.books, { caseId, n, type: 'handed-over' })).note;
  }

  /** One command, as a page of somebody's would give it. */
  async do(caseId: CaseId, person: string, command: Command): Promise<string> {
    this.#commands += 1;
    const id = personIdSchema.parse(person);
    const result = await perform(this.town.runtime.system.books, {
      caseId,
      command,
      actor: { id, function: functionOf(id) },
      commandId: `test-${this.#commands}`,
    });
    return result.kind === 'recorded' ? 'recorded' : result.code;
  }

  /** The other contact person, by a link they asked for. */
  async secondContact(): Promise<Person> {
    const before = new Set((await this.town.mails()).map(({ id }) => id));
    const person = this.town.person();
    await person.open('/');
    await person.send({ email: colleagues['contact-2'] });
    await this.town.runtime.settled();
    const mail = (await this.town.mails()).find(({ id }) => !before.has(id) && id.startsWith('sign-in/'));
    if (mail === undefined) throw new Error('no link');
    return this.town.enter(mail);
  }

  /** What the clockwork does each day in a conversation that waits. */
  async dailyLook(caseId: CaseId, stage: string): Promise<void> {
    const { system } = this.town.runtime;
    // Where a test jumps over days, the sweeper has started another generation.
    const generation = (await loadCase(system.books, caseId))?.state.generation ?? 1;
    await holdConversation(system, { token: 'a-day', caseId, generation, stage });
  }

  close(): Promise<void> {
    return this.town.runtime.close();
  }
}

function functionOf(id: PersonId): string {
  if (isFamily(id)) return 'family';
  return id === systemId ? 'system' : contactFunction;
}
