import process from 'node:process';

/** One line of JSON per event. Callers give names, ids and counts; never a word that anybody wrote. */
export function logLine(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
