import { FIELDS } from '@stash2plex/core';
import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { runSchema } from './run-schema.ts';
import { taskSchema } from './task-schema.ts';
import { amount, value } from './values.ts';

const change = z.strictObject({
  field: z.enum(FIELDS).describe('As Plex calls it when it is edited.'),
  observed: value.describe('What Plex has; empty where it has nothing.'),
  desired: value.describe('What it should have.'),
});

const gap = z.strictObject({
  sceneId: z.string(),
  title: z.string().describe('Of the scene in Stash.'),
  path: z
    .string()
    .describe(
      'Primary file of the scene as Stash sees it, a code where paths are obfuscated; empty without files.',
    ),
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
