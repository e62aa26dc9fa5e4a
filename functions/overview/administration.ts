import type { Actor } from '../../shared/domain/entries.ts';
import { administratorId } from '../../shared/domain/identifiers.ts';
import { directoryOf } from '../../shared/domain/registers.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { registersPage } from '../../shared/pages/registers-page.ts';
import { noSessionPage } from '../../shared/pages/problem-pages.ts';
import { rooms, staffIn } from '../../shared/sign-in/rooms.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import { strangerPage } from '../stranger-page.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'books' | 'gate' | 'edge' | 'registers'>;

/**
 * What an administrator looks at before they change anything: the registers as they stand, and every change that led to
 * them. Without it whoever keeps a mandate finds out what it says from whom it stopped. Nothing is changed here.
 */
export function administrationRoutes(system: Needs): Routes {
  return { [rooms.administrator.path]: { GET: (request) => showRegisters(system, request) } };
}

async function showRegisters(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { gate, registers, books } = system;
  const visitor = await visitorOf(
    gate,
    request,
    ({ purpose, person }) =>
      purpose === rooms.administrator.purpose &&
      staffIn(registers.current).administrator.some(({ id }) => id === person),
  );
  if (visitor.kind === 'missing') return strangerPage(frame, request);
  if (visitor.kind === 'expired') return noSessionPage(frame, 'expired');
  // As registered now, not as it was read some seconds ago.
  await registers.fresh();
  const { registered, history, isChainWaiting, isConfigurationLeft } = registers;
  const label = labeller(system, frame.texts);
  const people = directoryOf(registered);
  const nameOf = (id: string): string | undefined => people.find((one) => one.id === id)?.name;
  const who = ({ id, function: functionId }: Actor): string =>
    nameOf(id) ?? (id === administratorId ? label(administratorId) : label(functionId));
  return registersPage(frame, {
    registers: registered,
    label,
    nameOf: (id) => nameOf(id) ?? id,
    changes: history.map(({ n, at, type, actor }) => ({ n, at, type, by: who(actor) })).reverse(),
    isChainWaiting,
    isConfigurationLeft,
    asOf: books.now(),
  });
}
