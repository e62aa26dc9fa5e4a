import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { join } from 'node:path';
import * as z from 'zod';
import { addStacks } from '../../../infra/stacks/add-stacks.ts';
import type { Deployment } from '../../../infra/stacks/deployment.ts';
import { pascal } from '../../../infra/stacks/functions.ts';
import { functionNames, type FunctionName } from '../../../infra/stacks/grants.ts';
import type { StateMachineDefinition } from '../../../workflows/state-machine.ts';
import { statementsIn } from '../rights.ts';
import type { Deployed } from './lambda.ts';
import type { Permission } from './permissions.ts';
import { region } from './signature.ts';

export const account = '111122223333';
/** Before the name of a table. */
export const tableArn = `arn:aws:dynamodb:${region}:${account}:table/`;

/** What CloudFormation would have made of the stacks: every name and number it would have filled in is filled in. */
export type Release = {
  readonly functions: Readonly<Record<FunctionName, Deployed>>;
  readonly stateMachineArn: string;
  readonly definition: StateMachineDefinition;
  readonly arnOf: (name: FunctionName) => string;
  /** What each function may do. */
  readonly permissions: Readonly<Record<FunctionName, readonly Permission[]>>;
};

const functionSchema = z.object({
  Properties: z.object({
    Handler: z.string(),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});
const machineSchema = z.object({
  Properties: z.object({ StateMachineName: z.string(), DefinitionString: z.unknown() }),
});
const definitionSchema = z.object({
  Comment: z.string(),
  StartAt: z.string(),
  States: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** A release of a deployment, its bundles in `outdir`. */
export function release(deployment: Deployment, outdir: string): Release {
  const stacks = addStacks(new App({ outdir }), deployment);
  const template = Template.fromStack(stacks.app);
  const filled = filler(stacks);
  const found = template.findResources('AWS::Lambda::Function');
  const logicalId = (name: FunctionName): string => {
    const id = Object.keys(found).find((one) => new RegExp(`^${pascal(name)}[0-9A-F]{8}$`).test(one));
    if (id === undefined) throw new Error(`the stack has no ${name}`);
    return id;
  };
  const deployed = (name: FunctionName): Deployed => {
    const { Handler, Environment } = functionSchema.parse(found[logicalId(name)]).Properties;
    const variables = Object.entries(Environment.Variables).map(
      ([key, value]) => [key, filled(value)] as const,
    );
    return {
      name,
      folder: join(outdir, 'functions', name),
      handler: Handler,
      variables: Object.fromEntries(variables),
    };
  };
  const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const { StateMachineName, DefinitionString } = machineSchema.parse(machines[0]).Properties;
  const functions = Object.fromEntries(functionNames.map((name) => [name, deployed(name)]));
  return {
    functions: z.record(z.enum(functionNames), z.custom<Deployed>()).parse(functions),
    stateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:${StateMachineName}`,
    definition: definitionSchema.parse(JSON.parse(filled(DefinitionString))),
    arnOf: (name) => filled({ 'Fn::GetAtt': [logicalId(name), 'Arn'] }),
    permissions: permissionsIn(template, filled),
  };
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function permissionsIn(template: Template, filled: (value: unknown) => string): Release['permissions'] {
  const statements = statementsIn(template);
  const of = (name: FunctionName): Permission[] =>
    statements
      .filter(({ role }) => role === `${pascal(name)}Role`)
      .map(({ effect, actions, resource, condition }) => ({
        effect,
        actions,
        resources: listed(resource).map(filled),
        condition: Object.fromEntries(
          Object.entries(condition).map(([operator, keys]) => [
            operator,
            Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, listed(value).map(filled)])),
          ]),
        ),
      }));
  const permissions = Object.fromEntries(functionNames.map((name) => [name, of(name)]));
  return z.record(z.enum(functionNames), z.custom<Permission[]>()).parse(permissions);
}

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Properties: z
        .object({ TableName: z.string().optional(), EmailIdentity: z.string().optional() })
        .optional(),
    }),
  ),
});
const outputSchema = z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() });
const intrinsicSchema = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::ImportValue': z.string() }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
]);
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
};

/** Fills in what stands in a template for what is only known once it is deployed. */
function filler({ data, app }: { data: Stack; app: Stack }): (value: unknown) => string {
  const made = Template.fromStack(data);
  const exported = new Map(
    Object.values(made.findOutputs('*')).map((output) => {
      const { Value, Export } = outputSchema.parse(output);
      return [Export?.Name, Value];
    }),
  );
  const resources = new Map(
    [made, Template.fromStack(app)].flatMap((template) =>
      Object.entries(templateSchema.parse(template.toJSON()).Resources),
    ),
  );
  const filled = (value: unknown): string => {
    if (typeof value === 'string') return value;
    const intrinsic = intrinsicSchema.parse(value);
    if ('Fn::ImportValue' in intrinsic) return filled(exported.get(intrinsic['Fn::ImportValue']));
    if ('Fn::Join' in intrinsic) return intrinsic['Fn::Join'][1].map(filled).join(intrinsic['Fn::Join'][0]);
    const id = 'Ref' in intrinsic ? intrinsic.Ref : intrinsic['Fn::GetAtt'][0];
    const own = pseudo[id];
    if (own !== undefined) return own;
    const { TableName, EmailIdentity } = resources.get(id)?.Properties ?? {};
    if (TableName !== undefined) return 'Ref' in intrinsic ? TableName : `${tableArn}${TableName}`;
    return EmailIdentity === undefined ? `arn:aws:made:${region}:${account}:${id}` : EmailIdentity;
  };
  return filled;
}
