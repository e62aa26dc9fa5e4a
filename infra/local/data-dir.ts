import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Takes a data folder for this process, making it when it is not there. The embedded database takes one process at a
 * time and says so in words nobody understands; this says it plainly. A process that was killed leaves its mark behind,
 * which counts for nothing.
 */
export function claimDataDir(dataDir: string): { release: () => void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const mark = join(dataDir, 'process');
  const holder = readHolder(mark);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `${dataDir} is in use by process ${holder}: stop that one first, or choose another DATA_DIR`,
    );
  }
  writeFileSync(mark, String(process.pid));
  return {
    release: () => {
      rmSync(mark, { force: true });
    },
  };
}

function readHolder(mark: string): number | undefined {
  try {
    const pid = Number(readFileSync(mark, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
