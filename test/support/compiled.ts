import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process that a test starts made of the files it read, the next one does not make again. */
export const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'speelruimte-compiled') };
