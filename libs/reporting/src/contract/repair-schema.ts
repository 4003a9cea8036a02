import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { amount, amounts, instant, partName, shownScene, shownValues } from './values.ts';

const leftField = z.strictObject({
  ...shownScene,
  ratingKey: z.string().describe('Of the item in Plex.'),
  field: partName,
  because: z
    .enum(['cut', 'kept', 'refused'])
    .describe(
      "`kept`: somebody's edit in Plex stays. `refused`: Plex would not take the value. `cut`: it was shortened to what Plex takes in a request.",
    ),
  ...shownValues,
});

export const repairSchema = z
  .strictObject({
    startedAt: instant,
    finishedAt: instant,
    written: amount.describe('Scenes whose items have now what they should have.'),
    inLine: amount.describe('Scenes whose items had it already.'),
    kept: amount.describe("Scenes of which nothing was written: somebody's edits are to stay."),
    waiting: amounts.describe('Scenes still queued, by reason: all of them.'),
    failed: amounts.describe('Scenes given up until somebody tries again, by reason.'),
    dropped: amounts.describe('Scenes taken out of the queue without a write, by reason.'),
    fields: amounts.describe('Fields written, by kind.'),
    refused: amounts.describe('Fields that Plex would not take as they are, by kind.'),
    keptFields: amounts.describe("Fields of somebody's that were left alone, by kind."),
    leftFields: z
      .array(leftField)
      .describe('Fields refused and kept, one by one: the first ones. Long values are shortened.'),
    leftFieldsOmitted: amount.describe('How many there were besides those listed.'),
    scansAsked: amount.describe(
      'Folders that Plex was asked to scan, for scenes that it does not have.',
    ),
    requests: z.strictObject({ plexReads: amount, plexWrites: amount, images: amount }),
    tookMs: amount.describe('Milliseconds.'),
    ended: z
      .enum(['done', 'slice-over', 'plex-unreachable', 'too-many-failures', 'failed'])
      .describe('Why it ended: nothing is due any more, or what stood in the way.'),
    errors: z.array(z.string()).describe('What made it fail.'),
  })
  .meta({ id: 'repair', description: 'What working off the queue came to.' });

export type RepairOutput = OutputOf<typeof repairSchema>;
