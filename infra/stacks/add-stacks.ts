import type { App } from 'aws-cdk-lib';
import { join } from 'node:path';
import { AppStack } from './app-stack.ts';
import { bundleFunctions } from './bundles.ts';
import { DataStack } from './data-stack.ts';
import type { Deployment } from './deployment.ts';
import { pascal } from './functions.ts';

/** The stacks of one deployment; the bundles are made in the app's own output folder. */
export function addStacks(app: App, deployment: Deployment): { data: DataStack; app: AppStack } {
  const { environment, restored } = deployment;
  const bundles = join(app.outdir, 'functions');
  bundleFunctions(bundles, deployment);
  const id = `Speelruimte-${pascal(environment)}`;
  const common = { analyticsReporting: false, tags: { product: 'speelruimte', environment } };
  const data = new DataStack(app, `${id}-Data`, {
    ...common,
    environment,
    ...(restored === undefined ? {} : { restored }),
  });
  return { data, app: new AppStack(app, `${id}-App`, { ...common, deployment, data, bundles }) };
}
