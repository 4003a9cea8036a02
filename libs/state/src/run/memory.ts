import type { Field, LedgerEntry, LedgerField, Match, RunMemory } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, json, optionalDate, text, type Row } from '../database/rows.ts';
import { SCENE_ID, toJobState } from '../queue/job-row.ts';

const OF_SCENES = 'scene_id IN (SELECT value FROM json_each(?))';

export function runMemoryOf(database: Database): RunMemory {
  return { ...ofScenes(database), ...ofServer(database) };
}

type OfServer = Pick<RunMemory, 'matchesOfItems' | 'knowsAllOwners' | 'fallSeenSince'>;

function ofScenes(database: Database): Omit<RunMemory, keyof OfServer> {
  return {
    ledger: (machineIdentifier, sceneIds) =>
      database
        .all(
          `SELECT machine_identifier, ${SCENE_ID}, rating_key, fields, desired_hash, verified_at
           FROM ledger WHERE machine_identifier = ? AND ${OF_SCENES}`,
          machineIdentifier,
          JSON.stringify(sceneIds),
        )
        .map(toLedgerEntry),
    jobs: (sceneIds) =>
      database
        .all(
          `SELECT ${SCENE_ID}, status, desired_hash FROM job WHERE ${OF_SCENES}`,
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
  };
}

function ofServer(database: Database): OfServer {
  return {
    matchesOfItems: (machineIdentifier, ratingKeys) =>
      database
        .all(
          `SELECT ${SCENE_ID}, rating_key, section_key FROM match
           WHERE machine_identifier = ? AND rating_key IN (SELECT value FROM json_each(?))`,
          machineIdentifier,
          JSON.stringify(ratingKeys),
        )
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

function toLedgerEntry(row: Row): LedgerEntry {
  return {
    machineIdentifier: text(row, 'machine_identifier'),
    sceneId: text(row, 'scene_id'),
    ratingKey: text(row, 'rating_key'),
    fields: json(row, 'fields') as Partial<Record<Field, LedgerField>>,
    desiredHash: text(row, 'desired_hash'),
    verifiedAt: date(row, 'verified_at'),
  };
}
