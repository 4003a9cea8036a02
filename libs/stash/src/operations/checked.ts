import { UnavailableError } from '@stash2plex/core';
import type { z } from 'zod';

/** The answer in the shape we asked for; unknown keys are let be. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  what: string,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(answer);
  if (success) return data;
  const place = error.issues[0]?.path.join('.') ?? '';
  throw new UnavailableError(`Stash sent ${what} that cannot be read${place && ` (at ${place})`}.`);
}
