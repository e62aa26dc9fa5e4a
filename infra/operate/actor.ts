import type { System } from '../../functions/system.ts';
import type { Actor } from '../../shared/domain/entries.ts';
import { administratorId, personIdSchema } from '../../shared/domain/identifiers.ts';
import { functionOf } from '../../shared/domain/registers.ts';
import { Misasked } from './misasked.ts';

/** Who gives a command: somebody in the registers, or whoever keeps them when nobody is named. */
export function actorFor({ registers }: Pick<System, 'registers'>, as: string | undefined): Actor {
  if (as === undefined) return { id: administratorId, function: 'administrator' };
  const person = personIdSchema.safeParse(as);
  const functionId = person.success ? functionOf(registers.registered, person.data) : undefined;
  if (!person.success || functionId === undefined) throw new Misasked(`nobody in the registers is ${as}`);
  return { id: person.data, function: functionId };
}
