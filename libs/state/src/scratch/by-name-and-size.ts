import type { Match, RunScratch } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { toMatch } from '../run/memory.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

interface Question {
  readonly sectionKeys: readonly string[];
  readonly sceneIds: readonly string[];
}

/**
 * `rivals` counts what makes a match doubtful: other free items of that name and size, and other scenes that ask for any
 * part of the item. CROSS JOIN keeps the order of the look-ups as written.
 */
function candidates(place: ScratchPlace): string {
  return `
  WITH place AS MATERIALIZED (
    SELECT id, section_key FROM index_build
    WHERE status IN ('whole', 'kept') AND section_key IN (SELECT value FROM json_each(?))
  ), free AS (
    SELECT DISTINCT asked.scene_id, asked.name_key, asked.size, sized.rating_key, place.section_key
    FROM ${place}.scratch_name AS asked
    CROSS JOIN place
    CROSS JOIN item_size AS sized ON sized.build = place.id AND sized.size = asked.size
    CROSS JOIN item_index AS part ON part.build = place.id AND part.rating_key = sized.rating_key
      AND part.size = asked.size AND part.name_key = asked.name_key
    WHERE asked.scene_id IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (
        SELECT 1 FROM ${place}.scratch_claim AS claim WHERE claim.rating_key = sized.rating_key
      )
  )
  SELECT CAST(free.scene_id AS TEXT) AS scene_id, free.rating_key, free.section_key,
    count(*) OVER (PARTITION BY free.scene_id, free.size, free.name_key) - 1 + (
      SELECT count(*) FROM place
      CROSS JOIN item_index AS part ON part.build = place.id AND part.rating_key = free.rating_key
      CROSS JOIN ${place}.scratch_name AS other ON other.size = part.size AND other.name_key = part.name_key
      WHERE other.scene_id <> free.scene_id
    ) AS rivals
  FROM free ORDER BY free.scene_id, free.rating_key`;
}

/** A scene with one doubtful match has no sure one. */
export function byNameAndSize(
  database: Database,
  place: ScratchPlace,
  { sectionKeys, sceneIds }: Question,
): ReturnType<RunScratch['byNameAndSize']> {
  const rows = database.all(
    candidates(place),
    JSON.stringify(sectionKeys),
    JSON.stringify(sceneIds),
  );
  const doubtful = rows.filter((row) => integer(row, 'rivals') > 0);
  const ambiguous = new Set(doubtful.map((row) => text(row, 'scene_id')));
  const unique = rows.map(toMatch).filter(({ sceneId }) => !ambiguous.has(sceneId));
  return { unique: distinctItems(unique), ambiguous: [...ambiguous] };
}

/** Two files of one scene may be parts of one item. */
function distinctItems(matches: readonly Match[]): Match[] {
  const items = new Map(matches.map((match) => [`${match.sceneId}/${match.ratingKey}`, match]));
  return [...items.values()];
}
