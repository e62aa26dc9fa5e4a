import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionNames } from '../../infra/stacks/grants.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { fillIn } from '../support/request-form.ts';
import { people } from '../support/town.ts';
import { doorKey, openCloud, releaseExample, type Cloud, type ExampleRelease } from './deployed/cloud.ts';
import { DeployedTown } from './deployed/town.ts';

/** Only what is deployed counts here: the bundles, their variables, the SDK inside them, and events as AWS makes them. */
const java = spawnSync('java', ['-version']).status === 0;
if (!java)
  process.stdout.write('Skipped: the bundles on DynamoDB Local, because there is no Java on this machine.\n');

const registersSchema = z.object({ version: z.string() });
const patience = 120_000;
const byTheClock = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '111122223333',
  time: '2027-02-01T07:00:00Z',
  region: 'eu-central-1',
  resources: ['arn:aws:events:eu-central-1:111122223333:rule/clock'],
  detail: {},
};

let released: ExampleRelease;
beforeAll(() => {
  released = releaseExample();
}, patience);
afterAll(() => {
  released.remove();
});

describe.each([
  ['dynalite' as const, true],
  ['DynamoDB Local' as const, java],
])('the bundles on %s', (engine, available) => {
  describe.runIf(available)('as Lambda runs them', () => {
    let cloud: Cloud;
    let town: DeployedTown;
    let caseId: CaseId;
    beforeAll(async () => {
      cloud = await openCloud(engine, released);
      town = new DeployedTown(cloud);
    }, patience);
    afterAll(() => cloud.close());

    it(
      'a plan that another system brings in is confirmed by its family and decided, and the next is asked',
      async () => {
        caseId = await town.bringIn();
        const family = await town.confirm(caseId);
        expect(family.page.status).toBe(200);
        const alderman = await town.answer('alderman', caseId);
        expect(alderman.page.url).toMatch(/\/ontvangst$/);
        const { to, links, code } = await town.mailTo('behavioural-scientist', 'invitation', { caseId });
        expect(to).toBe(people['behavioural-scientist']);
        expect(links).toHaveLength(1);
        expect(code).toMatch(/^\d{4}$/);
      },
      patience,
    );

    it(
      'a contact person signs in, writes a plan down and sees both cases',
      async () => {
        const contact = await town.contact();
        await fillIn(contact);
        const preview = contact.page;
        expect(preview.status).toBe(200);
        await contact.send({ step: 'send' });
        const own = town.caseIdIn(contact.page.url);
        expect(own).not.toBe(caseId);
        await town.mailTo('family', 'family-confirm', { caseId: own });
        await contact.open('/werk');
        for (const id of [own, caseId]) expect(contact.page.body).toContain(`/werk/zaak/${id}`);
      },
      patience,
    );

    it(
      'a manager sees where plans wait, and another system takes back a mandate',
      async () => {
        const manager = await town.signIn('manager');
        await manager.open('/overzicht');
        expect(manager.page.status).toBe(200);
        expect(manager.page.body).toContain(caseId);
        const address = new URL('/v1/registers', cloud.origin);
        const changed = await town.ask(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ change: { type: 'revoke-mandate', id: 'w-12', from: '2027-03-23' } }),
        });
        expect(changed.status).toBe(201);
        const { version } = registersSchema.parse(JSON.parse(changed.body));
        const shown = await town.ask(address, { method: 'GET' });
        expect(registersSchema.parse(JSON.parse(shown.body)).version).toBe(version);
        expect(shown.body).toContain('"revokedFrom":"2027-03-23"');
      },
      patience,
    );

    it(
      'a manager signs out, and what they had open elsewhere is shut too',
      async () => {
        const left = await town.signIn('manager');
        const leaving = await town.signIn('manager');
        await leaving.open('/overzicht/uitloggen');
        await leaving.send();
        expect(leaving.page.url).toMatch(/\/uitgelogd$/);
        expect((await leaving.open('/overzicht')).status).toBe(401);
        expect((await left.open('/overzicht')).status).toBe(401);
      },
      patience,
    );

    it(
      'the door lets in who shows its key, and another system sees that no case is on an earlier chain',
      async () => {
        const knock = (shown: string): Promise<unknown> =>
          cloud.invoke('doorkeeper', { version: '2.0', headers: { 'x-speelruimte-door': shown } });
        expect(await knock(doorKey)).toEqual({ isAuthorized: true });
        expect(await knock(`${doorKey}!`)).toEqual({ isAuthorized: false });
        const listed = await town.ask(new URL('/v1/chain-moves', cloud.origin), { method: 'GET' });
        expect(JSON.parse(listed.body)).toMatchObject({ cases: [] });
      },
      patience,
    );

    it(
      'the clock asks sweeper and mailer for nothing that is not due',
      async () => {
        const before = cloud.mails.length;
        expect(await cloud.invoke('sweep', byTheClock)).toBeNull();
        expect(await cloud.invoke('mailer', byTheClock)).toEqual({ batchItemFailures: [] });
        expect(cloud.mails.length).toBe(before);
      },
      patience,
    );

    it(
      'a mail that came back is told to the contact person',
      async () => {
        const lost = await town.mailTo('behavioural-scientist', 'invitation', { caseId });
        const { tags } = cloud.mails.find(({ id }) => id === lost.id) ?? { tags: {} };
        const bounce = {
          version: '0',
          'detail-type': 'Email Bounced',
          source: 'aws.ses',
          account: '111122223333',
          region: 'eu-central-1',
          detail: {
            eventType: 'Bounce',
            bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
            mail: { timestamp: lost.at, messageId: '0100018', destination: [lost.to], tags },
          },
        };
        await cloud.invoke('bounces', bounce);
        // Told twice at once: by then the function knows the case, and asks only what came after.
        await cloud.invoke('bounces', bounce);
        const told = await town.mailTo('contact', 'address-bounced', { caseId });
        expect(told.to).toBe(people.contact);
      },
      patience,
    );

    it('every function was started, signed all it asked and may ask, and logged no failure and no word', () => {
      expect(cloud.faults()).toEqual([]);
      expect(functionNames.filter((name) => !cloud.started(name))).toEqual([]);
      for (const name of functionNames) {
        expect(cloud.logOf(name)).not.toContain('"level":"error"');
        expect(cloud.logOf(name)).not.toMatch(/Zomerdijk|caravan|@/);
      }
    });
  });
});
