import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { addStacks } from './stacks/add-stacks.ts';
import { readDeployment } from './stacks/deployment.ts';
import { holdAgainstRules } from './stacks/nag.ts';

/** The CDK app: `cdk deploy --context environment=<name>` for `infra/environments/<name>.json`. */
const app = new App({
  // The functions' stack holds the tables' stack in place: what is in use cannot be taken away under them.
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' },
});
const environment = z.string().default('waterrijk-test').parse(app.node.tryGetContext('environment'));
const deployment = readDeployment(environment);
addStacks(app, deployment);
holdAgainstRules(app, deployment);
app.synth();
