// The same leniency as in lenient.ts for what comes by the hundred thousand: zod takes 36 µs an item, this 1.
// Whatever is of no possible type throws: unreadable must never look like absent.

class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new UnreadableError();
}

/** `''` when absent; a number where Plex thinks that a text of digits is one. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  throw new UnreadableError();
}

/** A list, a single element without its list, or nothing. */
export function asList(value: unknown): readonly Fields[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [asFields(value)];
  for (const element of value) asFields(element);
  return value as readonly Fields[];
}

/** Undefined when absent or beyond reading, also where it is no number of anything: only for what is a hint. */
export function asCount(value: unknown): number | undefined {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  const count = isNumeric ? Number(value) : Number.NaN;
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** What `read` makes of it, or undefined when it is beyond reading. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}
