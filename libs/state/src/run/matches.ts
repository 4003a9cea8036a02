import type { PageOutcome } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { OF_SCENES } from '../database/scene-ids.ts';

/** Replaces what is remembered of these scenes on the run's server. Call it inside a transaction. */
export function storeMatches(
  database: Database,
  { matches, settled, cursor: { machineIdentifier } }: PageOutcome,
): void {
  const scenes = new Set([...settled, ...matches.map(({ sceneId }) => sceneId)]);
  const kept = matches.map(({ sceneId, ratingKey }) => `${sceneId} ${ratingKey}`);
  // What is still so is left alone: after the first run nearly all of it is.
  database.run(
    `DELETE FROM match
     WHERE machine_identifier = ? AND ${OF_SCENES}
       AND scene_id || ' ' || rating_key NOT IN (SELECT value FROM json_each(?))`,
    machineIdentifier,
    JSON.stringify([...scenes]),
    JSON.stringify(kept),
  );
  for (const { sceneId, ratingKey, sectionKey } of matches) {
    database.run(
      `INSERT INTO match VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET section_key = excluded.section_key
         WHERE section_key <> excluded.section_key`,
      machineIdentifier,
      sceneId,
      ratingKey,
      sectionKey,
    );
  }
}
