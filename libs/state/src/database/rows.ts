import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite gives it. Each table has one place that turns its rows into words of core. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

export function text(row: Row, column: string): string {
  return row[column] as string;
}

export function optionalText(row: Row, column: string): string | undefined {
  return (row[column] as string | null) ?? undefined;
}

export function integer(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}

/** Instants are stored as milliseconds since 1970. */
export function date(row: Row, column: string): Date {
  return new Date(integer(row, column));
}

export function optionalDate(row: Row | undefined, column: string): Date | undefined {
  const ms = row?.[column] ?? undefined;
  return ms === undefined ? undefined : new Date(Number(ms));
}

/** What stands in a JSON column; whoever asks knows its type, because we wrote it. */
export function json(row: Row, column: string): unknown {
  return JSON.parse(text(row, column));
}
