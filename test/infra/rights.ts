import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

export const listSchema = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const documentSchema = z.object({
  Statement: z.array(
    z.object({
      Effect: z.enum(['Allow', 'Deny']),
      Action: listSchema,
      Resource: z.unknown(),
      Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    }),
  ),
});
const roleSchema = z.object({
  Properties: z.object({
    Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
    ManagedPolicyArns: z.array(z.unknown()).default([]),
  }),
});
const policySchema = z.object({
  Properties: z.object({ PolicyDocument: documentSchema, Roles: z.array(z.object({ Ref: z.string() })) }),
});

/** `OpenLinkRole` and not `OpenLinkRole1C1DB1A5`: the name without what CloudFormation adds. */
export const plain = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

const intrinsicSchema = z.union([
  z.string(),
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => (Ref === 'AWS::Partition' ? 'aws' : plain(Ref))),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((one) => {
    const [resource, attribute] = one['Fn::GetAtt'];
    return attribute === 'Arn' ? plain(resource) : `${plain(resource)}.${attribute}`;
  }),
  z.strictObject({ 'Fn::ImportValue': z.string() }).transform((one) => exported(one['Fn::ImportValue'])),
]);
const textSchema = z.union([
  intrinsicSchema,
  z
    .strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(intrinsicSchema)]) })
    .transform((one) => one['Fn::Join'][1].join(one['Fn::Join'][0])),
]);
const textsSchema = z.union([z.array(textSchema), textSchema.transform((one) => [one])]);

/** `LedgerTable` of `…-Data:ExportsOutputFnGetAttLedgerTable38A58B60ArnA55745FD`. */
function exported(name: string): string {
  const found = /ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?)[0-9A-F]{8}(Arn|StreamArn)?[0-9A-F]{8}$/.exec(name);
  if (found === null) throw new Error(`what is ${name}?`);
  return found[2] === 'StreamArn' ? `${found[1] ?? ''}.StreamArn` : (found[1] ?? '');
}

/** One action of one role on one resource: `ReactRole | dynamodb:Query | LedgerTable | `, with its condition at the end. */
export type Right = {
  readonly effect: 'Allow' | 'Deny';
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
};

/** One statement of the policy of one role, as the template says it. */
export type Statement = {
  readonly role: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resource: unknown;
  /** By operator, then by key. */
  readonly condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Every statement of every role in a template. Throws at a policy that AWS or somebody else keeps. */
export function statementsIn(template: Template): Statement[] {
  const roles = Object.entries(template.findResources('AWS::IAM::Role')).flatMap(([id, role]) => {
    const { Policies, ManagedPolicyArns } = roleSchema.parse(role).Properties;
    if (ManagedPolicyArns.length > 0) throw new Error(`${id} leans on a policy that is not in the template`);
    return Policies.flatMap(({ PolicyDocument }) => ofRole(id, PolicyDocument));
  });
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).flatMap((policy) => {
    const { PolicyDocument, Roles } = policySchema.parse(policy).Properties;
    return Roles.flatMap(({ Ref }) => ofRole(Ref, PolicyDocument));
  });
  return [...roles, ...policies];
}

function ofRole(role: string, document: z.infer<typeof documentSchema>): Statement[] {
  return document.Statement.map(({ Effect, Action, Resource, Condition }) => ({
    role: plain(role),
    effect: Effect,
    actions: Action,
    resource: Resource,
    condition: Condition,
  }));
}

/** Every right of every role in a template: its statements, taken apart. */
export function rightsIn(template: Template): Right[] {
  return statementsIn(template).flatMap(({ role, effect, actions, resource, condition }) =>
    actions.flatMap((action) =>
      textsSchema.parse(resource).map((one) => ({
        effect,
        role,
        action,
        resource: one,
        condition: conditionOf(condition),
      })),
    ),
  );
}

/** `StringEquals kms:ViaService dynamodb.eu-central-1.amazonaws.com; …` */
export function conditionOf(condition: Statement['condition']): string {
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => `${operator} ${key} ${textsSchema.parse(value).join(', ')}`),
    )
    .join('; ');
}
