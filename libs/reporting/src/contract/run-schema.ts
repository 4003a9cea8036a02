import { GUARD_KINDS, LEFTOVER_KINDS } from '@stash2plex/core';
import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { amount, amounts, instant, ruleName, scope } from './values.ts';

const guard = z.strictObject({
  kind: z.string().meta({ description: 'More kinds may follow.', examples: [...GUARD_KINDS] }),
  section: z.string().nullable().describe('The library of Plex that it is about.'),
  message: z.string(),
});

const withheld = z.strictObject({
  about: z.string().meta({ description: 'More may follow.', examples: LEFTOVER_KINDS }),
  extent: z.enum(['all', 'some']).describe('`some`: those only that could not be looked at.'),
  section: z.string().nullable().describe('The library of Plex that it is about; null for all.'),
  count: amount.describe('How many they may be; 0 where nobody knows.'),
  message: z.string(),
});

const requests = z.strictObject({ stash: amount, plex: amount });

export const runSchema = z
  .strictObject({
    id: z.string(),
    status: z
      .enum(['running', 'complete', 'inconclusive', 'failed'])
      .describe('`inconclusive`: something stood in the way, so nothing was called missing.'),
    rule: ruleName,
    scope,
    dryRun: z.boolean().describe('Compared and reported only; nothing was queued.'),
    startedAt: instant,
    finishedAt: instant.nullable().describe('null while it runs, and where its process died.'),
    resumes: amount.describe('How often it went on after its process had ended.'),
    scenesChecked: amount,
    gaps: amounts.describe('By detector: a key for every one that is on, 0 included.'),
    queued: amount.describe('Scenes put into the queue; of a dry run, those that would have been.'),
    skipped: amounts.describe('Scenes with a gap that were not queued, by reason.'),
    unknown: amount.describe(
      'Scenes that could not be compared: Plex did not let their items be read.',
    ),
    requests: requests.describe('How many were made to each server.'),
    guards: z.array(guard).describe('What made the run inconclusive.'),
    withheld: z
      .array(withheld)
      .describe('What it was asked to tell of and did not; the run may be complete all the same.'),
    errors: z.array(z.string()).describe('What made the run fail.'),
  })
  .meta({ id: 'run', description: 'One reconciliation. Times are in UTC.' });

/** A run as other programs see it. Times are ISO texts in UTC. */
export type RunOutput = OutputOf<typeof runSchema>;
