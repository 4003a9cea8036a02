import type { PathSettings, Scene, Section } from '@stash2plex/core';
import { folderOf, liesIn, pathKey, toPlexPath } from '@stash2plex/matching';

/** A folder that Plex would have to scan to find a scene. */
export interface FolderWish {
  readonly sectionKey: string;
  /** As Plex sees it. */
  readonly folder: string;
  readonly folderKey: string;
}

/** The folders of the scene's files in each library whose own folders hold them; none where no library does. */
export function folderWishes(
  { files }: Scene,
  sections: readonly Section[],
  paths: PathSettings,
): readonly FolderWish[] {
  const folders = files.flatMap(({ path }) => folderOf(toPlexPath(path, paths.mappings)) ?? []);
  const wishes = [...new Set(folders)].flatMap((folder) => {
    const holding = sections.filter(({ locations }) =>
      locations.some((location) => liesIn(folder, location, paths)),
    );
    const folderKey = pathKey(folder, paths.ignoreCase);
    return holding.map(({ key }) => ({ sectionKey: key, folder, folderKey }));
  });
  return [...new Map(wishes.map((wish) => [nameOf(wish), wish])).values()];
}

/** Tells a folder of a library from all others. */
export function nameOf({ sectionKey, folderKey }: Omit<FolderWish, 'folder'>): string {
  return `${sectionKey} ${folderKey}`;
}
