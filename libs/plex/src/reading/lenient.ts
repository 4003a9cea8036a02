import * as z from 'zod';

// Plex writes the same attribute now as a number, now as text, leaves out empty ones and unwraps lists of one.
// All of that is read; only what is indispensable may refuse.

/** Text, or a number where Plex thinks that a text of digits is one. */
const text = z.union([z.string(), z.number().transform(String)]);

/** What nothing can be done without. */
export const indispensable = text.refine((value) => value !== '');

/** `''` when absent or beyond reading. */
export const optionalText = text
  .nullish()
  .transform((value) => value ?? '')
  .catch('');

/** A real boolean, 0 and 1, or either as text; absent is off. zod takes a transform of `unknown` for required. */
export const flag = z
  .unknown()
  .optional()
  .transform((value) => TRUE.has(value));

/** What a flag is when it is on. */
export const TRUE: ReadonlySet<unknown> = new Set<unknown>([true, 1, '1', 'true']);

/** A list, a single element without its list, or nothing. */
export function many<Schema extends z.ZodType>(element: Schema) {
  return z
    .union([z.array(element), element.transform((only) => [only])])
    .nullish()
    .transform((value) => value ?? []);
}
