import type { PageOutcome } from '@stash2plex/core';
import type { Database } from '../database/database.ts';

/** Replaces what is remembered of these scenes on the run's server. Call it inside a transaction. */
export function storeMatches(
  database: Database,
  { matches, settled, cursor: { machineIdentifier } }: PageOutcome,
): void {
  const scenes = [...settled, ...matches.map(({ sceneId }) => sceneId)];
  database.run(
    `DELETE FROM match
     WHERE machine_identifier = ? AND scene_id IN (SELECT value FROM json_each(?))`,
    machineIdentifier,
    JSON.stringify(scenes),
  );
  for (const { sceneId, ratingKey, sectionKey } of matches) {
    database.run(
      'INSERT OR REPLACE INTO match VALUES (?, ?, ?, ?)',
      machineIdentifier,
      sceneId,
      ratingKey,
      sectionKey,
    );
  }
}
