import { UnavailableError, type Section } from '@stash2plex/core';
import * as z from 'zod';
import { mustExist } from '../http/answer.ts';
import type { PlexApi } from '../http/plex-api.ts';
import { flag, many, optionalText, text } from '../reading/lenient.ts';

const directory = z.object({
  key: text,
  type: text,
  title: optionalText,
  refreshing: flag,
  contentChangedAt: optionalText,
  updatedAt: optionalText,
  scannedAt: optionalText,
  Location: many(z.object({ path: optionalText })),
});
const schema = z.object({ Directory: many(directory) });

/** Nobody has more libraries; without a size some builds answer 400. */
const PAGE = { start: 0, size: 1000 };

/** The libraries of the server. One that cannot be read fails the read: its items must not look absent. */
export async function sections(api: PlexApi): Promise<readonly Section[]> {
  const answer = await api.read({ kind: 'sections', path: '/library/sections', page: PAGE });
  const container = mustExist(
    answer,
    'The server at plex_url knows no libraries (404): is it Plex, is the path in plex_url right?',
  );
  const parsed = schema.safeParse(container);
  if (!parsed.success)
    throw new UnavailableError('Plex describes its libraries in an unreadable way.');
  return parsed.data.Directory.map(toSection);
}

function toSection(raw: z.infer<typeof directory>): Section {
  const { key, type, title, refreshing, contentChangedAt, updatedAt, scannedAt, Location } = raw;
  return {
    key,
    type,
    title,
    refreshing,
    // contentChangedAt is a counter, the others are times; none moves reliably, so any of them counts.
    changeMark: [contentChangedAt, updatedAt, scannedAt].join('/'),
    locations: Location.map(({ path }) => path).filter(Boolean),
  };
}
