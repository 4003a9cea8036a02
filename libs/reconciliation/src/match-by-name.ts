import type { IndexedItem, Match, Unmatched } from '@stash2plex/core';
import { matchNamed, sortObserved, type SceneMatch } from '@stash2plex/lookup';
import { doubted } from './doubts.ts';
import { observe } from './observe.ts';
import { sectionKeys, type PlexSide, type Run } from './run.ts';

/** What file names and sizes say of a page of scenes that no path matched. */
export interface NamedPage {
  /** Scenes with items of their own, and scenes whose items could not be read. */
  readonly matches: readonly SceneMatch[];
  /** Scenes whose names fit several items, or items of others: nobody may write those. */
  readonly ambiguous: readonly string[];
}

export async function matchByName(
  run: Run,
  plex: PlexSide,
  page: readonly Unmatched[],
): Promise<NamedPage> {
  const sceneIds = page.map(({ scene }) => scene.id);
  const found = run.parts.scratch.byNameAndSize(sectionKeys(plex), sceneIds);
  const free = freeAmong(run, plex, found.unique);
  const candidates = Map.groupBy(free, ({ sceneId }) => sceneId);
  const observed = await observe(
    run,
    free.map(({ ratingKey }) => ratingKey),
  );

  const named = page.flatMap((unmatched) => {
    const items = candidates.get(unmatched.scene.id) ?? [];
    return items.length > 0 ? [matchNamed(unmatched, sortObserved(items, observed))] : [];
  });
  const seen = doubted(run, plex, named);
  const isShared = ({ ambiguous }: SceneMatch) => ambiguous.length > 0;
  const taken = found.unique.filter((match) => !free.includes(match));
  const barred = [...taken.map(({ sceneId }) => sceneId), ...found.ambiguous];
  return {
    matches: seen.filter((match) => !isShared(match) && hasSomething(match)),
    ambiguous: [...new Set([...barred, ...seen.filter(isShared).map(({ scene }) => scene.id)])],
  };
}

function hasSomething({ targets, unknown }: SceneMatch): boolean {
  return targets.length > 0 || unknown !== undefined;
}

/**
 * A run of a recent scope has not seen every scene. What it finds by name is free only if earlier runs know all owners
 * and this item's is nobody else.
 */
function freeAmong(run: Run, plex: PlexSide, unique: readonly Match[]): readonly Match[] {
  if (run.start.scope === 'all') return unique;
  const { machineIdentifier } = plex.server;
  const keys = unique.map(({ ratingKey }) => ratingKey);
  const owners = run.parts.memory.matchesOfItems(machineIdentifier, keys);
  const ownersOf = ({ ratingKey }: IndexedItem) =>
    owners.filter((own) => own.ratingKey === ratingKey).map(({ sceneId }) => sceneId);
  const knowsAll = run.parts.memory.knowsAllOwners(machineIdentifier);
  return unique.filter((match) => {
    const own = ownersOf(match);
    return own.length === 0 ? knowsAll : own.every((sceneId) => sceneId === match.sceneId);
  });
}
