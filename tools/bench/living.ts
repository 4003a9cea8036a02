// A whole Stash of its own beside a Plex, with the built hook and worker; what it takes is seen on real clocks.
import {
  plexHandlers,
  plexWorld,
  serve,
  stashHost,
  stashWorld,
  type PlexWorld,
  type StashHost,
  type StashWorld,
} from '@stash2plex/testing';
import { join } from 'node:path';
import { inDirectory } from './in-directory.ts';

const FOLDER = join(import.meta.dirname, '../../dist/Stash2Plex');
const TEN_MINUTES_MS = 600_000;
const SIZE = 1000;

export interface Living {
  readonly host: StashHost;
  /** So many scenes that are in line with their items; their ids. */
  readonly fill: (count: number) => readonly string[];
  /** Looks until no change is young any more. */
  readonly rest: () => Promise<void>;
  /** Edits that Plex has carried out; `at` in milliseconds as `Date.now` tells them. */
  readonly edits: () => readonly { readonly summary: string; readonly at: number }[];
}

export function withStash<Result>(work: (living: Living) => Promise<Result>): Promise<Result> {
  return inDirectory(async (directory) => {
    const stash = stashWorld({});
    const plex = livePlex();
    const served = await serve(plexHandlers(plex));
    stash.configurePlugin('Stash2Plex', {
      ...{ plex_url: served.url, plex_token: plex.token, plex_rate: 50 },
    });
    const host = await stashHost({ world: stash, folder: FOLDER, directory });
    try {
      return await work(livingOf(host, { stash, plex }));
    } finally {
      await host.close();
      await served.close();
    }
  });
}

/** Its clock goes. */
function livePlex(): PlexWorld {
  return Object.defineProperty(plexWorld(), 'now', { get: () => new Date() });
}

interface Worlds {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
}

function livingOf(host: StashHost, { stash, plex }: Worlds): Living {
  return {
    host,
    fill: (count) => Array.from({ length: count }, (_, index) => addPair({ stash, plex }, index)),
    rest: async () => {
      for (let look = 0; look < 2; look += 1) {
        host.queueTask('Catch Up');
        await host.settled();
        stash.clock.advance(TEN_MINUTES_MS);
      }
    },
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
