import type { Scene, Scope } from '@stash2plex/core';
import { plexWorld, type PlexWorld } from '../plex/index.ts';
import { stashWorld, type StashWorld } from '../stash/index.ts';
import { itemsOf, mergedItem, PLEX_ROOT, STASH_ROOT } from './items-of.ts';
import { kindOf, type Kind } from './kinds.ts';
import { madeUpScene } from './made-up-scene.ts';
import { sceneShelf } from './scene-shelf.ts';
import { truthOf, type Truth } from './truth.ts';

export interface LibraryOptions {
  readonly scenes: number;
  /** When the story begins; scenes are older than that. */
  readonly now: Date;
}

/** Both servers, filled with a made-up library, and what is true of it by construction. */
export interface MadeUpLibrary {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  /** The setting `path_map` that brings both together. */
  readonly pathMap: string;
  readonly truth: (scope: Scope) => Truth;
}

/** Always the same library for the same options. A twentieth as many foreign items lie in Plex besides. */
export function madeUpLibrary({ scenes, now }: LibraryOptions): MadeUpLibrary {
  const stash = stashWorld({ now });
  const plex = plexWorld({ sections: SECTIONS });
  const put = sceneShelf(stash);
  const made: { scene: Scene; kind: Kind }[] = [];
  let waiting: Scene | undefined;

  for (let number = 1; number <= scenes; number += 1) {
    const kind = kindOf(number);
    const scene = madeUpScene({ number, kind, now });
    put(scene);
    made.push({ scene, kind });
    for (const item of itemsOf(scene, kind)) plex.addItem(item);
    if (kind !== 'merged') continue;
    if (waiting) plex.addItem(mergedItem(waiting, scene));
    waiting = waiting ? undefined : scene;
  }
  // The last one found nobody to be merged with: Plex has it on its own.
  if (waiting) itemsOf(waiting, 'in-line').forEach(plex.addItem);
  const foreign = addForeignItems(plex, scenes / 20);
  stash.clock.setNow(now);
  const pathMap = `${STASH_ROOT} => ${PLEX_ROOT}`;
  const known = made.map((each) => (each.scene === waiting ? { ...each, kind: ALONE } : each));
  return { stash, plex, pathMap, truth: (scope) => truthOf({ made: known, foreign }, scope, now) };
}

const ALONE: Kind = 'in-line';

const SECTIONS = [
  { key: '1', title: 'Films', locations: [PLEX_ROOT] },
  { key: '2', title: 'Films, second copy', locations: [`${PLEX_ROOT}2`] },
  { key: '3', title: 'Series', type: 'show', locations: ['/media/series'] },
];

/** Returns their files. */
function addForeignItems(plex: PlexWorld, count: number): string[] {
  return Array.from({ length: count }, (_, nth) => {
    const number = nth + 1;
    const path = `${PLEX_ROOT}/Holidays/${number}.mkv`;
    plex.addItem({ sectionKey: '1', parts: [{ path, size: number }] });
    return path;
  });
}
