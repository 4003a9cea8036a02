import { madeUpLibrary } from '../library/index.ts';
import { ask } from '../plex/ask.ts';
import { askStash } from '../stash/ask-stash.ts';
import type { Roll, Worlds } from './nasty.ts';

/** The same two small servers each time. */
export function someWorlds(): Worlds {
  const { stash, plex } = madeUpLibrary({ scenes: 12, now: new Date('2026-01-05T12:00:00Z') });
  stash.configurePlugin('Stash2Plex', { a: 1 });
  return { stash, plex };
}

/** Numbers by chance, the same ones for the same seed. */
export function rollOf(seed: number): Roll {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e_37_79_b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const PLEX_READS = [
  '/identity',
  '/',
  '/library/sections',
  '/library/sections/1/all?type=1&sort=id',
  '/library/sections/1/all?type=1',
  '/library/metadata/1001,1002,1003?skipRefresh=1&excludeElements=Media&includeGuids=1',
  '/library/metadata/1004?skipRefresh=1',
];

const STASH_READS = [
  'query Scenes { findScenes { count scenes { id title updated_at studio { name } files { path size } } } }',
  '{ findScenes(filter: {per_page: 5, page: 2}) { scenes { id } } }',
  '{ findPerformers { count performers { id name } } findStudios { count } findTags { count } }',
  '{ findFiles { count files { id path } } }',
  '{ configuration { general { username apiKey } plugins } }',
  '{ jobQueue { id status } version { version } }',
];

/** What every read of both servers is answered; `broken` where nothing comes. */
export async function answers(worlds: Worlds): Promise<Readonly<Record<string, unknown>>> {
  const all: Record<string, unknown> = {};
  for (const path of PLEX_READS) all[path] = await read(worlds, path);
  // The second page of the same listing.
  all['second page'] = await read(worlds, PLEX_READS[3] ?? '', { start: 4, size: 4 });
  for (const query of STASH_READS) {
    const { status, body } = await askStash(worlds.stash)(query);
    all[query] = { status, body };
  }
  return all;
}

/** An edit that leaves an item as it is. */
export async function edit({ plex }: Worlds, ratingKey = '1004'): Promise<void> {
  const title = encodeURIComponent(plex.items.get(ratingKey)?.values.title ?? '');
  const path = `/library/metadata/${ratingKey}?title.value=${title}`;
  await ask(plex, path, { method: 'PUT', signal: AbortSignal.timeout(PATIENCE_MS) });
}

const PATIENCE_MS = 30;

async function read({ plex }: Worlds, path: string, page = { start: 0, size: 100 }) {
  const headers = {
    'X-Plex-Container-Start': String(page.start),
    'X-Plex-Container-Size': String(page.size),
  };
  const response = await ask(plex, path, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.type === 'error') return 'broken';
  const text = await response.text();
  // A counter, which an edit may move: nothing that a library holds.
  const body = text.replaceAll(/"contentChangedAt":"?\d+"?/g, '');
  return { status: response.status, body };
}

/** What was asked for and answered otherwise. */
export function differing(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys(a).filter((asked) => JSON.stringify(a[asked]) !== JSON.stringify(b[asked]));
}
