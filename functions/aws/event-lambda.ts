import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { withoutWords } from '../without-words.ts';
import { logLine } from './log-line.ts';

/**
 * The door of every function that no browser reaches. A failure is logged without its message and leaves without it:
 * what is thrown ends up in the log of the runtime and in the history of the execution, and messages may quote people.
 */
export function eventLambda<Result>(
  handle: (event: unknown) => Promise<Result>,
): (event: unknown, context: Context) => Promise<Result> {
  return middy<unknown, Result>()
    .onError((call) => {
      logLine({ level: 'error', requestId: call.context.awsRequestId, ...withoutWords(call.error) });
      // Assigned, not thrown: middy hangs the first error on one that is thrown here.
      call.error = new Error('failed; the log says where');
    })
    .handler((event: unknown) => handle(event));
}
