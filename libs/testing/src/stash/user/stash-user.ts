import { stashEdits } from '../edits.ts';
import type { StashWorld } from '../stash-world.ts';
import { libraryVerbs, type LibraryVerbs } from './library-verbs.ts';
import { performerVerbs, type PerformerVerbs } from './performer-verbs.ts';
import { sceneVerbs, type SceneVerbs } from './scene-verbs.ts';
import { studioVerbs, type StudioVerbs } from './studio-verbs.ts';
import { tagVerbs, type TagVerbs } from './tag-verbs.ts';

/** Stash's mutations under their own names, and its jobs. */
export interface StashVerbs
  extends SceneVerbs, PerformerVerbs, StudioVerbs, TagVerbs, LibraryVerbs {}

/**
 * Somebody who works with Stash: each verb is one transaction, moves `updated_at` of what Stash moves it for, and then
 * fires the hooks that Stash fires, one after the other.
 */
export interface StashUser extends StashVerbs {
  /**
   * What is done in `edit` takes its times now, but is there for readers only after so long on the world's clock, and
   * its hooks come after that: a transaction that waited for others. Throws what `edit` throws then.
   */
  readonly committedLate: (afterMs: number, edit: (user: StashVerbs) => void) => Promise<void>;
}

export function stashUser(world: StashWorld): StashUser {
  return {
    ...verbsAt(world, world.clock.stamp),
    committedLate: (afterMs, edit) => {
      const begunAt = world.clock.stamp();
      const user = verbsAt(world, () => begunAt);
      return new Promise((resolve, reject) => {
        world.clock.after(afterMs, () => {
          Promise.try(edit, user).then(resolve, reject);
        });
      });
    },
  };
}

function verbsAt(world: StashWorld, stamp: () => string): StashVerbs {
  const parts = { world, edits: stashEdits(world, stamp) };
  return {
    ...sceneVerbs(parts),
    ...performerVerbs(parts),
    ...studioVerbs(parts),
    ...tagVerbs(parts),
    ...libraryVerbs(parts),
  };
}
