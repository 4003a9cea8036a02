import type { Observation } from '@stash2plex/core';
import type { Container } from '../http/answer.ts';
import type { PlexApi, ReadLimits } from '../http/plex-api.ts';
import { asCount, asText, readable } from '../reading/bulk.ts';
import { rowsOf } from '../reading/rows.ts';
import { keyOf, toObservation } from '../reading/to-observation.ts';
import { detailPath } from './detail-batches.ts';
import { UNREAD_FIELDS } from './unread-fields.ts';

const QUERY = {
  // Without it each read makes Plex run its local agents and analyse the file.
  skipRefresh: '1',
  excludeElements:
    'Stream,Similar,Producer,Director,Writer,Country,Rating,Image,UltraBlurColors,Extras,Chapter,Marker',
  excludeFields: UNREAD_FIELDS.join(','),
};

/** What Plex says of these items at once. Items that it leaves out are not in the map; `isGone`: it answered 404. */
export interface DetailAnswer {
  readonly isGone: boolean;
  readonly found: ReadonlyMap<string, Observation>;
}

/** Reads details in one request, or in several where the server caps its pages. */
export async function readDetails(
  api: PlexApi,
  ratingKeys: readonly string[],
  limits: ReadLimits = {},
): Promise<DetailAnswer> {
  const found = new Map<string, Observation>();
  const path = detailPath(ratingKeys);
  for (let start = 0, total = 1; start < total;) {
    const page = { start, size: ratingKeys.length };
    const answer = await api.read({ kind: 'details', path, query: QUERY, page, ...limits });
    if (answer.status === 'not-found') return { isGone: start === 0, found };

    const received = addRows(found, answer.container, ratingKeys);
    start += received;
    total = received === 0 ? 0 : Math.min(totalOf(answer.container), ratingKeys.length);
  }
  return { isGone: false, found };
}

/** Advance by the rows received, never by those asked for. */
function addRows(
  found: Map<string, Observation>,
  container: Container,
  asked: readonly string[],
): number {
  const wanted = new Set(asked);
  const sectionKey = readable(() => asText(container['librarySectionID'])) ?? '';
  const rows = rowsOf(container);
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined && wanted.has(key)) found.set(key, toObservation(row, key, sectionKey));
  }
  return rows.length;
}

function totalOf(container: Container): number {
  return asCount(container['totalSize']) ?? 0;
}
