import type { Match } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { OF_SCENES } from '../database/scene-ids.ts';

interface Matched {
  readonly machineIdentifier: string;
  readonly matches: readonly Match[];
  /** Scenes that may have no match any more; those with one are settled, too. */
  readonly settled: readonly string[];
}

/** Replaces what is remembered of these scenes on this server. Call it inside a transaction. */
export function storeMatches(
  database: Database,
  { machineIdentifier, matches, settled }: Matched,
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
