import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { amount, instant } from './values.ts';

const seconds = z.number().nonnegative();

const outage = z.strictObject({
  startedAt: instant.describe('When Plex first failed to answer, as far as it was asked.'),
  endedAt: instant.nullable().describe('When it next answered; null: it goes on.'),
  seconds: seconds.nullable().describe('How long it lasted; null while it goes on.'),
  jobs: amount.nullable().describe('Jobs that had to wait; null where nobody counted.'),
  server: z.string().describe('Address of the server; empty where nobody noted it.'),
  because: z.string().describe('What was said when it began.'),
});

export const outagesSchema = z
  .strictObject({
    from: instant.describe('Beginning of the window; not before the first look at Plex.'),
    to: instant,
    count: amount.describe('Outages of which some part lies in the window.'),
    downSeconds: seconds.describe('How long Plex did not answer in the window.'),
    mttrSeconds: seconds
      .nullable()
      .describe('Mean length of the outages that ended in the window; null without one.'),
    mtbfSeconds: seconds
      .nullable()
      .describe('Time up for each outage that began in the window; null without one.'),
    availability: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('Share of the window in which Plex answered; null where it is not known.'),
    list: z.array(outage).describe('All that are kept, newest first, older ones included.'),
  })
  .meta({ id: 'outages', description: 'When Plex did not answer, as far as it was asked.' });

export type OutagesOutput = OutputOf<typeof outagesSchema>;

export const recoveredOutageSchema = z.strictObject({
  startedAt: instant,
  endedAt: instant.nullable().describe('null: it goes on.'),
  jobs: amount.describe('Jobs that were made due again.'),
});
