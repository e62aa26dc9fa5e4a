/** What it began with: one of many that failed together may itself be many. */
function firstCause(error: Error): Error {
  return error.cause instanceof Error ? firstCause(error.cause) : error;
}

/** Names and places of a failure, without its message: messages may quote what somebody typed. */
export function withoutWords(error: unknown): { error: string; stack: string[]; cause?: string } {
  if (!(error instanceof Error)) return { error: typeof error, stack: [] };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const first = firstCause(error);
  const cause = first === error ? {} : { cause: first.name };
  return { error: error.name, stack: stack.slice(0, 12).map((line) => line.trim()), ...cause };
}
