import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { amount, amounts } from './values.ts';

export const catchUpSchema = z
  .strictObject({
    changed: amount.describe('Scenes whose desired values or files are not what they were.'),
    queued: amount.describe('Jobs queued for them.'),
    requests: amount.describe('Requests to Stash made for it.'),
    looks: amount.describe('How often Stash was asked what is new.'),
    read: amount.describe('Scenes read in full.'),
    gone: amount.describe('Scenes that Stash does not have any more.'),
    skipped: amounts.describe('Changed scenes that were not queued, by reason.'),
  })
  .meta({ id: 'catchUp', description: 'What catching up with the edits in Stash came to.' });

export type CatchUpOutput = OutputOf<typeof catchUpSchema>;
