import { soundDate } from '@stash2plex/core';

// Rows of scenes are read by hand: a run over a large library spends a sixth of its time on rows that zod reads.

export type Row = Readonly<Record<string, unknown>>;

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** A reader of whole rows from one that gives up in the middle: undefined for what is no such row. */
export function reader<Read>(read: (row: Row) => Read): (row: unknown) => Read | undefined {
  return (row) => {
    try {
      return read(recordOf(row));
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  };
}

export function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

export function recordOf(value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable();
  return value as Row;
}

export function present(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable();
  return value;
}

export function nonEmpty(value: unknown): string {
  if (value === '') throw new Unreadable();
  return present(value);
}

export function text(value: unknown): string {
  return isUnset(value) ? '' : present(value);
}

export function digits(value: unknown): string {
  const id = present(value);
  if (!/^\d+$/.test(id)) throw new Unreadable();
  whole(Number(id));
  return id;
}

/** What can be counted and stored: not negative, not broken, not beyond what a number holds exactly. */
export function whole(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Unreadable();
  return value;
}

export function instant(value: unknown): Date {
  const date = soundDate(present(value));
  if (!date) throw new Unreadable();
  return date;
}

/** null, or nothing at all, for an empty list. */
export function listOf<Item>(value: unknown, read: (value: unknown) => Item): Item[] {
  if (isUnset(value)) return [];
  if (!Array.isArray(value)) throw new Unreadable();
  return value.map((each: unknown) => read(each));
}
