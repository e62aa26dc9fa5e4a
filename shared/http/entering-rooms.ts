import { fingerprint } from '../links/tokens.ts';
import { rooms, type Staff } from '../sign-in/rooms.ts';
import { staffRoles } from '../sign-in/provider-settings.ts';
import type { HttpRequest } from './http.ts';
import { browserIn, closingCookie, openSessions, type Gate } from './session-gate.ts';

/**
 * Signs somebody in to all their rooms. Whatever was open in this browser ends, whoever's it was, and the rooms that are
 * not theirs are shut: on a computer that is shared nobody walks on in the session of whoever sat there before.
 */
export async function enterRooms(
  gate: Gate,
  request: Pick<HttpRequest, 'cookies'>,
  { staff, random }: { staff: readonly Staff[]; random: (bytes: number) => string },
): Promise<string[]> {
  const browser = browserIn(gate, request);
  if (browser !== undefined) await gate.sessions.endIn(fingerprint(browser));
  const shut = staffRoles.filter((role) => !staff.some((one) => one.role === role));
  const opened = await openSessions(gate, request, {
    entering: staff.map(({ role, person }) => {
      const { purpose, path } = rooms[role];
      return { who: { purpose, person }, path };
    }),
    random,
  });
  return [...shut.map((role) => closingCookie(gate, rooms[role].path)), ...opened];
}
