import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk, zomerdijkText } from '../support/zomerdijk.ts';

let town: OwnTown;
let caseId: CaseId;
const logged: string[] = [];
beforeAll(async () => {
  town = await openTown({ log: (line) => logged.push(JSON.stringify(line)) });
  caseId = await town.bringIn();
});
afterAll(() => town.runtime.close());

const problemSchema = z.object({
  type: z.string(),
  status: z.number(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).default([]),
});

async function api(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const response = await fetch(`${town.origin}/v1/requests`, { method: 'POST', headers, body });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: problemSchema.parse(await response.json()),
  };
}

describe('nonsense sent by a machine gets problem JSON with every fault', () => {
  it.each([
    ['broken JSON', '{"question": ', ['not-json']],
    ['an empty body', '', ['not-json']],
    ['another kind of JSON', '[1, 2]', ['wrong-type']],
    ['null', 'null', ['wrong-type']],
    ['an unknown field', JSON.stringify({ ...zomerdijk(), secret: 1 }), ['unknown-field']],
    [
      'a contact person nobody knows',
      zomerdijkText.replace('samira.haddou@', 'someone.else@'),
      ['unknown-contact-person'],
    ],
    [
      'a story of 260,000 characters',
      JSON.stringify({ ...zomerdijk(), story: 'a'.repeat(260_000) }),
      ['too-long'],
    ],
    [
      'a plan of more than 250,000 characters together',
      JSON.stringify({ ...zomerdijk(), story: 'a'.repeat(249_900) }),
      ['plan-too-long'],
    ],
  ])('%s', async (_, body, codes) => {
    const answer = await api(body);
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(answer.body.errors.map((error) => error.code)).toEqual(codes);
  });

  it('a body of another type, another method, another site', async () => {
    expect((await api(zomerdijkText, { 'content-type': 'text/plain' })).status).toBe(403);
    const get = await fetch(`${town.origin}/v1/requests`);
    expect([get.status, get.headers.get('allow'), get.headers.get('content-type')]).toEqual([
      405,
      'POST',
      'application/problem+json; charset=utf-8',
    ]);
    expect((await fetch(`${town.origin}/v1/nothing`)).headers.get('content-type')).toBe(
      'application/problem+json; charset=utf-8',
    );
  });

  it('a body of 7 MB is refused as too large', async () => {
    expect((await api(JSON.stringify({ story: 'a'.repeat(7_000_000) }))).status).toBe(413);
  });

  it('the same idempotency key brings in one case', async () => {
    const send = () =>
      fetch(`${town.origin}/v1/requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'b'.repeat(26) },
        body: zomerdijkText,
      });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await first.json()).toEqual(await second.json());
  });

  it('no answer repeats what was typed', async () => {
    const answer = await api(
      JSON.stringify({ ...zomerdijk(), reportedOn: 'GEHEIM', GEHEIM2: 1, asks: [{ domain: 'GEHEIM' }] }),
    );
    expect(JSON.stringify(answer.body).replaceAll('"path":"GEHEIM2"', '')).not.toContain('GEHEIM');
  });
});

describe('nonsense sent by a browser gets a page that says what to do', () => {
  it.each([
    ['GET', '/nergens', 404],
    ['GET', '/gesprek/geen-gesprek', 404],
    ['GET', '/gezin/GEENZAAK', 404],
    ['GET', '/werk/zaak/onzin', 401],
    ['GET', '/%ff%fe', 404],
    ['GET', '/l/', 404],
    ['DELETE', '/werk', 405],
    ['PUT', '/', 405],
    ['POST', '/gesprek/onzin/ontvangst', 405],
  ])('%s %s → %i', async (method, path, status) => {
    const response = await fetch(`${town.origin}${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).toMatch(/<h1>.+<\/h1>/);
    expect(body).not.toMatch(/Error|at .+\.ts/);
  });

  it('a form posted by another site, or by nobody known, is refused', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${town.origin}/link`, {
        method: 'POST',
        headers,
        redirect: 'manual',
        body: new URLSearchParams({ email: 'a@b.example' }),
      });
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: town.origin })).status).toBe(303);
  });

  it('a form of a kind that cannot be read is refused', async () => {
    const post = (type: string, body: string) =>
      fetch(`${town.origin}/link`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': type },
        body,
      });
    expect((await post('application/json', '{}')).status).toBe(400);
    expect((await post('multipart/form-data; boundary=x', 'kapot')).status).toBe(400);
    expect((await post('application/x-www-form-urlencoded', '%%%&&&=')).status).toBe(422);
  });

  it('an address that is none brings the form back with what was typed', async () => {
    const person = town.person();
    await person.open('/');
    const page = await person.send({ email: 'geen adres "><script>' });
    expect(page.status).toBe(422);
    expect(person.errors).toEqual([
      'E-mailadres: Dit is geen e-mailadres. Een e-mailadres lijkt op naam@voorbeeld.nl.',
    ]);
    expect(person.fields()['email']).toBe('geen adres "><script>');
    expect(page.body).not.toContain('<script>');
  });

  it('asking for a link more than five times in a quarter of an hour is answered with patience', async () => {
    const person = town.person();
    const statuses = [];
    for (let times = 0; times < 6; times += 1) {
      await person.open('/');
      statuses.push((await person.send({ email: 'pieter.jansma@wijkteam-waterrijk.example' })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('a plan with mistakes keeps its text, names every mistake, and opens nothing', async () => {
    const contact = await town.contact();
    const before = (await town.runtime.system.summaries.open()).length;
    await contact.open('/werk/nieuw');
    const text = JSON.stringify({ ...zomerdijk(), question: '', extra: 1 }, null, 2);
    const page = await contact.send({ json: text });
    expect(page.status).toBe(422);
    expect(contact.errors).toEqual(['question: Vul dit in.', 'extra: Dit veld kennen wij niet.']);
    expect(contact.fields()['json']).toBe(text);
    await contact.send({ json: '' });
    expect(contact.errors).toEqual(['Vul dit in.']);
    await contact.send({ json: 'geen json' });
    expect(contact.errors).toEqual(['Dit is geen geldig JSON-bestand.']);
    await contact.send({ json: zomerdijkText });
    expect(contact.text).toContain('Zaak TEST-2027-0042');
    await town.runtime.settled();
    expect((await town.runtime.system.summaries.open()).length).toBe(before + 1);
  });

  it('a plan brought in by two clicks is one case', async () => {
    const contact = await town.contact();
    await contact.open('/werk/nieuw');
    const [one, two] = [contact.inAnotherTab(), contact.inAnotherTab()];
    await Promise.all([one.send({ json: zomerdijkText }), two.send({ json: zomerdijkText })]);
    expect(one.page.url).toBe(two.page.url);
    expect(one.text).toContain('Zaak TEST-2027-0042');
  });

  it('a file is as good as a text', async () => {
    const contact = await town.contact();
    await contact.open('/werk/nieuw');
    const body = new FormData();
    body.set('file', new File([zomerdijkText], 'plan.json', { type: 'application/json' }));
    body.set('json', '');
    await contact.post('/werk/nieuw', body);
    expect(contact.text).toContain('Zaak TEST-2027-0042');
  });

  it('a family that chooses nothing, or asks for a change without saying which, is asked again', async () => {
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    expect((await family.send()).status).toBe(422);
    expect(family.errors).toEqual(['Uw antwoord: Kies een antwoord.']);
    expect((await family.send({ choice: 'change', text: '  ' })).status).toBe(422);
    expect(family.errors).toEqual(['Wat moet er anders?: Vul dit in.']);
    await family.send({ choice: 'change', text: 'Oma kan niet op woensdag.' });
    expect(family.text).toContain('gevraagd om iets te veranderen');
    const contact = await town.enter(await town.mailTo('contact', 'changes-asked', { caseId }));
    expect(contact.text).toContain('Oma kan niet op woensdag.');
  });

  it('an answer with fields left out, invented or turned upside down records nothing', async () => {
    await (
      await town.enter(await town.mailTo('family', 'family-confirm', { caseId }))
    ).send({ choice: 'confirm' });
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    const own = official.page.url;
    const before = (await town.runtime.system.books.ledger.load(caseId)).length;
    const forms: Record<string, string>[] = [
      {},
      { step: 'send' },
      { step: 'send', commandId: 'x' },
      { step: 'send', commandId: 'abcdefghij', planVersion: '1' },
      { step: 'send', commandId: 'abcdefghij', planVersion: 'NaN', 'answers.0.outcome': 'agree' },
      { step: 'send', commandId: 'abcdefghij', planVersion: '1.5', 'answers.0.outcome': 'agree' },
      { planVersion: '1.5', 'answers.0.outcome': 'agree' },
      { step: 'send', commandId: 'abcdefghij', planVersion: '1', 'answers.0.outcome': 'maybe' },
      { step: 'dance', planVersion: '1', 'answers.0.outcome': 'AGREE' },
      {
        planVersion: '1',
        'answers.0.outcome': 'agree',
        'answers.0.conditions.0.text': 'x',
        'answers.0.conditions.0.owner': 'x',
        'answers.0.conditions.0.dueOn': 'morgen',
      },
    ];
    for (const form of forms) {
      const page = await official.post(own, new URLSearchParams(form));
      expect([400, 422]).toContain(page.status);
    }
    expect((await town.runtime.system.books.ledger.load(caseId)).length).toBe(before);
  });

  it('a connection that is cut in the middle of a form harms nobody', async () => {
    const port = Number(new URL(town.origin).port);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /link HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nemail=');
        setTimeout(() => {
          socket.destroy();
          resolve();
        }, 50);
      });
    });
    expect((await fetch(`${town.origin}/health`)).status).toBe(200);
  });

  it('nothing of all this reached the log', () => {
    expect(logged.filter((line) => line.includes('"error"'))).toEqual([]);
    for (const words of ['Zomerdijk', 'GEHEIM', 'Ilse', 'samira'])
      expect(logged.join('\n')).not.toContain(words);
  });
});
