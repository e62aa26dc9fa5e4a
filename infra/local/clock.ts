import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeWhole } from './data-dir.ts';

const originSchema = z.object({ real: z.number(), domain: z.number(), daySeconds: z.number() });
type Origin = z.infer<typeof originSchema>;

/** The domain's clock on a laptop: a day of it lasts `daySeconds` real seconds. It goes on where it was after a restart. */
export type DomainClock = () => number;

/** `file` keeps the origin; without it the clock starts at the present. Milliseconds since 1970. */
export function domainClock(from: {
  file: string | undefined;
  daySeconds: number;
  now: () => number;
}): DomainClock {
  const kept =
    from.file !== undefined && existsSync(from.file)
      ? originSchema.parse(JSON.parse(readFileSync(from.file, 'utf8')))
      : undefined;
  const real = from.now();
  const domain = kept === undefined ? real : domainTime(kept, real);
  const origin = kept?.daySeconds === from.daySeconds ? kept : { real, domain, daySeconds: from.daySeconds };
  if (from.file !== undefined && origin !== kept) writeWhole(from.file, JSON.stringify(origin));
  return () => domainTime(origin, from.now());
}

function domainTime(origin: Origin, real: number): number {
  return Math.floor(origin.domain + ((real - origin.real) * 86_400) / origin.daySeconds);
}
