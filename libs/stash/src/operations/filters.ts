import type { IdRange, LookFrom, NamedKind } from '@stash2plex/core';

// Filters as Stash takes them, and nothing else knows them.

export type Filter = Readonly<Record<string, unknown>>;

/** The first so many, or those of a later page; in ascending order of id. */
export function byId(perPage: number, page = 1): Filter {
  return { per_page: perPage, ...(page > 1 && { page }), sort: 'id', direction: 'ASC' };
}

/** No rows, only how many there are. */
export const COUNT_ONLY: Filter = { per_page: 0 };

export const ALL_IDS: IdRange = { after: '0', to: undefined };

export function idsIn({ after, to }: IdRange): Filter {
  const value = Number(after);
  if (to === undefined) return { id: { value, modifier: 'GREATER_THAN' } };
  // Both ends belong to it.
  return { id: { value: value + 1, value2: Number(to), modifier: 'BETWEEN' } };
}

/**
 * Finds those updated later than this instant, and some that were not: what comes back has to be compared as instants.
 */
export function updatedAfter(from: LookFrom): Filter {
  return { updated_at: { value: asSafeText(from), modifier: 'GREATER_THAN' } };
}

/** Scenes of which a file was updated later, and some more. Stash 0.30 and newer. */
export function fileUpdatedAfter(from: LookFrom): Filter {
  return { files_filter: updatedAfter(from) };
}

/** Scenes that refer to one of these themselves, not to something below them. */
export function referringTo(kind: NamedKind, ids: readonly string[]): Filter {
  const any = { value: ids, modifier: 'INCLUDES' };
  // Performers have nothing below them, and no depth.
  return kind === 'performer' ? { performers: any } : { [`${kind}s`]: { ...any, depth: 0 } };
}

// Stash compares text: stored times carry the offset they were stored in, at most 14 h off UTC.
const WEST_OF_ALL = -14 * 60;
const MINUTE_MS = 60_000;
/** What follows the seconds is compared as well, and `+` is less than `Z`. */
const SECOND_MS = 1000;

function asSafeText({ since, offset = WEST_OF_ALL }: LookFrom): string {
  const there = new Date(since.getTime() + offset * MINUTE_MS - SECOND_MS);
  return `${there.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`;
}
