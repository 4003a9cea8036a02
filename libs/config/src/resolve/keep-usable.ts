import type * as z from 'zod';

/** What of a list in config.json can be used, and what is wrong with the rest. */
export interface Usable<T> {
  readonly usable: readonly T[];
  readonly problems: readonly string[];
}

/** Reads a list entry by entry, so that a bad one does not spoil the others; nothing there is an empty list. */
export function keepUsable<T>(key: string, raw: unknown, entry: () => z.ZodType<T>): Usable<T> {
  if (raw === undefined || raw === null) return { usable: [], problems: [] };
  if (!Array.isArray(raw)) {
    return { usable: [], problems: [`${key} in config.json has to be a list; it is left out.`] };
  }
  const parsed = raw.map((each: unknown) => entry().safeParse(each));
  const problems = parsed.flatMap(({ error }, index) => {
    if (!error) return [];
    const needed = error.issues[0]?.message ?? 'something else';
    return [`${key} in config.json: entry ${index + 1} has to be ${needed}; it is left out.`];
  });
  return { usable: parsed.flatMap(({ data }) => data ?? []), problems };
}
