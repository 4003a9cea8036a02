import type { LedgerEntry } from '@stash2plex/core';
import type { Database } from '../database/database.ts';

/** Adds or replaces entries. Call it inside a transaction. */
export function storeLedger(database: Database, entries: readonly LedgerEntry[]): void {
  for (const entry of entries) {
    database.run(
      `INSERT OR REPLACE INTO ledger
         (machine_identifier, scene_id, rating_key, fields, refused, pictures, desired_hash,
          verified_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      entry.machineIdentifier,
      entry.sceneId,
      entry.ratingKey,
      JSON.stringify(entry.fields),
      entry.refused ? JSON.stringify(entry.refused) : null,
      entry.pictures ? JSON.stringify(entry.pictures) : null,
      entry.desiredHash,
      entry.verifiedAt.getTime(),
    );
  }
}
