import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, test } from 'vitest';
import { readDoorKeys } from '../../functions/aws/door-keys.ts';
import { doorkeeper } from '../../functions/doorkeeper/doorkeeper.ts';

const secrets = mockClient(SecretsManagerClient);
afterEach(() => {
  secrets.reset();
});

const first = 'a'.repeat(64);
const second = 'b'.repeat(64);

/** As API Gateway asks; the path is of no concern to who answers. */
function asking(headers: Readonly<Record<string, string>>) {
  return { version: '2.0', type: 'REQUEST', routeKey: 'ANY /l/{token}', rawPath: '/l/abc', headers };
}

describe('whoever comes to the door', () => {
  const ask = doorkeeper(() => Promise.resolve([first, second]));

  test.each([
    ['with the key that is shown now', { 'x-speelruimte-door': first }, true],
    ['with the key that was shown before', { 'x-speelruimte-door': second }, true],
    ['with half a key', { 'x-speelruimte-door': first.slice(32) }, false],
    ['with nothing in the header', { 'x-speelruimte-door': '' }, false],
    ['without the header', { cookie: first }, false],
  ])('%s is let in only if it is a key', async (_, headers, isAuthorized) => {
    expect(await ask(asking(headers))).toEqual({ isAuthorized });
  });

  test('is turned away when there is no key at all, or nothing is asked', async () => {
    const closed = doorkeeper(() => Promise.resolve([]));
    expect(await closed(asking({ 'x-speelruimte-door': first }))).toEqual({ isAuthorized: false });
    expect(await ask({})).toEqual({ isAuthorized: false });
  });
});

describe('the keys of the door', () => {
  const variables = { DOOR_KEYS: '["arn:door-2","arn:door-1"]' };

  test('are read once, and again after they could not be read', async () => {
    let times = 0;
    const ask = doorkeeper(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('throttled')) : Promise.resolve([first]);
    });
    const event = asking({ 'x-speelruimte-door': first });
    await expect(ask(event)).rejects.toThrow('throttled');
    expect([await ask(event), await ask(event)]).toEqual([{ isAuthorized: true }, { isAuthorized: true }]);
    expect(times).toBe(2);
  });

  test('are all that the door has', async () => {
    secrets.on(GetSecretValueCommand, { SecretId: 'arn:door-1' }).resolves({ SecretString: first });
    secrets.on(GetSecretValueCommand, { SecretId: 'arn:door-2' }).resolves({ SecretString: second });
    expect(await readDoorKeys(variables)).toEqual([second, first]);
  });

  test('are refused when one is missing or short, and the failure does not tell it', async () => {
    secrets.on(GetSecretValueCommand).resolves({ SecretString: 'short' });
    await expect(readDoorKeys(variables)).rejects.toThrow(/^a key of the door is missing or too short$/);
  });
});
