import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';

/** Another process is on a data folder. */
export class InUse extends Error {}

/**
 * Takes a data folder for this process, making it when it is not there. The embedded database takes one process at a
 * time and says so in words nobody understands; this says it plainly. The lock is the operating system's own: it goes
 * with the process, however that ends.
 */
export async function claimDataDir(dataDir: string): Promise<{ release: () => Promise<void> }> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new ClassicLevel(join(dataDir, 'lock'));
  try {
    await lock.open();
  } catch (error) {
    throw new InUse(`${dataDir} is in use: stop the process that uses it first, or choose another DATA_DIR`, {
      cause: error,
    });
  }
  return { release: () => lock.close() };
}

/** Writes a file whole or not at all: a process that is killed in the middle leaves the old one. */
export function writeWhole(file: string, text: string, mode = 0o600): void {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}
