import {
  COVER_CHANGED,
  type Desired,
  type JobState,
  type PlannedJob,
  type Skip,
} from '@stash2plex/core';
import { isLookedFor } from './plan-scenes.ts';
import { passesQualityGate } from './quality-gate.ts';

/** One scene as catch-up sees it: nothing is known of Plex. */
export interface SceneChange {
  readonly sceneId: string;
  readonly desired: Desired;
  /** What is queued for the scene already. */
  readonly job: JobState | undefined;
  /** Its desired values or its files are not what they were. */
  readonly isChanged: boolean;
  /** Its cover is not the one that its items were repaired with. */
  readonly isCoverChanged: boolean;
  /** Somebody saved it, whatever came of that. */
  readonly isSaved: boolean;
  /** It has a file: without one no item can be its own. */
  readonly hasFiles: boolean;
}

export interface ChangePlan {
  readonly jobs: readonly PlannedJob[];
  readonly skipped: readonly Skip[];
}

/** What to queue for scenes that changed in Stash: at most one job for each, or the reason why not. */
export function planChanges(changes: readonly SceneChange[]): ChangePlan {
  const verdicts = changes.filter(isNews).map(judge);
  return {
    jobs: verdicts.flatMap(({ job }) => job ?? []),
    skipped: verdicts.flatMap(({ skip }) => skip ?? []),
  };
}

/** A save revives a dead letter also where nothing that we write has changed. */
function isNews({ isChanged, isCoverChanged, isSaved, hasFiles, job }: SceneChange): boolean {
  return hasFiles && (isChanged || isCoverChanged || (isSaved && job?.status === 'dead'));
}

function judge(change: SceneChange): { readonly job?: PlannedJob; readonly skip?: Skip } {
  const { sceneId, desired, job } = change;
  if (!passesQualityGate(desired)) return { skip: { sceneId, reason: 'quality-gate' } };
  // Nothing that a job remembers tells which cover it was queued with, or has read already.
  if (change.isCoverChanged && !change.isChanged) {
    return { job: { sceneId, reasons: [COVER_CHANGED], desiredHash: desired.hash } };
  }
  // One that waits reads the scene as it will be then. One that is worked on may have read it before, whatever it was queued
  // with; and one that waits for Plex to have the scene may find it under its new path at once.
  const isWaiting = job?.status === 'queued' && !isLookedFor(job);
  if (isWaiting) return { skip: { sceneId, reason: 'already-queued' } };
  return { job: { sceneId, reasons: ['changed'], desiredHash: desired.hash } };
}
