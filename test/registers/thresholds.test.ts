import { describe, expect, it } from 'vitest';
import { defaultThresholds, levelOf, thresholdsSchema } from '../../shared/registers/thresholds.ts';

describe('from when on a figure asks for attention', () => {
  it('is what the municipality says, and for what it leaves out what is usual', () => {
    const own = thresholdsSchema.parse({ dueWithin: 3, late: { attention: 2, alarm: 4 } });
    expect(own).toEqual({ ...defaultThresholds, dueWithin: 3, late: { attention: 2, alarm: 4 } });
    expect(defaultThresholds.dueWithin).toBe(5);
  });

  it('cannot be after somebody must act, nor at nothing at all', () => {
    for (const late of [
      { attention: 5, alarm: 4 },
      { attention: 0, alarm: 4 },
      { attention: 1.5, alarm: 4 },
    ])
      expect(thresholdsSchema.safeParse({ late }).success).toBe(false);
  });

  it('is reached at the number itself', () => {
    const levels = { attention: 2, alarm: 4 };
    expect([0, 1, 2, 3, 4, 9].map((count) => levelOf(count, levels))).toEqual([
      'calm',
      'calm',
      'attention',
      'attention',
      'alarm',
      'alarm',
    ]);
  });
});
