import { registerHooks } from 'node:module';
import process from 'node:process';
import { plantedFaults } from './planted-faults.ts';

/**
 * Loaded before everything else (`node --import`): the file the fault is planted in is read with the fault in it. The
 * working tree stays as it is. Fails when the place is not there exactly once, so that no fault ever goes stale.
 */
const name = process.env['PLANTED_FAULT'];
const fault = plantedFaults.find((one) => one.name === name);
if (fault === undefined) throw new Error(`there is no planted fault called ${name ?? 'nothing'}`);
const { file, find, instead } = fault;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(`/${file}`)) return loaded;
    const source = Buffer.from(sourceOf(loaded.source)).toString();
    if (source.split(find).length !== 2)
      throw new Error(`the place for the fault is not there once: ${name ?? ''}`);
    return { ...loaded, source: source.replace(find, () => instead) };
  },
});

function sourceOf(source: unknown): Uint8Array {
  if (typeof source === 'string') return Buffer.from(source);
  if (source instanceof Uint8Array) return source;
  throw new Error('a file without a source');
}
