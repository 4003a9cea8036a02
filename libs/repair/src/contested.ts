import { matchByPath } from '@stash2plex/matching';
import type { SceneMatch } from '@stash2plex/lookup';
import type { PlexSide } from './open-plex.ts';
import type { Run } from './parts.ts';
import { readScenes } from './read-scenes.ts';

/**
 * Ids of scenes whose item is nobody's to write: it holds files of another scene too, or an earlier run matched it to
 * another scene that still has one of its files. A scene that is gone (deleted, merged) or whose item has that key no
 * more contests nothing.
 */
export async function contestedScenes(
  run: Run,
  { server }: PlexSide,
  matches: readonly SceneMatch[],
): Promise<ReadonlySet<string>> {
  const { store } = run.parts;
  const ambiguous = matches.filter((match) => match.ambiguous.length > 0);
  const targets = matches.flatMap((match) => match.targets.map((item) => ({ match, item })));
  const keys = targets.map(({ item }) => item.ratingKey);
  const owners = Map.groupBy(store.owners(server.machineIdentifier, keys), (one) => one.ratingKey);
  const rivals = targets.flatMap(({ match, item }) => {
    const others = owners.get(item.ratingKey) ?? [];
    const ids = others.map(({ sceneId }) => sceneId).filter((id) => id !== match.scene.id);
    return ids.map((id) => ({ match, item, id }));
  });

  const ids = [...new Set(rivals.map(({ id }) => id))];
  const read = ids.length > 0 ? await readScenes(run.parts, ids) : [];
  const contested = rivals.filter(({ item, id }) => {
    const rival = read.find((scene) => scene.id === id);
    return rival && matchByPath(rival, [item], run.settings.paths).moved.length === 0;
  });
  return new Set(
    [...ambiguous, ...contested.map(({ match }) => match)].map(({ scene }) => scene.id),
  );
}
