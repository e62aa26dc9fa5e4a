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

const task = {
  Type: z.literal('Task'),
  Parameters: z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }),
  TimeoutSeconds: z.number(),
  Retry: retrySchema,
  Next: z.string(),
};

/** Calls a function and goes on with what it returns in place of the data. */
const requestSchema = z.strictObject({
  ...task,
  Resource: z.literal('arn:aws:states:::lambda:invoke'),
  OutputPath: z.literal('$.Payload'),
});
/** Calls a function and waits for its token, whose message is put beside the data; or for the time to be up. */
const callbackSchema = z.strictObject({
  ...task,
  Resource: z.literal('arn:aws:states:::lambda:invoke.waitForTaskToken'),
  ResultPath: z.literal('$.ring'),
  Catch: z.tuple([
    z.strictObject({
      ErrorEquals: z.tuple([z.literal('States.Timeout')]),
      ResultPath: z.null(),
      Next: z.string(),
    }),
  ]),
});
export type Task = z.infer<typeof requestSchema> | z.infer<typeof callbackSchema>;

/** The part of the States Language that is played here; a definition that uses more, or less, is refused. */
export const stateSchema = z.union([
  requestSchema,
  callbackSchema,
  z.strictObject({
    Type: z.literal('Choice'),
    Choices: z.array(
      z.union([
        z.strictObject({ Variable: z.string(), StringEquals: z.string(), Next: z.string() }),
        z.strictObject({ Variable: z.string(), IsString: z.literal(true), Next: z.string() }),
      ]),
    ),
    Default: z.string(),
  }),
  z.strictObject({ Type: z.literal('Succeed') }),
  z.strictObject({ Type: z.literal('Fail'), Error: z.string(), Cause: z.string() }),
]);
export type State = z.infer<typeof stateSchema>;
