import process from 'node:process';
import { InUse } from '../local/data-dir.ts';

/** What is wrong with how a command was asked, in words for whoever typed it. */
export class Misasked extends Error {}

/** Nothing is there to work on, in words for whoever asked. */
export class NothingThere extends Error {}

/**
 * Runs a command: prints its usage when asked for, or what was wrong with how it was asked. Ends with 0 when it was
 * done, 1 when it was refused, 2 when it was not asked well.
 */
export async function runCommand(usage: string, command: () => Promise<'done' | 'refused'>): Promise<void> {
  if (process.argv.slice(2).includes('--help')) {
    say(usage);
    return;
  }
  try {
    process.exitCode = (await command()) === 'done' ? 0 : 1;
  } catch (error) {
    if (error instanceof NothingThere || error instanceof InUse) {
      complain(error.message);
      process.exitCode = 1;
      return;
    }
    if (!(error instanceof Misasked) && !isOfParseArgs(error)) throw error;
    complain(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}

function isOfParseArgs(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
