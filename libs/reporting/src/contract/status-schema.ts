import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { repairSchema } from './repair-schema.ts';
import { runSchema } from './run-schema.ts';
import { taskSchema } from './task-schema.ts';
import { amount, amounts, instant } from './values.ts';

const deadLetter = z.strictObject({ sceneId: z.string(), because: z.string(), at: instant });

const pace = z.strictObject({
  writesPerSecond: z.number().nonnegative(),
  scenesPerSecond: z.number().nonnegative(),
});

const outage = z.strictObject({ since: instant, because: z.string() });

const figures = repairSchema
  .omit({ errors: true, leftFields: true, leftFieldsOmitted: true })
  .meta({ id: 'repairFigures', description: 'What working off the queue came to, in figures.' });

export const statusSchema = taskSchema
  .omit({ cleared: true })
  .extend({
    deadReasons: amounts.describe('Jobs that were given up, by reason.'),
    deadLetters: z.array(deadLetter).describe('Those given up last, newest first.'),
    due: amount.describe('Jobs that wait for a worker only.'),
    waiting: amounts.describe('Jobs that are not ready yet, by reason.'),
    nextJobAt: instant.nullable().describe('When the next job is ready; in the past where one is.'),
    pace: pace.nullable().describe('Of the last repairs; null before the first.'),
    secondsLeft: amount
      .nullable()
      .describe('Until all that is due is done, at that pace; null where nobody can tell.'),
    outage: outage.nullable().describe('The outage of Plex that goes on.'),
    repairs: z.array(figures).describe('The last repairs, newest first.'),
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
