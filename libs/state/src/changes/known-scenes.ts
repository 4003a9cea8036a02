import type { IdRange, KnownRange } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';
import { totals } from './totals.ts';

const DIRTY_UNSEEN = `
  SELECT scene_id FROM dirty WHERE NOT EXISTS (
    SELECT 1 FROM seen WHERE seen.scene_id = dirty.scene_id AND deleted_at IS NULL)`;

// Both halves are in order of id, so they are merged on the way and nothing is sorted.
const KNOWN = `SELECT scene_id FROM seen WHERE deleted_at IS NULL UNION ALL ${DIRTY_UNSEEN}`;

/** Above every id that SQLite can hold. */
const END = '9223372036854775807';

export function countKnown(database: Database): number {
  return totals(database).scenes + countDirtyUnseen(database);
}

/** A scene that is new to us was never read in full either. */
export function knownFiles(database: Database): number | undefined {
  const { unread, files } = totals(database);
  return unread > 0 || countDirtyUnseen(database) > 0 ? undefined : files;
}

function countDirtyUnseen(database: Database): number {
  return integer(database.get(`SELECT count(*) AS scenes FROM (${DIRTY_UNSEEN})`), 'scenes');
}

/** Every `size`-th known id ends a range; the last one is open, so that it takes in ids that are new to us. */
export function knownRanges(database: Database, size: number): KnownRange[] {
  const ends = database.all(
    `SELECT ${SCENE_ID} FROM (SELECT scene_id, row_number() OVER (ORDER BY scene_id) AS place FROM (${KNOWN}))
     WHERE place % ? = 0`,
    size,
  );
  const ranges: KnownRange[] = [];
  let after = '0';
  for (const row of ends) {
    const to = text(row, 'scene_id');
    ranges.push({ after, to, known: size });
    after = to;
  }
  const rest = countKnown(database) - ends.length * size;
  return [...ranges, { after, to: undefined, known: rest }];
}

export function knownIn(database: Database, { after, to = END }: IdRange): string[] {
  return database
    .all(
      `SELECT ${SCENE_ID} FROM (${KNOWN}) AS known
       WHERE known.scene_id > ? AND known.scene_id <= ? ORDER BY known.scene_id`,
      after,
      to,
    )
    .map((row) => text(row, 'scene_id'));
}
