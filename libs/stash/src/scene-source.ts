import type { ChangeSource, LookFrom, ScenePage, SceneSource } from '@stash2plex/core';
import { changeSource } from './change-source.ts';
import { fullScenes } from './operations/full-scenes.ts';
import { scenePages } from './scene-pages.ts';
import type { StashApi } from './stash-api.ts';

const PAGE_SIZE = 250;

export interface SceneSourceOptions {
  readonly pageSize?: number;
  /** Minutes east of UTC in which Stash has written all times since then; undefined where that is not sure. */
  readonly offsetSince?: (since: Date) => number | undefined;
}

export function sceneSource(api: StashApi, options: SceneSourceOptions = {}): SceneSource {
  const { pageSize = PAGE_SIZE, offsetSince = () => undefined } = options;
  const changes = changeSource(api);
  return {
    pages: (after) => pages(api, after, pageSize),
    changedSince: (since) => changedSince(changes, { since, offset: offsetSince(since) }),
    byIds: async (ids) => {
      const { scenes } = await changes.read(ids);
      return ids.flatMap((id) => scenes.get(id) ?? []);
    },
  };
}

async function* pages(api: StashApi, after: string, pageSize: number): AsyncGenerator<ScenePage> {
  const all = { list: fullScenes, range: { after, to: undefined }, pageSize };
  for await (const { rows, count } of scenePages(api, all)) yield { scenes: rows, total: count };
}

async function* changedSince(
  changes: ChangeSource,
  { since, offset }: LookFrom,
): AsyncGenerator<readonly string[]> {
  // Stash cuts its times to whole seconds, so an edit may seem up to a second older than it is.
  const second = Math.floor(since.getTime() / 1000) * 1000;
  const { scenes, scenesOfFiles, named } = await changes.look({
    since: new Date(second - 1),
    offset,
  });

  for await (const versions of scenes) yield versions.map(({ id }) => id);
  yield* scenesOfFiles;
  for await (const versions of named) {
    for (const [kind, some] of Map.groupBy(versions, (each) => each.kind)) {
      const ids = some.map(({ id }) => id);
      yield* changes.scenesOf(kind, ids);
    }
  }
}
