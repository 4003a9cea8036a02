import type { JobLease } from '@stash2plex/core';
import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import type { Row } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';
import { toJobLease } from './job-row.ts';
import { queuedAttempts } from './ready.ts';

export interface Claim {
  /** Most jobs to claim. */
  readonly limit: number;
  /** Who claims, for people. */
  readonly owner: string;
  /** After this the claim expires and the jobs return to the queue. */
  readonly leaseMs: number;
  readonly now: Date;
}

/** How long a claim lasts: until a time of the wall clock, or as long as a lease is held. */
type Hold =
  | { readonly owner: string; readonly expiresAt: number }
  | { readonly owner: string; readonly leaseToken: number };

const READY = `
  SELECT ${SCENE_ID}, reasons, desired_hash, generation, attempts, not_found_since FROM job
  WHERE status = 'queued' AND attempts = ? AND not_before <= ?
  ORDER BY not_before, job.scene_id LIMIT ?`;

// A mark "in line" dates from before the claim: what the claim leads to may differ.
const CLAIM = `
  UPDATE job SET status = 'leased', lease_owner = ?, lease_token = ?, lease_expires_at = ?, claimed_under = ?,
    claimed_at = ?, in_line_run = NULL
  WHERE scene_id = ?`;

/** Call it inside a transaction. */
export function claimJobs(
  database: Database,
  { limit, now }: Pick<Claim, 'limit' | 'now'>,
  hold: Hold,
): JobLease[] {
  const ready = readyJobs(database, limit, now.getTime());
  if (ready.length === 0) return [];

  const token = raiseCounter(database, 'token');
  const expiresAt = 'expiresAt' in hold ? hold.expiresAt : null;
  const under = 'leaseToken' in hold ? hold.leaseToken : null;
  const claimed = ready.map((row) => toJobLease(row, token));
  for (const { sceneId } of claimed) {
    database.run(CLAIM, hold.owner, token, expiresAt, under, now.getTime(), sceneId);
  }
  return claimed;
}

/** By attempts first: a job that fails again and again holds up nobody. */
function readyJobs(database: Database, limit: number, now: number): Row[] {
  const ready: Row[] = [];
  for (const attempts of queuedAttempts(database)) {
    if (ready.length >= limit) break;
    ready.push(...database.all(READY, attempts, now, limit - ready.length));
  }
  return ready;
}
