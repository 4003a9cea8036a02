import { FIELDS, PICTURE_KINDS, SCOPES } from '@stash2plex/core';
import * as z from 'zod';

export const amount = z.int().nonnegative();

export const amounts = z.record(z.string(), amount);

/** Of a field: a text, or a list of names. */
const value = z.union([z.string(), z.array(z.string())]);

/** How a report names a scene. */
export const shownScene = {
  sceneId: z.string(),
  title: z.string().describe('Of the scene in Stash.'),
  path: z
    .string()
    .describe(
      'Primary file of the scene as Stash sees it, a code where paths are obfuscated; empty without files.',
    ),
};

export const fieldName = z.enum(FIELDS).describe('As Plex calls it when it is edited.');

/** The same, or a picture. */
export const partName = z
  .enum([...FIELDS, ...PICTURE_KINDS])
  .describe('A field as Plex calls it when it is edited, or a picture.');

/** Both sides of a field. */
export const shownValues = {
  observed: value.describe('What Plex has; empty where it has nothing.'),
  desired: value.describe('What it should have.'),
};

/** An ISO time in UTC. */
export const instant = z.iso.datetime();

export const scope = z
  .enum(SCOPES)
  .describe('Which scenes: changed in the last 24 hours, in the last 7 days, or all.');

export const ruleName = z.string().describe('Name of a trigger rule; `manual` by hand.');
