import * as z from 'zod';

/** From how many plans on a figure asks for attention, and from how many on somebody must act. */
const levelsSchema = z
  .strictObject({ attention: z.number().int().min(1), alarm: z.number().int().min(1) })
  .refine(({ attention, alarm }) => attention <= alarm, 'attention comes before alarm');

/** What the managers of a municipality want to be warned of; what is left out is as below. */
export const thresholdsSchema = z.strictObject({
  /** Working days: an answer that must be there within so many is due soon. */
  dueWithin: z.number().int().min(1).max(60).default(5),
  open: levelsSchema.default({ attention: 40, alarm: 80 }),
  late: levelsSchema.default({ attention: 1, alarm: 5 }),
  due: levelsSchema.default({ attention: 5, alarm: 15 }),
  stuck: levelsSchema.default({ attention: 1, alarm: 3 }),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

export const figures = ['open', 'late', 'due', 'stuck'] as const;
export type Figure = (typeof figures)[number];
export type Level = 'calm' | 'attention' | 'alarm';

export const defaultThresholds: Thresholds = thresholdsSchema.parse({});

export function levelOf(count: number, { attention, alarm }: Thresholds[Figure]): Level {
  if (count >= alarm) return 'alarm';
  return count >= attention ? 'attention' : 'calm';
}
