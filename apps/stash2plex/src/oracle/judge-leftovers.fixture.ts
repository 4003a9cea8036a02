// What only the end of a run can tell: items that no scene has, scenes of which it is not sure which item is theirs.
import type { WorldItem } from '@stash2plex/testing';
import { expect } from 'vitest';
import { desiredOf, isWorthIt } from './desired.fixture.ts';
import { itemsByPlace, type Items, type Library, type Placed } from './library.fixture.ts';
import type { Told } from './worker.fixture.ts';

/** `type scene`, and `type path` of items without scene, of what only a run that has seen everything can tell. */
export function trueLeftovers(library: Library): readonly string[] {
  return [...ambiguousIn(library), ...orphansIn(library).map(orphaned)].toSorted();
}

function ambiguousIn({ placed, plex, stash, wish }: Library): readonly string[] {
  const items = itemsByPlace(plex);
  return placed
    .filter((each) => stash.scenes.get(each.scene.id) && isAmbiguous(each, items))
    .filter(({ scene }) => isWorthIt(desiredOf(scene, wish), wish))
    .map(({ scene }) => `ambiguous-match ${scene.id}`);
}

/** Items that no scene of Stash has. */
function orphansIn(library: Library): readonly WorldItem[] {
  const { placed, plex, stash } = library;
  // What only looks like its file is not the scene's.
  const own = placed
    .filter(({ scene, stand }) => stash.scenes.get(scene.id) && stand !== 'missing')
    .flatMap(({ places }) => places);
  return [...itemsByPlace(plex)]
    .filter(([place, item]) => isToBeSeen(library, item) && !own.includes(place))
    .map(([, item]) => item);
}

function orphaned(item: WorldItem): string {
  return `orphaned-item ${firstPath(item)}`;
}

function isAmbiguous({ kind, stand, places }: Placed, items: Items): boolean {
  const there = places.filter((place) => items.has(place)).length;
  return stand === 'ambiguous' && there > (kind === 'moved-twice' ? 1 : 0);
}

/** Of a library that is handled, not in the trash, and no copy that Plex has made. */
function isToBeSeen({ handled }: Library, { sectionKey, deletedAt, media }: WorldItem): boolean {
  const isCopy = media.every(({ proxyType }) => proxyType !== undefined);
  return handled.includes(sectionKey) && deletedAt === undefined && !isCopy;
}

function firstPath({ media }: WorldItem): string {
  return (media[0]?.parts[0]?.path ?? '').normalize('NFC');
}

/** What is left over is told as it is; of a library where that is too much it is said. */
export function judgeLeftovers({ gaps, output }: Told, library: Library): void {
  const ofLeftovers = ['orphaned-item', 'ambiguous-match'];
  const told = gaps.filter((gap) => ofLeftovers.some((type) => gap.startsWith(`${type} `)));
  const orphans = Map.groupBy(orphansIn(library), ({ sectionKey }) => sectionKey);
  const all = library.handled.map((key) => ({ key, items: orphans.get(key) ?? [] }));
  const { tooMany = [], few = [] } = Object.groupBy(all, ({ key, items }) =>
    isTooMany(library, key, items.length) ? 'tooMany' : 'few',
  );
  const toTell = few.flatMap(({ items }) => items.map(orphaned));
  expect(told).toEqual([...ambiguousIn(library), ...toTell].toSorted());
  const withheld = output?.run?.withheld.map(({ section, count }) => ({ section, count }));
  expect(withheld).toEqual(
    tooMany.map(({ key, items }) => ({
      section: library.plex.sections.get(key)?.title,
      count: items.length,
    })),
  );
}

/** More than twenty, and more than a fifth of what there is to be seen. */
function isTooMany(library: Library, key: string, orphans: number): boolean {
  const inIt = library.plex.itemsOf(key).filter((item) => isToBeSeen(library, item));
  return orphans > 20 && orphans > inIt.length / 5;
}
