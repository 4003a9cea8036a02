import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { SCENE_ID } from '../database/scene-ids.ts';
import { toClaimedJob, type ClaimedJob } from './job-row.ts';

export interface Claim {
  /** Most jobs to claim. */
  readonly limit: number;
  /** Who claims, for people. */
  readonly owner: string;
  /** After this the claim expires and the jobs return to the queue. */
  readonly leaseMs: number;
  readonly now: Date;
}

// By attempts first: a job that fails again and again holds up nobody.
const READY = `
  SELECT ${SCENE_ID}, reasons, desired_hash, generation, attempts FROM job
  WHERE status = 'queued' AND not_before <= ?
  ORDER BY attempts, not_before, job.scene_id LIMIT ?`;

// A mark "in line" dates from before the claim: what the claim leads to may differ.
const LEASE = `
  UPDATE job SET status = 'leased', lease_owner = ?, lease_token = ?, lease_expires_at = ?, in_line_run = NULL
  WHERE scene_id = ?`;

const FREE_EXPIRED = `
  UPDATE job SET status = 'queued', attempts = attempts + 1,
    lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL
  WHERE status = 'leased' AND lease_expires_at <= ?`;

/** Call both inside a transaction. */
export function claimJobs(database: Database, claim: Claim): ClaimedJob[] {
  freeExpired(database, claim.now);
  const ready = database.all(READY, claim.now.getTime(), claim.limit);
  if (ready.length === 0) return [];

  const token = raiseCounter(database, 'token');
  const expiresAt = claim.now.getTime() + claim.leaseMs;
  const claimed = ready.map((row) => toClaimedJob(row, token));
  for (const { sceneId } of claimed) database.run(LEASE, claim.owner, token, expiresAt, sceneId);
  return claimed;
}

/** The requeue counts as an attempt, else a job that kills its worker would be tried for ever. */
export function freeExpired(database: Database, now: Date): number {
  return database.run(FREE_EXPIRED, now.getTime());
}
