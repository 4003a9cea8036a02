import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { runSchema } from './run-schema.ts';
import { taskSchema } from './task-schema.ts';
import { amount, fieldName, shownScene, shownValues } from './values.ts';

const change = z.strictObject({ field: fieldName, ...shownValues });

const gap = z.strictObject({
  ...shownScene,
  sceneId: z
    .string()
    .describe('Empty for an item that no scene has: title and path are of Plex then.'),
  type: z.string().describe('Id of the detector.'),
  ratingKey: z.string().nullable().describe('Of the item in Plex; null without one.'),
  message: z.string(),
  changes: z.array(change).describe('What differs, field by field. Long values are shortened.'),
});

export const reportSchema = taskSchema
  .omit({ cleared: true })
  .extend({
    run: runSchema,
    gaps: z.array(gap).describe('The first gaps that the run found.'),
    gapsOmitted: amount.describe('How many it found besides those listed.'),
  })
  .meta({
    title: 'Report of a run of Stash2Plex',
    description:
      'latest.json and run-….json in the folder reports: the output of the task, and the gaps.',
  });

/** A run's report for other programs: the output of the task, and the gaps. */
export type ReportOutput = OutputOf<typeof reportSchema>;
