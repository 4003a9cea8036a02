import {
  NAMED_KINDS,
  type Look,
  type LookFrom,
  type NamedVersion,
  type SceneVersion,
} from '@stash2plex/core';
import { namedPages } from './named-pages.ts';
import { fileLook } from './operations/file-look.ts';
import { ALL_IDS, fileUpdatedAfter, updatedAfter } from './operations/filters.ts';
import { firstLook, type FirstLook } from './operations/first-look.ts';
import { namedPage } from './operations/named-list.ts';
import { sceneFileTimes, type SceneFileTimes } from './operations/scene-file-times.ts';
import type { Page } from './operations/scene-list.ts';
import { sceneVersions } from './operations/scene-versions.ts';
import { fromPages, scenePages } from './scene-pages.ts';
import type { StashApi } from './stash-api.ts';

export interface Source {
  readonly api: StashApi;
  readonly pageSize: number;
}

/** One request where Stash knows nothing of files, else two; and one for each further page that is wanted. */
export async function look(source: Source, from: LookFrom | undefined): Promise<Look> {
  const { api, pageSize } = source;
  const first = await firstLook(api, { from, limit: pageSize });
  const files = first.knowsFiles ? await fileLook(api, { from, limit: pageSize }) : undefined;

  return {
    at: first.at,
    zone: first.zone,
    counts: { ...first.counts, file: files?.count },
    scenes: versionsSince(source, from, first.scenes),
    named: namedSince(source, from, first.named),
    scenesOfFiles: movedSince(source, from, files?.scenes),
  };
}

// Stash's filters are by text and may find what changed up to 28 h before, too: what comes is held against the instant.

function versionsSince(
  { api, pageSize }: Source,
  from: LookFrom | undefined,
  first: Page<SceneVersion>,
): AsyncGenerator<readonly SceneVersion[]> {
  const where = from && updatedAfter(from);
  const pages = scenePages(api, { list: sceneVersions, range: ALL_IDS, where, pageSize, first });
  return fromPages(pages, (rows) => laterThan(from, rows));
}

async function* namedSince(
  { api, pageSize }: Source,
  from: LookFrom | undefined,
  first: FirstLook['named'],
): AsyncGenerator<readonly NamedVersion[]> {
  for (const kind of NAMED_KINDS) {
    const ask = (page: number, perPage: number) => namedPage(api, { kind, from, page, perPage });
    const pages = namedPages({ kind, pageSize, ask, first: first[kind] });
    yield* fromPages(pages, (rows) => laterThan(from, rows));
  }
}

async function* movedSince(
  { api, pageSize }: Source,
  from: LookFrom | undefined,
  first: Page<SceneFileTimes> | undefined,
): AsyncGenerator<readonly string[]> {
  if (!from || !first) return;
  const where = fileUpdatedAfter(from);
  const pages = scenePages(api, { list: sceneFileTimes, range: ALL_IDS, where, pageSize, first });
  yield* fromPages(pages, (rows) => {
    const moved = rows.filter(({ updatedAt }) => updatedAt.some((at) => at > from.since));
    return moved.map(({ id }) => id);
  });
}

function laterThan<Row extends { readonly updatedAt: Date }>(
  from: LookFrom | undefined,
  rows: readonly Row[],
): readonly Row[] {
  return from ? rows.filter(({ updatedAt }) => updatedAt > from.since) : rows;
}
