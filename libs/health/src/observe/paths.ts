import type { PathSettings, Scene, SceneSource, Section } from '@stash2plex/core';
import { pathKey, toPlexPath } from '@stash2plex/matching';
import type { PathFacts, PathMiss } from '../facts.ts';

const MOST_MISSES = 5;

interface Wanted {
  readonly scenes: Pick<SceneSource, 'pages'>;
  readonly paths: PathSettings;
  readonly handled: readonly Section[];
}

/** Looks at the first and the last few hundred scenes, with two requests: new folders come with new scenes. */
export async function observePaths({ scenes, paths, handled }: Wanted): Promise<PathFacts> {
  const first = await pageAfter(scenes, '0');
  const total = first.total ?? first.scenes.length;
  const lastSeen = Number(first.scenes.at(-1)?.id ?? 0);
  const isAll = first.scenes.length >= total;
  // Ids only grow, so the highest is no lower than there are scenes: this page is never empty.
  const after = Math.max(lastSeen, total - first.scenes.length);
  const last = isAll ? [] : (await pageAfter(scenes, String(after))).scenes;
  const looked = [...first.scenes, ...last];
  const locations = handled.flatMap((section) => section.locations);
  return { ...judge(looked, { paths, locations }), scenesInStash: total, locations };
}

async function pageAfter(scenes: Wanted['scenes'], after: string) {
  for await (const page of scenes.pages(after)) return page;
  return { scenes: [], total: undefined };
}

interface Folders {
  readonly paths: PathSettings;
  readonly locations: readonly string[];
}

function judge(scenes: readonly Scene[], { paths, locations }: Folders) {
  const { mappings, ignoreCase } = paths;
  const folders = locations.map((folder) => withSlash(pathKey(folder, ignoreCase)));
  const files = scenes.flatMap((scene) => scene.files.map(({ path }) => path)).filter(Boolean);
  const missing = new Map<string, PathMiss>();
  let under = 0;
  for (const stash of files) {
    const plex = toPlexPath(stash, mappings);
    const key = pathKey(plex, ignoreCase);
    if (folders.some((folder) => key.startsWith(folder))) under += 1;
    else note(missing, folderOf(key), { stash, plex });
  }
  return { scenes: scenes.length, files: files.length, under, misses: [...missing.values()] };
}

function note(missing: Map<string, PathMiss>, folder: string, miss: PathMiss): void {
  if (missing.size < MOST_MISSES && !missing.has(folder)) missing.set(folder, miss);
}

function withSlash(key: string): string {
  return key.endsWith('/') ? key : `${key}/`;
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}
