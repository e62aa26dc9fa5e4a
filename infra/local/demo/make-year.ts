import { instantIn } from '../../../shared/domain/working-days.ts';
import { openGround, readMunicipality } from '../runtime.ts';
import type { readSettings } from '../settings.ts';
import { DemoTown } from './demo-town.ts';
import { simulateYear, yearBefore, type Year } from './year.ts';

/** Fills a new folder with a simulated year, and leaves it for a runtime to go on with. */
export async function makeYear(
  { municipalityFile, ...settings }: ReturnType<typeof readSettings>,
  year: Year,
  tell: (opened: number) => void,
): Promise<void> {
  const options = { ...settings, municipality: readMunicipality(municipalityFile), log: () => undefined };
  const ground = await openGround(options);
  try {
    const from = Date.parse(instantIn(yearBefore(year.until), '08:00'));
    await simulateYear(new DemoTown({ options, ground, from, until: year.until }), year, tell);
  } finally {
    await ground.release();
  }
}
