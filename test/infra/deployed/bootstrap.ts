import process from 'node:process';

/**
 * What Lambda's Node runtime does with a bundle: loads its handler, then asks the runtime API for one event after another.
 * Imports nothing but Node's own: it runs in the process of the bundle, which has no packages around it.
 */
const variable = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
};
const api = `http://${variable('AWS_LAMBDA_RUNTIME_API')}/2018-06-01/runtime`;
const [file = '', name = ''] = variable('_HANDLER').split('.');

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(body ?? null) });

const failureOf = (error: unknown): object =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
    : { errorType: 'Error', errorMessage: String(error), trace: [] };

async function load(): Promise<(event: unknown, context: object) => Promise<unknown>> {
  const bundle: unknown = await import(`${variable('LAMBDA_TASK_ROOT')}/${file}.mjs`);
  const handler: unknown =
    typeof bundle === 'object' && bundle !== null ? Reflect.get(bundle, name) : undefined;
  if (typeof handler !== 'function') throw new Error(`${file} has no function ${name}`);
  return (event, context) => Promise.resolve<unknown>(Reflect.apply(handler, undefined, [event, context]));
}

try {
  const handler = await load();
  for (;;) {
    const next = await fetch(`${api}/invocation/next`);
    const header = (of: string): string => next.headers.get(`lambda-runtime-${of}`) ?? '';
    const awsRequestId = header('aws-request-id');
    const deadline = Number(header('deadline-ms'));
    process.env['_X_AMZN_TRACE_ID'] = header('trace-id');
    const context = {
      awsRequestId,
      functionName: variable('AWS_LAMBDA_FUNCTION_NAME'),
      functionVersion: '$LATEST',
      invokedFunctionArn: header('invoked-function-arn'),
      memoryLimitInMB: variable('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
    const event: unknown = await next.json();
    const [path, body] = await handler(event, context).then(
      (result): [string, unknown] => ['response', result],
      (error: unknown): [string, unknown] => ['error', failureOf(error)],
    );
    await post(`invocation/${awsRequestId}/${path}`, body);
  }
} catch (error) {
  await post('init/error', failureOf(error));
  process.exitCode = 1;
}
