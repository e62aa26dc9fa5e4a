import { describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { providerSchema, type ProviderSettings } from '../../shared/sign-in/provider-settings.ts';
import { staffOf } from '../../shared/sign-in/staff-claims.ts';

const waterrijk = readMunicipality(undefined);
const settings: ProviderSettings = {
  issuer: 'https://inloggen.waterrijk.example',
  clientId: 'speelruimte',
  authenticatesBy: 'secret',
  scopes: [],
  person: { claim: 'upn', is: 'address' },
  roles: { claim: 'groups', 'contact-person': ['cp', 'cp-old'], manager: ['m'] },
  alsoByMail: [],
};
const samira = 'samira.haddou@cjg-waterrijk.example';
const carla = 'c.dijkstra@waterrijk.example';

describe('who the claims of a provider speak of', () => {
  it.each([
    ['a role as text', { upn: samira, groups: 'cp' }],
    ['one role among others', { upn: samira, groups: ['everybody', 'cp-old'] }],
    ['an address written otherwise', { upn: ' Samira.Haddou@CJG-Waterrijk.example ', groups: ['cp'] }],
    ['a role that the directory does not know them in', { upn: samira, groups: ['cp', 'm'] }],
  ])('finds a contact person by %s', (_, claims) => {
    expect(staffOf(settings, claims, waterrijk)).toEqual({
      kind: 'staff',
      staff: [{ role: 'contact-person', person: 'contact-1' }],
    });
  });

  it.each([
    ['no roles', { upn: carla }, 'no-role'],
    ['roles that mean nothing here', { upn: carla, groups: ['everybody'] }, 'no-role'],
    ['a role that only begins the same', { upn: carla, groups: ['manager', 'M'] }, 'no-role'],
    ['roles of another shape', { upn: carla, groups: { m: true } }, 'no-role'],
    ['a list with something else in it', { upn: carla, groups: ['m', 1] }, 'no-role'],
    ['another role than in the directory', { upn: carla, groups: ['cp'] }, 'not-listed'],
    [
      'an official, who is asked by mail alone',
      { upn: 'm.vos@waterrijk.example', groups: ['m'] },
      'not-listed',
    ],
    ['an address that contains one', { upn: `x${carla}`, groups: ['m'] }, 'not-listed'],
    ['nobody', { groups: ['m'] }, 'unreadable'],
    ['an empty name', { upn: ' ', groups: ['m'] }, 'unreadable'],
    ['two names', { upn: [carla], groups: ['m'] }, 'unreadable'],
    ['no claims', undefined, 'unreadable'],
  ])('lets nobody in with %s', (_, claims, kind) => {
    expect(staffOf(settings, claims, waterrijk)).toEqual({ kind });
  });

  it('takes an e-mail address on the word of the provider that it has verified it, and of nobody else', () => {
    const byEmail = { ...settings, person: { claim: 'email', is: 'address' } } as const;
    const kindWith = (email_verified: unknown): string =>
      staffOf(byEmail, { email: carla, groups: ['m'], email_verified }, waterrijk).kind;
    expect(kindWith(true)).toBe('staff');
    for (const word of [false, 'true', 1, undefined]) expect(kindWith(word)).toBe('unreadable');
  });

  it('finds somebody by their id in the directory, to the letter', () => {
    const byId = { ...settings, person: { claim: 'sub', is: 'id' } } as const;
    expect(staffOf(byId, { sub: 'manager-1', groups: ['m'] }, waterrijk)).toEqual({
      kind: 'staff',
      staff: [{ role: 'manager', person: 'manager-1' }],
    });
    expect(staffOf(byId, { sub: 'Manager-1', groups: ['m'] }, waterrijk).kind).toBe('not-listed');
    expect(staffOf(byId, { sub: carla, groups: ['m'] }, waterrijk).kind).toBe('not-listed');
  });

  it('finds both of somebody who is two things', () => {
    const [manager] = waterrijk.managers;
    const managers = manager === undefined ? [] : [{ ...manager, email: samira }];
    const found = staffOf(settings, { upn: samira, groups: ['m', 'cp'] }, { ...waterrijk, managers });
    expect(found).toEqual({
      kind: 'staff',
      staff: [
        { role: 'contact-person', person: 'contact-1' },
        { role: 'manager', person: 'manager-1' },
      ],
    });
  });
});

describe('the settings of a provider', () => {
  it.each([
    ['without a lock', { issuer: 'http://inloggen.waterrijk.example' }],
    ['that only looks like this computer', { issuer: 'http://localhost.elders.example' }],
    ['with a role that no value stands for', { roles: { claim: 'r', 'contact-person': [], manager: ['m'] } }],
    ['with a secret in them', { clientSecret: 'geheim' }],
    ['with a scope that would be two', { scopes: ['email profile'] }],
  ])('%s are refused', (_, changes) => {
    expect(providerSchema.safeParse(settings).success).toBe(true);
    expect(providerSchema.safeParse({ ...settings, ...changes }).success).toBe(false);
  });
});
