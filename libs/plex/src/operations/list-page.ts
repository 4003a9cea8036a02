import { ConfigError, type ListingPage, type Section } from '@stash2plex/core';
import { mustExist, type Container } from '../http/answer.ts';
import type { PlexApi } from '../http/plex-api.ts';
import { asCount } from '../reading/bulk.ts';
import { rowsOf } from '../reading/rows.ts';
import { toRow, type ReadRow } from '../reading/to-row.ts';
import { UNREAD_FIELDS } from './unread-fields.ts';

/** Rows of a page; beyond that nothing is gained. */
const ROWS = 500;

const QUERY = {
  // Always say movies: else collections are mixed in.
  type: '1',
  // The default order is by title, which moves while titles are edited.
  sort: 'id',
  // Requests, not guarantees. Tags are cut in listings anyway, so nobody may use them.
  excludeElements: 'Genre,Role,Director,Writer,Country,Collection,Image,UltraBlurColors',
  excludeFields: [
    ...UNREAD_FIELDS,
    ...['title', 'studio', 'summary', 'originallyAvailableAt', 'thumb', 'art'],
  ].join(','),
};

/** One page of a section, ordered by id. */
export async function listPage(
  api: PlexApi,
  { key, title }: Section,
  start: number,
): Promise<ListingPage> {
  const path = `/library/sections/${encodeURIComponent(key)}/all`;
  const page = { start, size: ROWS };
  const answer = await api.read({ kind: 'listing', path, query: QUERY, page });
  const container = mustExist(answer, `Plex has no library "${title}" (section ${key}) any more.`);

  const raw = rowsOf(container);
  const rows = raw.map(toRow).filter((row) => row !== undefined);
  if (start === 0) assertShowsFiles(rows, title);
  return {
    rows: rows.map(({ ratingKey, parts }) => ({ ratingKey, parts })),
    received: raw.length,
    totalSize: totalOf(container, { start, received: raw.length }),
  };
}

/**
 * A first page without totalSize and offset is everything, unless it is just what a page would hold. A later one says
 * nothing of what came before it.
 */
function totalOf(
  container: Container,
  { start, received }: { start: number; received: number },
): number | undefined {
  const totalSize = asCount(container['totalSize']);
  if (totalSize !== undefined) return totalSize;
  const isEverything = start === 0 && asCount(container['offset']) === undefined && received < ROWS;
  return received > ROWS || isEverything ? received : undefined;
}

/** Users who do not own the server are not shown where files are: all of Stash would look missing. */
function assertShowsFiles(rows: readonly ReadRow[], title: string): void {
  const withFiles = rows.filter(({ hidesFiles, parts }) => hidesFiles || parts.length > 0);
  if (withFiles.length === 0 || !withFiles.every(({ hidesFiles }) => hidesFiles)) return;
  throw new ConfigError(
    `Plex shows no file paths in the library "${title}": plex_token must be the server owner's.`,
  );
}
