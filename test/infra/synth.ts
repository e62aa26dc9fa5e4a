import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addStacks } from '../../infra/stacks/add-stacks.ts';
import { readDeployment, type Deployment } from '../../infra/stacks/deployment.ts';

export type Templates = { readonly data: Template; readonly app: Template };

/** The templates of the example deployment, made as a release makes them. */
export function synth(change: Partial<Deployment> = {}): Templates {
  const outdir = mkdtempSync(join(tmpdir(), 'speelruimte-synth-'));
  try {
    const stacks = addStacks(new App({ outdir }), { ...readDeployment('waterrijk-test'), ...change });
    return { data: Template.fromStack(stacks.data), app: Template.fromStack(stacks.app) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
