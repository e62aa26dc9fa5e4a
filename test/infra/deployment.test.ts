import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { example, like } from './variants.ts';

const provider = z.record(z.string(), z.unknown()).parse(example['openIdConnect']);

/** What is said of the example with something else in it. */
function refusal(changes: Readonly<Record<string, unknown>>): string {
  try {
    like(changes);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
}

const edge = 'arn:aws:acm:us-east-1:111122223333:certificate/0a';
const region = 'arn:aws:acm:eu-central-1:111122223333:certificate/0b';

describe('the file of an environment', () => {
  test.each(['waterrijk-test', 'waterrijk-production'])('%s can be deployed', (name) => {
    expect(readDeployment(name).environment).toBe(name);
  });

  test('that is not there is said, with those that are', () => {
    expect(() => readDeployment('elsewhere')).toThrow(
      'no infra/environments/elsewhere.json; there are: waterrijk-production, waterrijk-test',
    );
  });

  test.each([
    ['a certificate elsewhere', { certificates: { edge: region, region } }, 'CloudFront takes certificates'],
    ['a certificate elsewhere', { certificates: { edge, region: edge } }, 'in eu-central-1 alone'],
    ['a certificate of others', { account: '999922223333' }, 'of this account in us-east-1 alone'],
    ['no certificate', { certificates: { edge: 'later', region } }, 'not the ARN of a certificate of ACM'],
    ['a region outside Europe', { region: 'us-west-2' }, 'not a region in Europe'],
    ['an address with a path', { origin: 'https://waterrijk.example/werk' }, 'not https:// and a host name'],
    ['an address without a lock', { origin: 'http://waterrijk.example' }, 'not https:// and a host name'],
    [
      'a place for returned mail elsewhere',
      { mail: { domain: 'waterrijk.example', returnsTo: 'terug.elders.example' } },
      'SES takes a subdomain of waterrijk.example alone',
    ],
    [
      'a mail domain that its sender is not in',
      { mail: { domain: 'elders.example', returnsTo: 'terug.elders.example' } },
      'sends as speelruimte@waterrijk.example, which is not in mail.domain, elders.example',
    ],
    ['a door without a key', { doorKeys: [] }, 'doorKeys'],
    ['the same key of the door twice', { doorKeys: ['a', 'a'] }, 'the same key twice'],
    ['a link key nobody knows', { linkKeyId: 'link-2' }, 'its public key is not listed'],
    ['a public key of another kind', { linkPublicKeys: { 'link-1': 'AAAA' } }, 'not the SPKI of an Ed25519'],
    [
      'a limit below what can be counted',
      { firewall: { requestsPerAddress: 5, signInsPerAddress: 5 } },
      'WAF counts from 10',
    ],
    [
      'a limit that is never reached',
      { firewall: { requestsPerAddress: 100, signInsPerAddress: 200 } },
      'would never be reached',
    ],
    [
      'a provider on this computer',
      { openIdConnect: { ...provider, issuer: 'http://127.0.0.1' } },
      'not https://',
    ],
    ['a provider without roles', { openIdConnect: { ...provider, roles: undefined } }, 'openIdConnect.roles'],
    ['a setting nobody knows', { colour: 'blue' }, 'colour'],
    ['a name that is too long', { environment: 'a'.repeat(33) }, 'at most 32 letters'],
    ['a municipality that is not there', { municipality: 'elders.json' }, 'infra/municipalities/elders.json'],
  ])('with %s is refused, and why', (_, changes, why) => {
    expect(refusal(changes)).toContain('the file cannot be deployed');
    expect(refusal(changes)).toContain(why);
  });

  test('tells every fault at once', () => {
    const said = refusal({ region: 'mars', origin: 'nowhere' });
    expect(said).toContain('not a region in Europe');
    expect(said).toContain('not https:// and a host name');
  });
});
