import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carryOut } from './simulation/jobs.ts';
import { plantedFaults } from './simulation/planted-faults.ts';

describe('a mistake that somebody could make', () => {
  it.each(plantedFaults)('is found: $name', { timeout: 600_000 }, async ({ name }) => {
    const { caught } = await carryOut({ kind: 'planted', name });
    expect(caught).toMatch(/^(lost-change|returned-mail|slow-call|seed|wishes) \d+/);
  });

  it.each(plantedFaults)('is not there yet: $name', ({ file, find, instead }) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(source.split(find).length).toBe(2);
    expect(instead).not.toBe(find);
  });
});
