import * as z from 'zod';

const retrySchema = z
  .array(
    z.strictObject({
      ErrorEquals: z.tuple([z.literal('States.TaskFailed')]),
      IntervalSeconds: z.number(),
      MaxAttempts: z.number(),
      BackoffRate: z.number(),
    }),
  )
  .length(1);

/** The part of the States Language that is played here; a definition that uses more is refused. */
export const stateSchema = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('Task'),
    Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
    Parameters: z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }),
    OutputPath: z.literal('$.Payload').optional(),
    ResultPath: z.literal('$.ring').optional(),
    TimeoutSeconds: z.number(),
    Retry: retrySchema,
    Catch: z
      .tuple([
        z.strictObject({
          ErrorEquals: z.tuple([z.literal('States.Timeout')]),
          ResultPath: z.null(),
          Next: z.string(),
        }),
      ])
      .optional(),
    Next: z.string(),
  }),
  z.strictObject({
    Type: z.literal('Choice'),
    Choices: z.array(z.strictObject({ Variable: z.string(), StringEquals: z.string(), Next: z.string() })),
    Default: z.string(),
  }),
  z.strictObject({ Type: z.literal('Succeed') }),
  z.strictObject({ Type: z.literal('Fail'), Error: z.string(), Cause: z.string() }),
]);
export type State = z.infer<typeof stateSchema>;
export type Task = Extract<State, { Type: 'Task' }>;
