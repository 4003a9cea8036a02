import { UnavailableError, type IdRange } from '@stash2plex/core';

/** How to read the rows of a list. */
export interface Rows<Row> {
  /** What a row is, for messages. */
  readonly noun: string;
  /** Undefined for a row that is none. */
  readonly toRow: (row: unknown) => Row | undefined;
}

/** Rows in ascending order of id, all of them within the range that was asked for. */
export function inOrder<Row extends { readonly id: string }>(
  rows: readonly unknown[],
  { after, to }: IdRange,
  { noun, toRow }: Rows<Row>,
): Row[] {
  let last = after;
  return rows.map((each) => {
    const row = toRow(each);
    if (!row) throw new UnavailableError(unreadable(each, noun, last));
    // Else a server that does not heed filter or order would be read for ever.
    if (Number(row.id) <= Number(last)) throw new UnavailableError(outOfOrder(row.id, noun, last));
    if (to !== undefined && Number(row.id) > Number(to)) {
      throw new UnavailableError(`Stash sent ${noun} ${row.id}: none past ${to} was asked for.`);
    }
    last = row.id;
    return row;
  });
}

function unreadable(row: unknown, noun: string, last: string): string {
  const isRecord = typeof row === 'object' && row !== null;
  const id = isRecord && 'id' in row && typeof row.id === 'string' ? row.id.slice(0, 20) : '';
  return `Stash sent ${id ? `${noun} ${id}` : `a ${noun} after ${last}`} in a shape that cannot be read.`;
}

function outOfOrder(id: string, noun: string, last: string): string {
  return `Stash sent ${noun} ${id} after ${noun} ${last}: the order of ids was asked for.`;
}
