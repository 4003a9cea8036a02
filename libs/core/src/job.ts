export type JobStatus = 'queued' | 'leased' | 'dead';

/** Why a scene is queued: the ids of the detectors, or `changed` for an edit that catch-up saw. */
export type JobReason = string;

/** Reason of a job for a scene whose cover is another; no run can tell that it is not needed any more. */
export const COVER_CHANGED: JobReason = 'cover';

/** What to queue. It names the scene only: the data is read afresh when the job is worked on. */
export interface PlannedJob {
  readonly sceneId: string;
  readonly reasons: readonly JobReason[];
  /** Hash of desired when it was planned: tells later whether the scene has changed since. */
  readonly desiredHash: string;
}

/** What is queued for a scene already. */
export interface JobState {
  readonly sceneId: string;
  readonly status: JobStatus;
  readonly desiredHash: string;
  /** Since when Plex is known not to have the scene; undefined while it is not. */
  readonly notFoundSince?: Date | undefined;
}

export interface QueueCounts {
  readonly pending: number;
  readonly leased: number;
  readonly dead: number;
}
