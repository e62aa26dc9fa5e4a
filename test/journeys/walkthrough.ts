import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readMunicipality, startRuntime } from '../../infra/local/runtime.ts';
import { requestSchema } from '../../shared/domain/request.ts';
import { launchBrowser } from '../support/browser.ts';
import { scriptSchema, walk } from './walk.ts';

/**
 * `npm run -s walkthrough -- --case FILE [--municipality FILE] [--base-url URL] [--shots DIR] [--answers FILE]`
 *
 * Plays a case in a real Chromium from the first link to the closing mails, against a fresh runtime of its own or any
 * that runs. What officials answer stands in `FILE.answers.json` beside the case (`zomerdijk.answers.json`), or in
 * `--answers`; who is not named there agrees. The last line is the result as JSON.
 */
const { values } = parseArgs({
  options: {
    case: { type: 'string' },
    municipality: { type: 'string' },
    'base-url': { type: 'string' },
    shots: { type: 'string' },
    answers: { type: 'string' },
  },
});
if (values.case === undefined) throw new Error('--case FILE is missing');

const plan = requestSchema.parse(JSON.parse(readFileSync(values.case, 'utf8')));
const beside = values.case.replace(/\.json$/, '.answers.json');
const answers = values.answers ?? (existsSync(beside) ? beside : undefined);
const script = scriptSchema.parse(answers === undefined ? {} : JSON.parse(readFileSync(answers, 'utf8')));
const municipality = readMunicipality(values.municipality);

const launched = await launchBrowser();
if ('skipped' in launched) {
  process.stdout.write(`skipped: ${launched.skipped}\n`);
  process.exit(1);
}
const runtime =
  values['base-url'] === undefined
    ? await startRuntime({
        port: 0,
        dataDir: undefined,
        municipality,
        daySeconds: 86_400,
        log: () => undefined,
      })
    : undefined;
try {
  const result = await walk({
    browser: launched.browser,
    baseUrl: values['base-url'] ?? runtime?.origin ?? '',
    plan,
    stageOf: (address) => {
      const official = municipality.officials.find((one) => one.email === address);
      return municipality.chain.find((stage) => stage.function === official?.function)?.id;
    },
    script,
    manager: municipality.managers[0]?.email ?? '',
    shots: values.shots,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.errors.length > 0 ? 1 : 0;
} finally {
  await launched.browser.close();
  await runtime?.close();
}
