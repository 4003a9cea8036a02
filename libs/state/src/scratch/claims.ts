import type { Claim } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, json, type Row } from '../database/rows.ts';
import { SCENE_ID } from '../queue/job-row.ts';
import { toMatch } from '../run/memory.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

/** One after the other: of two scenes in one page, the second learns of the first. Call it inside a transaction. */
export function claimItem(database: Database, place: ScratchPlace, claim: Claim): Claim[] {
  const { ratingKey, sceneId, sectionKey, target, queued, gaps } = claim;
  const others = database.all(
    `SELECT ${SCENE_ID}, rating_key, section_key, target, queued, gaps FROM ${place}.scratch_claim
     WHERE rating_key = ? AND scene_id <> ? ORDER BY scratch_claim.scene_id`,
    ratingKey,
    sceneId,
  );
  database.run(
    `INSERT OR REPLACE INTO ${place}.scratch_claim
       (rating_key, scene_id, section_key, target, queued, gaps) VALUES (?, ?, ?, ?, ?, ?)`,
    ratingKey,
    sceneId,
    sectionKey,
    target ? 1 : 0,
    queued ? 1 : 0,
    JSON.stringify(gaps),
  );
  return others.map(toClaim);
}

function toClaim(row: Row): Claim {
  return {
    ...toMatch(row),
    target: integer(row, 'target') === 1,
    queued: integer(row, 'queued') === 1,
    gaps: json(row, 'gaps') as readonly string[],
  };
}
