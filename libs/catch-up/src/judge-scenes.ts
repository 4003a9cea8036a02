import type { Desired, ReadScene, Scene, ScenesRead, SeenScene } from '@stash2plex/core';
import type { SceneChange } from '@stash2plex/planning';
import { project, traceOf } from '@stash2plex/projection';
import type { Run } from './run.ts';
import { isSettled } from './settled.ts';

/** What became of a page of dirty scenes. */
export interface Judged {
  readonly changes: readonly SceneChange[];
  readonly read: readonly ReadScene[];
  readonly gone: readonly string[];
  /** Scenes that were saved without a change of what we write, as far as that stands in the scene itself. */
  readonly unmoved: readonly string[];
  /** Same id, another scene: Stash was rebuilt. */
  readonly reborn: readonly string[];
}

/** Compares scenes as they are with what is remembered of them. */
export function judgeScenes(run: Run, ids: readonly string[], { at, scenes }: ScenesRead): Judged {
  const { store, memory } = run.parts;
  const seen = new Map(store.seen(ids).map((scene) => [scene.id, scene]));
  const jobs = new Map(memory.jobs(ids).map((job) => [job.sceneId, job]));
  const looked = [...scenes.values()].map((scene) => lookAt(run, scene, seen.get(scene.id)));
  const inLedger = store.ledgerKnows(looked.filter(isFirstRead).map(({ trace }) => trace));

  return {
    unmoved: looked
      .filter((look) => mayHaveAnotherCover(look, inLedger))
      .map(({ scene }) => scene.id),
    changes: looked.map((look): SceneChange => {
      const { scene, desired, before } = look;
      return {
        ...{ sceneId: scene.id, desired, job: jobs.get(scene.id) },
        isChanged: isChanged(look) && !inLedger.has(scene.id),
        isCoverChanged: false,
        isSaved: before?.updatedAt.getTime() !== scene.updatedAt.getTime(),
        hasFiles: scene.files.length > 0,
      };
    }),
    read: looked.map(({ trace }) => ({ ...trace, isSettled: isSettled(trace.updatedAt, at) })),
    gone: ids.filter((id) => !scenes.has(id)),
    reborn: looked.filter(({ isReborn }) => isReborn).map(({ scene }) => scene.id),
  };
}

interface Looked {
  readonly scene: Scene;
  readonly desired: Desired;
  readonly trace: ReturnType<typeof traceOf>;
  /** Undefined for a scene that is new to us. */
  readonly before: SeenScene | undefined;
  readonly isReborn: boolean;
}

function lookAt({ settings }: Run, scene: Scene, seen: SeenScene | undefined): Looked {
  const desired = project(scene, settings.projection);
  const isReborn = seen !== undefined && seen.createdAt.getTime() !== scene.createdAt.getTime();
  const trace = traceOf(scene, desired.hash);
  return { scene, desired, trace, before: isReborn ? undefined : seen, isReborn };
}

/** Only then the ledger may know better: what was written of an earlier scene of this id says nothing. */
function isFirstRead({ before, isReborn }: Looked): boolean {
  return before?.hash === undefined && !isReborn;
}

function isChanged({ trace, before }: Looked): boolean {
  return trace.hash !== before?.hash || trace.files !== before.files;
}

/** What is queued for a change anyway looks at the cover as well; a version that is settled and known had it looked at. */
function mayHaveAnotherCover(look: Looked, inLedger: ReadonlySet<string>): boolean {
  const { scene, before, isReborn } = look;
  if (isReborn || scene.files.length === 0) return false;
  if (!inLedger.has(scene.id) && isChanged(look)) return false;
  return before?.isSettled !== true || before.updatedAt.getTime() !== scene.updatedAt.getTime();
}
