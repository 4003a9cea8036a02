import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { instant, ruleName, scope } from './values.ts';

const at = z
  .strictObject({ status: z.literal('at'), at: instant, rule: ruleName, scope })
  .describe('A rule will fire at this time.');

const whenPlexAnswers = z
  .strictObject({ status: z.literal('when-plex-answers'), rule: ruleName, scope })
  .describe("A rule is due and only Plex's silence holds it.");

const notForeseen = z
  .strictObject({ status: z.literal('not-foreseen'), because: z.array(z.string()) })
  .describe('No rule will fire by the passing of time alone.');

export const nextDueSchema = z
  .discriminatedUnion('status', [at, whenPlexAnswers, notForeseen])
  .meta({
    id: 'nextDue',
    description: 'When the next automatic run is due, as far as it can be told.',
  });

/** `NextDue` with its instant as ISO text. */
export type NextDueOutput = OutputOf<typeof nextDueSchema>;
