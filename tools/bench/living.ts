// A whole Stash of its own beside a Plex, with the built hook and worker; what it takes is seen on real clocks.
import {
  besidePlex,
  plexWorld,
  stashWorld,
  type BesidePlex,
  type PlexWorld,
  type StashWorld,
} from '@stash2plex/testing';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../dist/Stash2Plex');
const SIZE = 1000;

export interface Living extends Pick<BesidePlex, 'host' | 'rest'> {
  /** So many scenes that are in line with their items; their ids. */
  readonly fill: (count: number) => readonly string[];
  /** Edits that Plex has carried out; `at` in milliseconds as `Date.now` tells them. */
  readonly edits: () => readonly { readonly summary: string; readonly at: number }[];
}

export async function withStash<Result>(
  work: (living: Living) => Promise<Result>,
): Promise<Result> {
  const [stash, plex] = [stashWorld({}), livePlex()];
  const beside = await besidePlex({ stash, plex, folder: FOLDER, name: 'stash2plex-bench-' });
  beside.configure({ plex_rate: 50 });
  try {
    const { host, rest } = beside;
    return await work({ host, rest, ...fillingOf({ stash, plex }) });
  } finally {
    await beside.close();
  }
}

/** Its clock goes. */
function livePlex(): PlexWorld {
  return Object.defineProperty(plexWorld(), 'now', { get: () => new Date() });
}

interface Worlds {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
}

function fillingOf({ stash, plex }: Worlds): Pick<Living, 'edits' | 'fill'> {
  return {
    fill: (count) => Array.from({ length: count }, (_, index) => addPair({ stash, plex }, index)),
    edits: () =>
      plex.writes.map(({ texts, at }) => ({ summary: texts['summary'] ?? '', at: at.getTime() })),
  };
}

function addPair({ stash, plex }: Worlds, index: number): string {
  const path = `/data/${index}.mp4`;
  const files = [{ path, size: SIZE }];
  const [title, summary, date] = [`Scene ${index}`, 'A summary.', '2024-05-06'];
  plex.addItem({ parts: files, values: { title, summary, originallyAvailableAt: date } });
  return stash.addScene({ title, details: summary, date, files }).id;
}
