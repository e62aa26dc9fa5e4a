import { staffRoles, type StaffRole } from './provider-settings.ts';
import { rooms } from './rooms.ts';

/** Where whoever has signed in is led on from, or chooses where to. */
export const enteredPath = '/inloggen/binnen';

/** Of a page of staff, with what was chosen on it: no other host, and no character that could end an address. */
const page = /^\/(werk|overzicht|beheer)(\/[a-z0-9-]+(\.[a-z]+)?)*(\?[A-Za-z0-9=&%+._~*-]{0,500})?$/;

/** The page of staff that an address names, to come back to; `undefined` for everything else. */
export function pageOfStaff(address: string | undefined): string | undefined {
  return page.exec(address ?? '')?.[0];
}

/** The page that was asked for, if it lies in one of these rooms; else the only room. Whoever has two chooses. */
export function landingIn(roles: readonly StaffRole[], asked: string | undefined): string | undefined {
  const paths = roles.map((role) => rooms[role].path);
  const to = pageOfStaff(asked);
  const isTheirs = (path: string): boolean => to === path || /^[/?]/.test(to?.slice(path.length) ?? '');
  if (to !== undefined && paths.some((path) => to.startsWith(path) && isTheirs(path))) return to;
  return paths.length === 1 ? paths[0] : undefined;
}

/** An address that says which page it is about. */
export function leadingTo(address: string, page: string): string {
  return `${address}?naar=${encodeURIComponent(page).replaceAll('%2F', '/')}`;
}

/** Where whoever has more than one room chooses. Which they are stands in the address: no cookie of theirs is sent there. */
export function choosingAmong(roles: readonly StaffRole[]): string {
  return `${enteredPath}?kamers=${roles.map((role) => rooms[role].path.slice(1)).join('.')}`;
}

/** The rooms that an address names. */
export function roomsIn(query: ReadonlyMap<string, string>): StaffRole[] {
  const named = (query.get('kamers') ?? '').split('.');
  return staffRoles.filter((role) => named.includes(rooms[role].path.slice(1)));
}
