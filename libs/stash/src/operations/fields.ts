import * as z from 'zod';

// What Stash sends, as zod reads it.

export const count = z.int().nonnegative();

/** null, or nothing at all, for an empty list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}
