import type { StashWorld } from '@stash2plex/testing';
import { shownOf } from './random-edits.fixture.ts';

/** What became of scenes since the watch began: what the queue has to hold in the end, and nothing else. */
export interface Watch {
  /** Call it after every edit, or what is taken back later is not known to have been there. */
  readonly note: () => void;
  /** Ids of scenes that show something else than at first and are worth writing. */
  readonly changed: () => readonly string[];
  /** Whether the scene is there and has ever shown something else than at first. */
  readonly everChanged: (id: string) => boolean;
}

/** `also`: ids of scenes that have something to write of which the scene itself does not tell. */
export function watch(
  stash: StashWorld,
  also: () => ReadonlySet<string> = () => new Set<string>(),
): Watch {
  const first = new Map(stash.scenes.all().map((scene) => [scene.id, shownOf(scene)]));
  const ever = new Set<string>();
  const differing = () => {
    const others = also();
    return stash.scenes
      .all()
      .filter((scene) => first.get(scene.id) !== shownOf(scene) || others.has(scene.id));
  };
  const note = () => {
    for (const { id } of differing()) ever.add(id);
  };
  return {
    note,
    changed: () =>
      differing()
        .filter(({ details }) => details !== '')
        .map(({ id }) => id),
    everChanged: (id) => {
      // An edit that is committed late may be there since the last note.
      note();
      return ever.has(id) && stash.scenes.get(id) !== undefined;
    },
  };
}
