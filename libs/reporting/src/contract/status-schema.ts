import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { runSchema } from './run-schema.ts';
import { taskSchema } from './task-schema.ts';
import { amounts, instant } from './values.ts';

export const statusSchema = taskSchema
  .omit({ cleared: true })
  .extend({
    deadReasons: amounts.describe('Jobs that were given up, by reason.'),
    oldestQueuedAt: instant.nullable().describe('Since when the oldest job waits.'),
    openGaps: amounts.describe('Open gaps by detector.'),
    runs: z.array(runSchema).describe('Newest first, the running one and dry ones included.'),
  })
  .meta({
    title: 'Output of the task View Queue Status of Stash2Plex',
    description: 'That of every task, and what the queue and the history are made of.',
  });

/** The output of "View Queue Status": that of every task, and what the queue and the history are made of. */
export type StatusOutput = OutputOf<typeof statusSchema>;
