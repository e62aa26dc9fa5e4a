import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addStacks, type Stacks } from '../../infra/stacks/add-stacks.ts';
import { readDeployment, type Deployment } from '../../infra/stacks/deployment.ts';
import { functionNames } from '../../infra/stacks/grants.ts';

export type Templates = {
  readonly data: Template;
  readonly app: Template;
  readonly edge: Template;
  readonly watch: Template;
};

const context = { '@aws-cdk/core:defaultCrossStackReferences': 'strong' };

/**
 * The stacks of a deployment (the example unless told), handed to `use` while their files are there. With `bundle` other than
 * a release makes them.
 */
export function withStacks<Result>(
  use: (made: { app: App; stacks: Stacks; outdir: string }) => Result,
  deployment: Deployment = readDeployment('waterrijk-test'),
  bundle?: (folder: string) => void,
): Result {
  const outdir = mkdtempSync(join(tmpdir(), 'speelruimte-synth-'));
  try {
    const app = new App({ outdir, context });
    return use({ app, stacks: addStacks(app, deployment, bundle), outdir });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Functions that are only named: for what of a template does not depend on what is in them, in a fraction of the time. */
export function nameFunctions(folder: string): void {
  for (const name of functionNames) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'index.mjs'), '');
  }
}

/** The templates of the example deployment, as a release makes them but for what is in the functions. */
export function synth(change: Partial<Deployment> = {}): Templates {
  const deployment = { ...readDeployment('waterrijk-test'), ...change };
  return withStacks(({ stacks }) => templatesOf(stacks), deployment, nameFunctions);
}

function templatesOf({ data, app, edge, watch }: Stacks): Templates {
  if (edge === undefined) throw new Error('this deployment has no firewall');
  return {
    data: Template.fromStack(data),
    app: Template.fromStack(app),
    edge: Template.fromStack(edge),
    watch: Template.fromStack(watch),
  };
}

/** Milliseconds. A machine that is busy with other tests takes its time to bundle every function. */
export const synthTimeout = 300_000;
