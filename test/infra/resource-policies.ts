import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { conditionOf, listSchema, plain, type Right } from './rights.ts';

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: listSchema,
  Principal: z.union([
    z.literal('*').transform(() => ['anybody']),
    z.strictObject({ Service: listSchema }).transform(({ Service }) => Service),
    z.strictObject({ AWS: z.unknown() }).transform(({ AWS }) => [AWS === '*' ? 'anybody' : accountIn(AWS)]),
  ]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const documentSchema = z.object({ Statement: z.array(statementSchema) });
const referenceSchema = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform((one) => one['Fn::GetAtt'][0]),
]);

/** Whoever an account lets by its own policies, or nobody else. */
function accountIn(principal: unknown): string {
  if (!JSON.stringify(principal).includes(':root')) throw new Error(`who is ${JSON.stringify(principal)}?`);
  return 'the account';
}

/** Where the policy of a resource of each type stands, and of what it is the policy. */
const kinds = {
  'AWS::KMS::Key': z
    .object({ KeyPolicy: documentSchema })
    .transform(({ KeyPolicy }) => ({ document: KeyPolicy, of: undefined })),
  'AWS::DynamoDB::Table': z
    .object({ ResourcePolicy: z.object({ PolicyDocument: documentSchema }).optional() })
    .transform(({ ResourcePolicy }) => ({ document: ResourcePolicy?.PolicyDocument, of: undefined })),
  'AWS::SNS::TopicPolicy': z
    .object({ PolicyDocument: documentSchema, Topics: z.tuple([referenceSchema]) })
    .transform(({ PolicyDocument, Topics: [of] }) => ({ document: PolicyDocument, of })),
  'AWS::SQS::QueuePolicy': z
    .object({ PolicyDocument: documentSchema, Queues: z.tuple([referenceSchema]) })
    .transform(({ PolicyDocument, Queues: [of] }) => ({ document: PolicyDocument, of })),
};

/** What keys, tables, topics and queues let others do by themselves, whatever the roles of those say. */
export function rightsByResourceIn(template: Template): Right[] {
  return Object.entries(kinds).flatMap(([type, schema]) =>
    Object.entries(template.findResources(type)).flatMap(([id, resource]) => {
      const { document, of = id } = schema.parse(resource['Properties']);
      return (document?.Statement ?? []).flatMap(({ Effect: effect, Action, Principal, Condition }) =>
        Principal.flatMap((role) =>
          Action.map((action): Right => ({
            effect,
            role,
            action,
            resource: plain(of),
            condition: conditionOf(Condition),
          })),
        ),
      );
    }),
  );
}
