import type { ChangeSource, IdRange, NamedKind, Scene, ScenesRead } from '@stash2plex/core';
import { chunksOf } from './chunks-of.ts';
import { look, type Source } from './look.ts';
import { namedPages } from './named-pages.ts';
import { countScenes } from './operations/count-scenes.ts';
import { ALL_IDS, referringTo } from './operations/filters.ts';
import { namedPage } from './operations/named-list.ts';
import { readScenes } from './operations/read-scenes.ts';
import { sceneFiles } from './operations/scene-files.ts';
import { sceneIds } from './operations/scene-ids.ts';
import { fromPages, scenePages } from './scene-pages.ts';
import type { StashApi } from './stash-api.ts';

// Stash brings a page into order by comparing each row with each: 5,000 cost it 25 ms, ten times as many a hundredfold.
const PAGE_SIZE = 5000;
const FILES_PAGE_SIZE = 1000;
const REFS = 500;
const RANGES = 100;
const SCENES = 250;

/** Pages of light lists hold `pageSize` rows. */
export function changeSource(api: StashApi, pageSize = PAGE_SIZE): ChangeSource {
  const source = { api, pageSize };
  return {
    look: (from) => look(source, from),
    scenesOf: (kind, ids) => scenesOf(source, kind, ids),
    countScenes: (ranges) => countAll(api, ranges),
    sceneIds: (range) => idsOf(scenePages(api, { list: sceneIds, range, pageSize })),
    allNamed: (kind) => allNamed(source, kind),
    sceneFiles: () => {
      const files = { list: sceneFiles, range: ALL_IDS, pageSize: FILES_PAGE_SIZE };
      return fromPages(scenePages(api, files), (rows) => rows);
    },
    read: (ids) => read(api, ids),
  };
}

async function* scenesOf({ api, pageSize }: Source, kind: NamedKind, ids: readonly string[]) {
  for (const some of chunksOf(ids, REFS)) {
    const where = referringTo(kind, some);
    yield* idsOf(scenePages(api, { list: sceneIds, range: ALL_IDS, where, pageSize }));
  }
}

function idsOf(pages: ReturnType<typeof scenePages<{ readonly id: string }>>) {
  return fromPages(pages, (rows) => rows.map(({ id }) => id));
}

async function countAll(api: StashApi, ranges: readonly IdRange[]): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const some of chunksOf(ranges, RANGES)) counts.push(...(await countScenes(api, some)));
  return counts;
}

function allNamed({ api, pageSize }: Source, kind: NamedKind) {
  const ask = (page: number, perPage: number) =>
    namedPage(api, { kind, from: undefined, page, perPage });
  return fromPages(namedPages({ kind, pageSize, ask }), (rows) => rows);
}

async function read(api: StashApi, ids: readonly string[]): Promise<ScenesRead> {
  const scenes = new Map<string, Scene>();
  let at: Date | undefined;
  for (const some of chunksOf([...new Set(ids)], SCENES)) {
    const answer = await readScenes(api, some);
    // The first: none of them was read before it.
    at ??= answer.at;
    for (const scene of answer.scenes) scenes.set(scene.id, scene);
  }
  return { at: at ?? new Date(), scenes };
}
