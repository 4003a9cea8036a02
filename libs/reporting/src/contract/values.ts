import { SCOPES } from '@stash2plex/core';
import * as z from 'zod';

export const amount = z.int().nonnegative();

export const amounts = z.record(z.string(), amount);

/** Of a field: a text, or a list of names. */
export const value = z.union([z.string(), z.array(z.string())]);

/** An ISO time in UTC. */
export const instant = z.iso.datetime();

export const scope = z
  .enum(SCOPES)
  .describe('Which scenes: changed in the last 24 hours, in the last 7 days, or all.');

export const ruleName = z.string().describe('Name of a trigger rule; `manual` by hand.');
