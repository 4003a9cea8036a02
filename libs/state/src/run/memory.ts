import type { Match, RunMemory } from '@stash2plex/core';
import { readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { optionalDate, text, type Row } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';
import { LEDGER_COLUMNS, toLedgerEntry } from '../ledger/ledger-row.ts';
import { toJobState } from '../queue/job-row.ts';
import { repairedSince } from '../repair/repaired.ts';

export function runMemoryOf(database: Database): RunMemory {
  return { ...ofScenes(database), ...ofServer(database) };
}

type OfServer = Pick<RunMemory, 'matchesOfItems' | 'knowsAllOwners' | 'fallSeenSince'>;

function ofScenes(database: Database): Omit<RunMemory, keyof OfServer> {
  return {
    ledger: (machineIdentifier, sceneIds) =>
      database
        .all(
          `SELECT ${LEDGER_COLUMNS} FROM ledger WHERE machine_identifier = ? AND ${OF_SCENES}`,
          machineIdentifier,
          JSON.stringify(sceneIds),
        )
        .map(toLedgerEntry),
    jobs: (sceneIds) =>
      database
        .all(
          `SELECT ${SCENE_ID}, status, desired_hash, not_found_since FROM job WHERE ${OF_SCENES}`,
          JSON.stringify(sceneIds),
        )
        .map(toJobState),
    matches: (machineIdentifier, sceneIds) =>
      database
        .all(
          `SELECT ${SCENE_ID}, rating_key, section_key FROM match
           WHERE machine_identifier = ? AND ${OF_SCENES}`,
          machineIdentifier,
          JSON.stringify(sceneIds),
        )
        .map(toMatch),
    unread: (sceneIds) => unread(database, sceneIds),
    repairMark: () => readCounter(database, 'revision'),
    repairedSince: (mark, sceneIds) => repairedSince(database, mark, sceneIds),
  };
}

function unread(database: Database, sceneIds: readonly string[]): ReadonlySet<string> {
  const rows = database.all(
    `SELECT ${SCENE_ID} FROM seen
     WHERE ${OF_SCENES} AND hash IS NULL AND settled = 1 AND deleted_at IS NULL`,
    JSON.stringify(sceneIds),
  );
  return new Set(rows.map((row) => text(row, 'scene_id')));
}

// Joined key by key: with IN, SQLite walks all matches of the server instead of using the index.
const MATCHES_OF_ITEMS = `
  SELECT ${SCENE_ID}, rating_key, section_key FROM json_each(?) AS item
  CROSS JOIN match INDEXED BY match_item
    ON match.machine_identifier = ? AND match.rating_key = item.value
  ORDER BY match.scene_id, match.rating_key`;

function ofServer(database: Database): OfServer {
  return {
    matchesOfItems: (machineIdentifier, ratingKeys) =>
      database
        .all(MATCHES_OF_ITEMS, JSON.stringify([...new Set(ratingKeys)]), machineIdentifier)
        .map(toMatch),
    knowsAllOwners: (machineIdentifier) =>
      database.get(
        `SELECT 1 FROM run WHERE status = 'complete' AND scope = 'all' AND dry_run = 0
           AND cursor ->> '$.machineIdentifier' = ? LIMIT 1`,
        machineIdentifier,
      ) !== undefined,
    fallSeenSince: (machineIdentifier, sectionKey) =>
      optionalDate(
        database.get(
          'SELECT first_seen FROM fall WHERE machine_identifier = ? AND section_key = ?',
          machineIdentifier,
          sectionKey,
        ),
        'first_seen',
      ),
  };
}

export function toMatch(row: Row): Match {
  return {
    sceneId: text(row, 'scene_id'),
    ratingKey: text(row, 'rating_key'),
    sectionKey: text(row, 'section_key'),
  };
}
