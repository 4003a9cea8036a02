import { UnavailableError, type Section } from '@stash2plex/core';
import * as z from 'zod';
import { mustExist } from '../http/answer.ts';
import type { PlexApi, ReadLimits } from '../http/plex-api.ts';
import { flag, indispensable, many, optionalText } from '../reading/lenient.ts';
import { isAskable } from './detail-batches.ts';

const directory = z.object({
  key: indispensable.refine(isAskable),
  type: indispensable,
  title: optionalText,
  refreshing: flag,
  // Clients take a 0 for a token that may only read; one that is not there says nothing.
  allowSync: z.unknown().optional(),
  contentChangedAt: optionalText,
  updatedAt: optionalText,
  scannedAt: optionalText,
  Location: many(z.object({ path: optionalText })).catch([]),
});
const FALSE: ReadonlySet<unknown> = new Set<unknown>([false, 0, '0', 'false']);
const schema = z.object({ Directory: many(z.looseObject({})) });

/** Nobody has more libraries; without a size some builds answer 400. */
const PAGE = { start: 0, size: 1000 };

/**
 * The libraries of the server. One that cannot be read and may hold movies fails the read: its items must not look absent.
 */
export async function sections(api: PlexApi, limits: ReadLimits = {}): Promise<readonly Section[]> {
  const path = '/library/sections';
  const answer = await api.read({ kind: 'sections', path, page: PAGE, ...limits });
  const container = mustExist(
    answer,
    'The server at plex_url knows no libraries (404): is it Plex, is the path in plex_url right?',
  );
  const { success, data } = schema.safeParse(container);
  if (!success) throw unreadable();
  return data.Directory.flatMap(readSection);
}

function readSection(raw: object): Section | [] {
  const { success, data } = directory.safeParse(raw);
  if (success) return toSection(data);
  const type = 'type' in raw ? raw.type : undefined;
  if (typeof type === 'string' && !['', 'movie'].includes(type)) return [];
  throw unreadable();
}

function unreadable(): UnavailableError {
  return new UnavailableError('Plex describes its libraries in an unreadable way.');
}

function toSection(raw: z.infer<typeof directory>): Section {
  const { key, type, title, refreshing, contentChangedAt, updatedAt, scannedAt, Location } = raw;
  const isReadOnly = FALSE.has(raw.allowSync);
  return {
    key,
    type,
    title,
    refreshing,
    ...(isReadOnly && { isReadOnly }),
    // contentChangedAt is a counter, the others are times; none moves reliably, so any of them counts.
    changeMark: [contentChangedAt, updatedAt, scannedAt].join('/'),
    locations: Location.map(({ path }) => path).filter(Boolean),
  };
}
