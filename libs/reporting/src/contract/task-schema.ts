import * as z from 'zod';
import { catchUpSchema } from './catch-up-schema.ts';
import { decisionSchema } from './decision-schema.ts';
import { healthSchema } from './health-schema.ts';
import { nextDueSchema } from './next-due-schema.ts';
import { outagesSchema, recoveredOutageSchema } from './outages-schema.ts';
import type { OutputOf } from './output-of.ts';
import { repairSchema } from './repair-schema.ts';
import { runSchema } from './run-schema.ts';
import { amount, instant } from './values.ts';

const queue = z.strictObject({
  pending: amount.describe('Jobs that wait.'),
  leased: amount.describe('Jobs that are being worked on.'),
  dead: amount.describe('Jobs that were given up.'),
});

const notFound = z
  .strictObject({
    scenes: amount,
    since: instant.describe('Since when the first of them is known not to be there.'),
    nextLookAt: instant.describe(
      'When the next of them is looked for; in the past where one is due.',
    ),
  })
  .meta({ description: 'Queued scenes that Plex does not have yet.' });

const history = z.strictObject({
  runCount: amount.describe('Recorded runs that ended, dry ones left out.'),
  lastRun: runSchema.nullable().describe('The newest run that ended, dry ones left out.'),
  nextDue: instant
    .nullable()
    .describe(
      'Time of the next automatic run; null when it cannot be told, for reasons that `next` has.',
    ),
  next: nextDueSchema,
});

export const taskSchema = z
  .strictObject({
    decision: decisionSchema,
    run: runSchema.nullable().describe('null when no run was made.'),
    catchUp: catchUpSchema.nullable().describe('null when nothing was caught up with.'),
    repair: repairSchema.nullable().describe('null when nothing was due, or may be written.'),
    queue: queue.describe('The queue after the task.'),
    notFound: notFound.nullable().describe('null where nothing waits for Plex to have it.'),
    history: history.describe('Runs so far, and when the next one comes by itself.'),
    cleared: amount.optional().describe('Jobs that the task took out of the queue.'),
    retried: amount.optional().describe('Dead letters that the task queued again.'),
    purged: amount.optional().describe('Old dead letters that the task forgot.'),
    recovered: amount.optional().describe('Jobs of outages that the task made due again.'),
    recoveredOutages: z
      .array(recoveredOutageSchema)
      .optional()
      .describe('The outages that these jobs are of, newest first.'),
    health: healthSchema.optional().describe('Of Health Check.'),
    outages: outagesSchema.optional().describe('Of Outage Summary Report.'),
    released: amount.optional().describe('Items of Plex whose fields the task unlocked.'),
  })
  .meta({
    title: 'Output of a task of Stash2Plex',
    description:
      'What stands under `output` on stdout. More keys may follow; these keep name and meaning.',
  });

/** The `output` of a task on stdout: a contract with other programs. More keys may follow; these keep name and meaning. */
export type TaskOutput = OutputOf<typeof taskSchema>;
