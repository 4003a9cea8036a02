import type { Claim } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, json, type Row } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';
import { toMatch } from '../run/memory.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

/** Of two scenes in one page, the second learns of the first. Call it inside a transaction. */
export function claimItems(
  database: Database,
  place: ScratchPlace,
  claims: readonly Claim[],
): Claim[] {
  const owners = Map.groupBy(earlierClaims(database, place, claims), (claim) => claim.ratingKey);
  return claims.flatMap((claim) => {
    const known = owners.get(claim.ratingKey) ?? [];
    owners.set(claim.ratingKey, [...known, claim]);
    insertClaim(database, place, claim);
    return known.filter(({ sceneId }) => sceneId !== claim.sceneId);
  });
}

function earlierClaims(database: Database, place: ScratchPlace, claims: readonly Claim[]): Claim[] {
  const keys = JSON.stringify(claims.map(({ ratingKey }) => ratingKey));
  return database
    .all(
      `SELECT ${SCENE_ID}, rating_key, section_key, target, queued, gaps, contested FROM ${place}.scratch_claim
       WHERE rating_key IN (SELECT value FROM json_each(?)) ORDER BY scratch_claim.scene_id`,
      keys,
    )
    .map(toClaim);
}

function insertClaim(database: Database, place: ScratchPlace, claim: Claim): void {
  database.run(
    `INSERT OR REPLACE INTO ${place}.scratch_claim
       (rating_key, scene_id, section_key, target, queued, gaps, contested)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    claim.ratingKey,
    claim.sceneId,
    claim.sectionKey,
    claim.target ? 1 : 0,
    claim.queued ? 1 : 0,
    JSON.stringify(claim.gaps),
    claim.contested ? 1 : 0,
  );
}

function toClaim(row: Row): Claim {
  return {
    ...toMatch(row),
    target: integer(row, 'target') === 1,
    queued: integer(row, 'queued') === 1,
    gaps: json(row, 'gaps') as readonly string[],
    contested: integer(row, 'contested') === 1,
  };
}
