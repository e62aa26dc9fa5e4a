import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';
import { compiled } from './test/support/compiled.ts';

/** The files that take minutes begin first, so that no worker is alone with one of them in the end. */
const longest = /crash-points|planted-faults|accessibility|walkthrough|seeds|step-histories|kill|left-alone/;

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => (longest.test(moduleId) ? 0 : 1);
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1)));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/fixed-day.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: compiled,
    // Two cores have room for a third: many tests wait for a process or a browser.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
