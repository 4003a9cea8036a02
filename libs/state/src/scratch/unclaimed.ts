import type { IndexedItem, UnclaimedCount } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

// CROSS JOIN keeps the order as written: each listing is walked once. Items without parts are in the trash, or copies.
const apart = (place: ScratchPlace) => `
  INSERT OR IGNORE INTO ${place}.scratch_unclaimed
  SELECT listing.section_key, part.rating_key
  FROM index_build AS listing CROSS JOIN item_index AS part ON part.build = listing.id
  WHERE listing.id IN (SELECT value FROM json_each(?)) AND part.path_key <> ''
    AND NOT EXISTS (SELECT 1 FROM ${place}.scratch_claim AS claim WHERE claim.rating_key = part.rating_key)
    AND NOT EXISTS (
      SELECT 1 FROM item_index AS own CROSS JOIN ${place}.scratch_name AS asked
        ON asked.size = own.size AND asked.name_key = own.name_key
      WHERE own.build = part.build AND own.rating_key = part.rating_key)`;

const counts = (place: ScratchPlace) => `
  SELECT listing.section_key, (
      SELECT count(DISTINCT part.rating_key) FROM item_index AS part
      WHERE part.build = listing.id AND part.path_key <> ''
    ) AS items, (
      SELECT count(*) FROM ${place}.scratch_unclaimed AS lone WHERE lone.section_key = listing.section_key
    ) AS unclaimed
  FROM index_build AS listing WHERE listing.id IN (SELECT value FROM json_each(?))
  ORDER BY listing.section_key`;

/** Call it inside a transaction. */
export function setUnclaimedApart(
  database: Database,
  place: ScratchPlace,
  builds: readonly number[],
): UnclaimedCount[] {
  const listings = JSON.stringify(builds);
  database.run(`DELETE FROM ${place}.scratch_unclaimed`);
  database.run(apart(place), listings);
  return database.all(counts(place), listings).map((row) => ({
    sectionKey: text(row, 'section_key'),
    items: integer(row, 'items'),
    unclaimed: integer(row, 'unclaimed'),
  }));
}

export function unclaimedPage(
  database: Database,
  place: ScratchPlace,
  {
    sectionKey,
    after,
    limit,
  }: { readonly sectionKey: string; readonly after: string; readonly limit: number },
): IndexedItem[] {
  const rows = database.all(
    `SELECT rating_key FROM ${place}.scratch_unclaimed
     WHERE section_key = ? AND rating_key > ? ORDER BY rating_key LIMIT ?`,
    sectionKey,
    after,
    limit,
  );
  return rows.map((row) => ({ ratingKey: text(row, 'rating_key'), sectionKey }));
}
