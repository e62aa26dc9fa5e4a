import { DemoTown } from '../../infra/local/demo/demo-town.ts';
import { simulateYear, yearBefore } from '../../infra/local/demo/year.ts';
import { openGround, readMunicipality } from '../../infra/local/runtime.ts';
import type { System } from '../../functions/system.ts';
import { instantIn } from '../../shared/domain/working-days.ts';
import type { StoredRow } from '../../shared/views/stored-rows.ts';

/** The last moment of the years that tests look at: a Wednesday in spring. */
export const until = Date.parse('2027-04-14T10:00:00.000Z');

/** A few simulated cases of a year, in memory. Close it when done. */
export async function smallYear(seed: number, cases: number): Promise<DemoTown & { close(): Promise<void> }> {
  const municipality = readMunicipality(undefined);
  const options = { port: 0, dataDir: undefined, municipality, daySeconds: 86_400, log: () => undefined };
  const ground = await openGround(options);
  const from = Date.parse(instantIn(yearBefore(until), '08:00'));
  const town = new DemoTown({ options, ground, from, until });
  await simulateYear(town, { seed, cases, until }, () => undefined);
  return Object.assign(town, { close: ground.release });
}

/** Every row of the views as it is stored, by its name. */
export async function storedViews({ stored }: Pick<System, 'stored'>): Promise<Map<string, StoredRow>> {
  const rows = new Map<string, StoredRow>();
  for (const view of ['views', 'precedents'] as const)
    for await (const row of stored[view].all()) rows.set(`${view} ${stored[view].nameOf(row)}`, row);
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}
