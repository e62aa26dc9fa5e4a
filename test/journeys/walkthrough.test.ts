import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMunicipality, startRuntime, type Runtime } from '../../infra/local/runtime.ts';
import { requestSchema } from '../../shared/domain/request.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { scriptSchema, walk } from './walk.ts';

const municipality = readMunicipality(undefined);
const read = (name: string): string => readFileSync(new URL(`../cases/${name}`, import.meta.url), 'utf8');
const words = 'Wij zijn een gezin met zes kinderen en elke week leggen wij opnieuw uit wie wij zijn. ';

let launched: Launch;
let runtime: Runtime;
beforeAll(async () => {
  launched = await launchBrowser();
  runtime = await startRuntime({
    port: 0,
    dataDir: undefined,
    municipality,
    daySeconds: 86_400,
    log: () => undefined,
  });
});
afterAll(async () => {
  await runtime.close();
  if ('browser' in launched) await launched.browser.close();
});

/** Four families, each with a way of its own. Entries and mails are counted by hand from the chain. */
describe('a whole case in a real browser, by clicking alone', () => {
  it.for([
    {
      name: 'Zomerdijk, with the adviser',
      text: read('zomerdijk.json'),
      script: read('zomerdijk.answers.json'),
      // Opened, started, 7 conversations opened and answered; a link, 7 requests, 8 closings,
      // and 2 of each of the three decisions that agreed before the last.
      expected: { entries: 16, mails: 22, outcome: 'approved' },
    },
    {
      name: 'no Participatiewet and no adviser',
      text: read('no-participatiewet.json'),
      script: '{}',
      // Family, alderman, Wmo, CJG: 2 + 4 × 2 entries; 1 + 4 + 5 mails, and 2 of what the Wmo agreed.
      expected: { entries: 10, mails: 12, outcome: 'approved' },
    },
    {
      name: 'one ask refused',
      text: read('one-refused.json'),
      script: read('one-refused.answers.json'),
      // Family, alderman, adviser, Wmo, Participatiewet: 2 + 5 × 2 entries; 1 + 5 + 6 mails.
      expected: { entries: 12, mails: 12, outcome: 'partly' },
    },
    {
      name: '200,000 characters of story',
      text: JSON.stringify(
        zomerdijk({ reference: 'TEST-2027-0300', story: words.repeat(2400).slice(0, 200_000).trim() }),
      ),
      script: '{}',
      expected: { entries: 16, mails: 22, outcome: 'approved' },
    },
  ])('$name', { timeout: 120_000 }, async ({ text, script, expected }, { skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const result = await walk({
      browser: launched.browser,
      baseUrl: runtime.origin,
      plan: requestSchema.parse(JSON.parse(text)),
      stageOf: (address) => {
        const official = municipality.officials.find((one) => one.email === address);
        return municipality.chain.find((stage) => stage.function === official?.function)?.id;
      },
      script: scriptSchema.parse(JSON.parse(script)),
      manager: municipality.managers[0]?.email ?? '',
      shots: undefined,
      say: () => undefined,
    });
    expect(result).toMatchObject({ ...expected, errors: [] });
    expect(result.pages).toBeGreaterThan(25);
  });
});
