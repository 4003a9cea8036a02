import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { amount, amounts } from './values.ts';

export const repairSchema = z
  .strictObject({
    written: amount.describe('Scenes whose items have now what they should have.'),
    inLine: amount.describe('Scenes whose items had it already.'),
    kept: amount.describe("Scenes of which nothing was written: somebody's edits are to stay."),
    waiting: amounts.describe('Scenes still queued, by reason.'),
    failed: amounts.describe('Scenes given up until somebody tries again, by reason.'),
    dropped: amounts.describe('Scenes taken out of the queue without a write, by reason.'),
    fields: amounts.describe('Fields written, by kind.'),
    refused: amounts.describe('Fields that Plex would not take as they are, by kind.'),
    keptFields: amounts.describe("Fields of somebody's that were left alone, by kind."),
    requests: z.strictObject({ plexReads: amount, plexWrites: amount, images: amount }),
    tookMs: amount.describe('Milliseconds.'),
    ended: z
      .enum(['done', 'slice-over', 'plex-unreachable', 'too-many-failures'])
      .describe('Why it ended: nothing is due any more, or what stood in the way.'),
  })
  .meta({ id: 'repair', description: 'What working off the queue came to.' });

export type RepairOutput = OutputOf<typeof repairSchema>;
