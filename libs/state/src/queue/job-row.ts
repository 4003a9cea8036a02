import type { JobState, JobStatus, PlannedJob } from '@stash2plex/core';
import { integer, json, text, type Row } from '../database/rows.ts';

/** A job that a worker has claimed. Settle it with one verb of the queue before the claim expires. */
export interface ClaimedJob extends PlannedJob {
  /** What was claimed; a later edit raises the stored one. */
  readonly generation: number;
  /** Marks this claim: a later claim of the same job has another one. */
  readonly token: number;
  /** Attempts that failed before this one. */
  readonly attempts: number;
}

export function toJobState(row: Row): JobState {
  return {
    sceneId: text(row, 'scene_id'),
    status: text(row, 'status') as JobStatus,
    desiredHash: text(row, 'desired_hash'),
  };
}

export function toClaimedJob(row: Row, token: number): ClaimedJob {
  return {
    sceneId: text(row, 'scene_id'),
    reasons: json(row, 'reasons') as readonly string[],
    desiredHash: text(row, 'desired_hash'),
    generation: integer(row, 'generation'),
    attempts: integer(row, 'attempts'),
    token,
  };
}
