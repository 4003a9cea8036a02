import type { IndexedPart } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';

/** Returns how many items were not stored by an earlier page. Call it inside a transaction. */
export function addParts(database: Database, build: number, parts: readonly IndexedPart[]): number {
  const keys = [...new Set(parts.map(({ ratingKey }) => ratingKey))];
  const known = database.get(
    `SELECT count(DISTINCT rating_key) AS items FROM item_index
     WHERE build = ? AND rating_key IN (SELECT value FROM json_each(?))`,
    build,
    JSON.stringify(keys),
  );
  for (const { ratingKey, pathKey, nameKey, size } of parts) {
    database.run(
      'INSERT OR IGNORE INTO item_index VALUES (?, ?, ?, ?, ?)',
      build,
      ratingKey,
      pathKey,
      nameKey,
      size ?? null,
    );
  }
  return keys.length - integer(known, 'items');
}
