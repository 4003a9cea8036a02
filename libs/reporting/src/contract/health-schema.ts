import { HEALTH_AREAS } from '@stash2plex/core';
import * as z from 'zod';
import type { OutputOf } from './output-of.ts';
import { amount, instant } from './values.ts';

const level = z
  .enum(['ok', 'note', 'problem'])
  .describe('`problem`: something will not work until a person does something.');

const finding = z.strictObject({
  area: z.enum(HEALTH_AREAS).describe('What was looked at.'),
  level,
  what: z.string().describe('What was found.'),
  remedy: z.string().nullable().describe('What to do; null where there is nothing to do.'),
  examples: z.array(z.string()).describe('Paths, codes where paths are obfuscated.'),
});

export const healthSchema = z
  .strictObject({
    checkedAt: instant,
    level: level.describe('The worst of the findings.'),
    findings: z.array(finding),
    requests: z.strictObject({ stash: amount, plex: amount }).describe('Made for it.'),
  })
  .meta({ id: 'health', description: 'Whether everything is well that this plugin depends on.' });

export type HealthOutput = OutputOf<typeof healthSchema>;
