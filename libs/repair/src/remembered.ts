import type { IndexedItem, Observation } from '@stash2plex/core';
import { hasNothing, matchNamed, sortObserved, type SceneMatch } from '@stash2plex/lookup';
import { namesOf } from '@stash2plex/matching';
import type { PlexSide } from './open-plex.ts';
import type { Run } from './parts.ts';

export interface RememberedReads {
  readonly plex: PlexSide;
  readonly details: (ratingKeys: readonly string[]) => Promise<ReadonlyMap<string, Observation>>;
}

/**
 * Only a run that sees all scenes and all items can tell that a file name and size are one scene's alone. What the last
 * one found so stands while the item still holds a file of that name and size.
 */
export async function withRemembered(
  { parts: { store } }: Run,
  { plex, details }: RememberedReads,
  matches: readonly SceneMatch[],
): Promise<readonly SceneMatch[]> {
  const { server, sections } = plex;
  const lost = matches.filter(hasNothing).map(({ scene }) => scene.id);
  const handled = new Set(sections.map(({ key }) => key));
  const known = store
    .matches(server.machineIdentifier, lost)
    .filter(({ sectionKey }) => handled.has(sectionKey));
  if (known.length === 0) return matches;

  const items = Map.groupBy(known, ({ sceneId }) => sceneId);
  const observed = await details([...new Set(known.map(({ ratingKey }) => ratingKey))]);
  return matches.map((match) => {
    const candidates = items.get(match.scene.id);
    if (!candidates || !hasNothing(match)) return match;
    const found = asRemembered(match, candidates, observed);
    // An earlier listing may not know under which key it is now; one of this drain would.
    return plex.wasListed ? { ...found, vanished: match.vanished } : found;
  });
}

/** An item that holds other files by now is another's: it says nothing of this scene. */
function asRemembered(
  match: SceneMatch,
  candidates: readonly IndexedItem[],
  observed: ReadonlyMap<string, Observation>,
): SceneMatch {
  const unmatched = { scene: match.scene, names: namesOf(match.scene) };
  const found = matchNamed(unmatched, sortObserved(candidates, observed));
  return { ...found, ambiguous: [], vanished: match.vanished + found.vanished };
}
