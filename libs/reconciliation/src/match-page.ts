import type { Observation, PlexItem, Scene } from '@stash2plex/core';
import { matchByPath, scenePathKeys } from '@stash2plex/matching';
import { askPlex } from './ask-plex.ts';
import { sectionKeys, type PlexSide, type Run } from './run.ts';

/** What became of one scene on the Plex side. */
export interface SceneMatch {
  readonly scene: Scene;
  readonly matchedBy: 'path' | 'name-and-size' | 'none';
  readonly targets: readonly PlexItem[];
  /** Items that hold the scene's file and others' too: never written. */
  readonly ambiguous: readonly PlexItem[];
  /** Why it cannot be told whether Plex has the scene. */
  readonly unknown: string | undefined;
  /** Items that the index knew and Plex has no more. */
  readonly vanished: number;
}

/** Looks a page of scenes up in the index and confirms every match by path in the detail read. */
export async function matchPage(
  run: Run,
  plex: PlexSide,
  scenes: readonly Scene[],
): Promise<SceneMatch[]> {
  const keys = new Map(scenes.map((scene) => [scene, scenePathKeys(scene, run.settings.paths)]));
  const hits = run.parts.index.byPath(sectionKeys(plex), [...keys.values()].flat());
  const candidates = (scene: Scene) =>
    (keys.get(scene) ?? []).flatMap((key) => hits.get(key) ?? []).map((item) => item.ratingKey);

  const wanted = [...new Set(scenes.flatMap(candidates))];
  const observed = await observe(run, wanted);
  return scenes.map((scene) =>
    toMatch(run, scene, new Set(candidates(scene)), (key) => observed.get(key)),
  );
}

export async function observe(
  run: Run,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  if (ratingKeys.length === 0) return new Map();
  return askPlex(run, () => run.parts.items.details(ratingKeys));
}

function toMatch(
  run: Run,
  scene: Scene,
  candidates: ReadonlySet<string>,
  look: (ratingKey: string) => Observation | undefined,
): SceneMatch {
  const seen = [...candidates].map((key) => look(key) ?? notAnswered(key));
  const present = seen.flatMap((each) => (each.status === 'present' ? [each.item] : []));
  const unknown = seen.find((each) => each.status === 'unknown');
  const { targets, ambiguous, moved } = matchByPath(scene, present, run.settings.paths);
  const [elsewhere] = moved;
  const because = elsewhere && `item ${elsewhere.ratingKey} changed while the run went on`;
  return {
    scene,
    matchedBy: targets.length > 0 ? 'path' : 'none',
    targets,
    ambiguous,
    unknown: unknown?.because ?? because,
    vanished: seen.filter(({ status }) => status === 'absent').length,
  };
}

function notAnswered(ratingKey: string): Observation {
  return { status: 'unknown', because: `Plex said nothing of item ${ratingKey}` };
}
