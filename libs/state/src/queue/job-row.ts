import type { JobLease, JobState, JobStatus } from '@stash2plex/core';
import { integer, json, optionalDate, text, type Row } from '../database/rows.ts';

export function toJobState(row: Row): JobState {
  return {
    sceneId: text(row, 'scene_id'),
    status: text(row, 'status') as JobStatus,
    desiredHash: text(row, 'desired_hash'),
    ...notFoundIn(row),
  };
}

/** `token`: another one for each claim, so that one which was lost cannot be taken for a later one. */
export function toJobLease(row: Row, token: number): JobLease {
  return {
    sceneId: text(row, 'scene_id'),
    reasons: json(row, 'reasons') as readonly string[],
    desiredHash: text(row, 'desired_hash'),
    generation: integer(row, 'generation'),
    attempts: integer(row, 'attempts'),
    token,
    ...notFoundIn(row),
  };
}

function notFoundIn(row: Row): Pick<JobState, 'notFoundSince'> {
  const notFoundSince = optionalDate(row, 'not_found_since');
  return notFoundSince ? { notFoundSince } : {};
}
