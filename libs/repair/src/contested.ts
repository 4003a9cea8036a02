import type { Match, PlexItem, PlexServer, Scene } from '@stash2plex/core';
import { isNamedAfter, type SceneMatch } from '@stash2plex/lookup';
import { matchByPath, namesOf } from '@stash2plex/matching';
import { fromStash } from './end-of.ts';
import type { Run } from './parts.ts';

/**
 * Ids of scenes whose item another scene claims as well: nobody's to write. Whom an earlier run matched to an item may be gone, or have another item by now: Plex gives keys of the past to other
 * files, and Stash the files of a merged scene to another. So those scenes are read afresh.
 */
export async function contestedScenes(
  run: Run,
  { machineIdentifier }: PlexServer,
  matches: readonly SceneMatch[],
): Promise<ReadonlySet<string>> {
  const { parts } = run;
  const here = matches.flatMap(({ scene, targets }) =>
    targets.map(({ ratingKey }) => ({ sceneId: scene.id, ratingKey })),
  );
  const earlier = parts.store.owners(
    machineIdentifier,
    here.map(({ ratingKey }) => ratingKey),
  );
  const owners = Map.groupBy([...here, ...earlier], ({ ratingKey }) => ratingKey);
  const claims = matches.flatMap((match) =>
    match.targets.flatMap((item) => othersOf(owners, match, item)),
  );
  if (claims.length === 0) return new Set();

  const ids = [...new Set(claims.map(({ ownerId }) => ownerId))];
  const scenes = await fromStash(() => parts.scenes.byIds(ids));
  const known = new Map(scenes.map((scene) => [scene.id, scene]));
  const isTrue = ({ ownerId, match, item }: Claim) =>
    holds(run, known.get(ownerId), { match, item });
  return new Set(claims.filter(isTrue).map(({ match }) => match.scene.id));
}

interface Claim {
  readonly ownerId: string;
  readonly match: SceneMatch;
  readonly item: PlexItem;
}

function othersOf(
  owners: ReadonlyMap<string, readonly Pick<Match, 'sceneId'>[]>,
  match: SceneMatch,
  item: PlexItem,
): Claim[] {
  const ids = (owners.get(item.ratingKey) ?? []).map(({ sceneId }) => sceneId);
  const others = ids.filter((id) => id !== match.scene.id);
  return others.map((ownerId) => ({ ownerId, match, item }));
}

/** A file name and size say less than a path. */
function holds(
  { settings: { paths } }: Run,
  owner: Scene | undefined,
  { match, item }: Pick<Claim, 'item' | 'match'>,
): boolean {
  if (!owner) return false;
  if (matchByPath(owner, [item], paths).moved.length === 0) return true;
  return match.matchedBy === 'name-and-size' && isNamedAfter(namesOf(owner), item);
}
