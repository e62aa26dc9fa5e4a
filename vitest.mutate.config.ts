import { defineConfig } from 'vitest/config';

/** The tests that mutation testing runs for every mutant: those of the pure rooms, and fewer runs of the property. */
export default defineConfig({
  test: {
    include: ['test/{domain,links}/**/*.test.ts'],
    env: { PROPERTY_RUNS: '25' },
  },
});
