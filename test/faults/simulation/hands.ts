import type { Command } from '../../../shared/domain/commands.ts';
import { personIdSchema, type CaseId } from '../../../shared/domain/identifiers.ts';
import { functionOf } from '../../../shared/domain/registers.ts';
import type { Refusal } from '../../../shared/domain/verdict.ts';
import { perform, type Recorded } from '../../../shared/ledger/perform.ts';
import { mostTries } from './doorstep.ts';
import type { VirtualTown } from './virtual-town.ts';

const minute = 60_000;

/**
 * What somebody does without a page in this world: the command itself, carried out where every call may fail, and sent
 * again under the same id until an answer comes.
 */
export class Hands {
  readonly #town: VirtualTown;
  #wishes = 0;

  constructor(town: VirtualTown) {
    this.#town = town;
  }

  async do(caseId: CaseId, who: string, command: Command): Promise<Recorded | Refusal | undefined> {
    this.#wishes += 1;
    const commandId = `hand-${this.#wishes}`;
    const id = personIdSchema.parse(who);
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const ending = await this.#town.world.invoke(`POST hand-${command.type}`, () => {
        const { books, registers } = this.#town.system;
        const actor = { id, function: functionOf(registers.current, id) ?? 'family' };
        return perform(books, { caseId, command, actor, commandId });
      });
      if (ending.kind === 'done') return ending.value;
      await this.#town.world.sleep(minute);
    }
    return undefined;
  }
}
