import { ReferenceStrength, type App } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { join } from 'node:path';
import { AppStack } from './app-stack.ts';
import { bundleFunctions } from './bundles.ts';
import { DataStack } from './data-stack.ts';
import type { Deployment } from './deployment.ts';
import { EdgeStack, edgeRegion } from './edge-stack.ts';
import { pascal } from './functions.ts';
import { WatchStack } from './watch-stack.ts';

export type Stacks = {
  readonly data: DataStack;
  readonly app: AppStack;
  readonly watch: WatchStack;
  readonly edge?: EdgeStack;
};

/** The stacks of one deployment; the bundles are made in the app's own output folder, by `bundle` where that is given. */
export function addStacks(
  app: App,
  deployment: Deployment,
  bundle: (folder: string, deployment: Deployment) => void = bundleFunctions,
): Stacks {
  const { environment, account, region } = deployment;
  const bundles = join(app.outdir, 'functions');
  bundle(bundles, deployment);
  const id = `Speelruimte-${pascal(environment)}`;
  const common = {
    analyticsReporting: false,
    tags: { product: 'speelruimte', environment },
    env: { account, region },
    // The front names the firewall, which is elsewhere.
    crossRegionReferences: true,
    deployment,
  };
  const data = new DataStack(app, `${id}-Data`, common);
  const edge = edgeOf(app, `${id}-Edge`, common);
  const firewall = edge === undefined ? {} : { firewallArn: edge.firewall.attrArn };
  const deployed = new AppStack(app, `${id}-App`, { ...common, data, bundles, ...firewall });
  const keys = [data, deployed].flatMap(({ node }) => node.findAll().filter((one) => one instanceof Key));
  // Those that sign links were made before the stacks.
  const keyArns = [...keys.map(({ keyArn }) => keyArn), ...Object.values(deployment.linkKeys)];
  const watch = new WatchStack(app, `${id}-Watch`, {
    ...common,
    watched: deployed,
    logsKey: data.logsKey,
    keyArns,
  });
  return { data, ...(edge === undefined ? {} : { edge }), app: deployed, watch };
}

function edgeOf(
  app: App,
  id: string,
  common: { deployment: Deployment; env: { account: string } },
): EdgeStack | undefined {
  const limits = common.deployment.firewall;
  if (limits === undefined) return undefined;
  const env = { ...common.env, region: edgeRegion };
  const edge = new EdgeStack(app, id, { ...common, env, limits });
  // Read from its output: a strong reference takes two functions and a role that writes and reads parameters.
  edge.firewall.applyCrossStackReferenceStrength(ReferenceStrength.WEAK);
  return edge;
}
