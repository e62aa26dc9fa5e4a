import type { FunctionName } from '../../infra/stacks/grants.ts';

const caseId = 'abcdefghijklmnopqrstuvwxyz';

function request(method: string, path: string, sent: { type?: string; body?: string } = {}): object {
  return {
    version: '2.0',
    routeKey: `ANY ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(sent.type === undefined ? {} : { 'content-type': sent.type }),
    },
    cookies: [],
    pathParameters: { caseId, conversation: `${caseId}-4`, token: 'a' },
    isBase64Encoded: false,
    ...(sent.body === undefined ? {} : { body: sent.body }),
    requestContext: { http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' } },
  };
}

function change(keys: object): object {
  return { Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', Keys: keys } }] };
}

const byTheClock = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

/** For each function, an event that it asks AWS something for before it answers. */
export const firstEvents: Readonly<Record<FunctionName, object>> = {
  start: request('POST', '/link', {
    type: 'application/x-www-form-urlencoded',
    body: 'email=samira.haddou%40cjg-waterrijk.example',
  }),
  'open-link': request('GET', '/l/{token}'),
  'sign-in': request('POST', '/werk/uitloggen', {
    type: 'application/x-www-form-urlencoded',
    body: '',
  }),
  family: request('GET', '/gezin/{caseId}'),
  conversation: request('GET', '/gesprek/{conversation}'),
  casework: request('GET', '/werk'),
  'request-form': request('GET', '/werk/concept/{draft}'),
  overview: request('GET', '/overzicht'),
  'requests-api': request('POST', '/v1/requests', { type: 'application/json', body: '{}' }),
  'registers-api': request('GET', '/v1/registers'),
  doorkeeper: { headers: { 'x-speelruimte-door': 'a-key' } },
  'moves-api': request('GET', '/v1/chain-moves'),
  'take-stock': { caseId, generation: 1 },
  'hold-conversation': { caseId, generation: 1, stage: 'wmo', token: 'a-token' },
  react: change({ ledger: { S: `case#${caseId}` }, n: { N: '1' } }),
  sweep: byTheClock,
  mailer: change({ pk: { S: `mail#${caseId}/1/wmo-1/invitation` }, sk: { S: 'mail' } }),
  bounces: {
    source: 'aws.ses',
    detail: {
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent' },
      mail: {
        timestamp: '2027-02-01T07:00:01.123Z',
        tags: { mail: ['a'.repeat(43)], recipient: ['wmo-1'], 'about-0': [`${caseId}-4`] },
      },
    },
  },
};
