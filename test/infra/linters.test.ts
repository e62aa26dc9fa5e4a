import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { withStacks } from './synth.ts';

/** What the linters find and we leave, by the name they give it, and why. */
const left = {
  'cfn-lint': {
    W3005: 'the CDK writes down that a function waits for its role, which its reference says too',
  },
  checkov: {
    CKV_AWS_27: 'queues are encrypted under the key of SQS; checkov knows keys of KMS alone',
    CKV_AWS_33:
      'anybody of this account who may use a table, through DynamoDB: the policy has both conditions',
    CKV_AWS_86: 'an access log holds paths, and a path opens a case',
    CKV_AWS_115: 'the door lets in so many requests over all; what is reserved for one the others lack',
    CKV_AWS_116: 'feeds have a queue, events a destination, steps and pages their caller',
    CKV_AWS_117: 'functions reach the API of AWS and nothing else; there is no network of ours',
    CKV_AWS_173: 'variables hold names, addresses and public keys; secrets are read where they lie',
    CKV_AWS_192: 'nothing here runs Java, and the rule reads what people write',
  },
};

const tools = {
  'cfn-lint': (templates: readonly string[]) => [
    '--non-zero-exit-code',
    'informational',
    '--ignore-checks',
    ...Object.keys(left['cfn-lint']),
    '--template',
    ...templates,
  ],
  checkov: (templates: readonly string[]) => [
    ...['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download'],
    ...['--skip-check', Object.keys(left.checkov).join(',')],
    ...templates.flatMap((template) => ['--file', template]),
  ],
} as const;

describe.each(['cfn-lint', 'checkov'] as const)('%s', (tool) => {
  const isHere = spawnSync(tool, ['--version']).status === 0;
  if (!isHere)
    process.stdout.write(`Skipped: ${tool} on the templates, because it is not on this machine.\n`);
  test.runIf(isHere)('finds nothing in the templates that is not accounted for', { timeout: 300_000 }, () => {
    const found = withStacks(({ app, outdir }) => {
      app.synth();
      const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
      return spawnSync(tool, tools[tool](templates.map((file) => join(outdir, file))), { encoding: 'utf8' });
    });
    expect(found.status, `${found.stdout}${found.stderr}`).toBe(0);
  });
});
