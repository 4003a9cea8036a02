import type { ScenePage, SceneQuery, SceneSource } from '@stash2plex/core';
import { scenesAfter, type RawPage } from './operations/scenes-after.ts';
import type { StashApi } from './stash-api.ts';

const PAGE_SIZE = 250;

/**
 * Keyset pages, each asked for while the one before is worked on. With `updatedSince`, `total` is an upper
 * bound: Stash counts those of the hours before, too.
 */
export function sceneSource(api: StashApi, pageSize = PAGE_SIZE): SceneSource {
  return { pages: (query) => pages({ api, pageSize }, query) };
}

interface Source {
  readonly api: StashApi;
  readonly pageSize: number;
}

async function* pages(source: Source, query: SceneQuery): AsyncGenerator<ScenePage> {
  const stopped = new AbortController();
  const ask = (after: string, counted: boolean) =>
    scenesAfter(source.api, {
      after,
      counted,
      limit: source.pageSize,
      updatedAfter: query.updatedSince && asSafeText(query.updatedSince),
      signal: stopped.signal,
    });

  try {
    let asked: Promise<RawPage> | undefined = ask(query.after, true);
    let seen = 0;
    let total = 0;
    while (asked) {
      const page: RawPage = await asked;
      const last = page.scenes.at(-1);
      seen += page.scenes.length;
      total = page.count ?? total;
      // A short page is the last one, unless Stash said that there are more: then something caps its pages.
      const isLast = !last || (page.scenes.length < source.pageSize && seen >= total);
      asked = isLast ? undefined : ask(last.id, false);
      // Its failure is told when its turn comes, not as an unhandled rejection before.
      asked?.catch(() => undefined);
      yield { scenes: since(page, query.updatedSince), total: page.count };
    }
  } finally {
    stopped.abort();
  }
}

// Stash compares text: stored times carry the zone they were stored in, at most 14 h off UTC.
const WIDEST_OFFSET_MS = 14 * 3_600_000;

function asSafeText(instant: Date): string {
  const early = new Date(instant.getTime() - WIDEST_OFFSET_MS);
  return `${early.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`;
}

function since({ scenes }: RawPage, instant: Date | undefined) {
  if (!instant) return scenes;
  // Stash cuts its times to whole seconds, so an edit may seem up to a second older than it is.
  const from = Math.floor(instant.getTime() / 1000) * 1000;
  return scenes.filter(({ updatedAt }) => updatedAt.getTime() >= from);
}
