import { LeaseLostError, type IndexBuild } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { livingOwner, type LeaseChecks } from '../lease/lease.ts';
import { thisProcess } from '../lease/this-process.ts';
import { addParts } from './add-parts.ts';
import { dropBuilds } from './drop-builds.ts';

export interface BuildOf {
  readonly machineIdentifier: string;
  readonly sectionKey: string;
  readonly checks: LeaseChecks;
}

/** A listing to which nothing was added for so long is nobody's any more: the longest time that Plex may take for a page. */
const LIFE_MS = 10 * 60_000;

// Sorted, so that both tables are written from end to end. Nobody sees them before the listing is in force.
const LOOKUPS = [
  `INSERT OR IGNORE INTO item_path SELECT build, path_key, rating_key FROM item_index
   WHERE build = ? AND path_key <> '' ORDER BY path_key, rating_key`,
  `INSERT OR IGNORE INTO item_size SELECT DISTINCT build, size, rating_key FROM item_index
   WHERE build = ? AND size IS NOT NULL ORDER BY size, rating_key`,
] as const;

/**
 * Begins a listing; what a killed process left half read of this section is dropped. A run and a repair may list the same
 * section at the same time: the listing that was begun last is the one that stays.
 */
export function startBuild(database: Database, of: BuildOf): IndexBuild {
  const { machineIdentifier, sectionKey, checks } = of;
  dropBuilds(database, `status = 'building' AND machine_identifier <> ?`, machineIdentifier);
  for (const id of leftOver(database, of)) dropBuilds(database, 'id = ?', id);
  const id = insertBuild(database, of);
  const write = <Result>(work: () => Result) =>
    database.write(() => {
      checkStands(database, id, sectionKey);
      return work();
    });
  const putInForce = (supersede: () => void) => {
    for (const lookup of LOOKUPS) write(() => database.run(lookup, id));
    write(supersede);
    dropBuilds(database, `status = 'old'`);
  };

  return {
    add: (parts) =>
      write(() => {
        database.run(
          'UPDATE index_build SET expires_at = ? WHERE id = ?',
          checks.realNow() + LIFE_MS,
          id,
        );
        return addParts(database, id, parts);
      }),
    flip: (changeMark) => {
      putInForce(() => {
        flip(database, id, { ...of, changeMark });
      });
    },
    keep: () => {
      putInForce(() => {
        keep(database, id, of);
      });
    },
    discard: () => {
      dropBuilds(database, `status = 'building' AND id = ?`, id);
    },
  };
}

function leftOver(database: Database, { sectionKey, checks }: BuildOf): number[] {
  return database
    .all(
      `SELECT id, owner, expires_at FROM index_build WHERE status = 'building' AND section_key = ?`,
      sectionKey,
    )
    .filter((row) => livingOwner(row, checks) === undefined)
    .map((row) => integer(row, 'id'));
}

function insertBuild(
  database: Database,
  { machineIdentifier, sectionKey, checks }: BuildOf,
): number {
  const row = database.write(() =>
    database.get(
      `INSERT INTO index_build (machine_identifier, section_key, status, owner, expires_at)
       VALUES (?, ?, 'building', ?, ?) RETURNING id`,
      machineIdentifier,
      sectionKey,
      JSON.stringify(thisProcess()),
      checks.realNow() + LIFE_MS,
    ),
  );
  return integer(row, 'id');
}

/** A process that took this one for dead, or that reads another server, has dropped the listing. */
function checkStands(database: Database, id: number, sectionKey: string): void {
  if (database.get(`SELECT 1 FROM index_build WHERE id = ? AND status = 'building'`, id)) return;
  throw new LeaseLostError(
    `Another process is reading section ${sectionKey} of Plex; this listing is void.`,
  );
}

/** One whole listing for each section, all of one server: keys of sections mean nothing on another. */
function flip(
  database: Database,
  id: number,
  { machineIdentifier, sectionKey, changeMark, checks }: BuildOf & { readonly changeMark: string },
): void {
  if (isBehind(database, id, sectionKey)) {
    database.run(`UPDATE index_build SET status = 'old' WHERE id = ?`, id);
    return;
  }
  database.run(
    `UPDATE index_build SET status = 'old'
     WHERE status IN ('whole', 'kept') AND (section_key = ? OR machine_identifier <> ?)`,
    sectionKey,
    machineIdentifier,
  );
  database.run(
    `UPDATE index_build SET status = 'whole', change_mark = ?, completed_at = ? WHERE id = ?`,
    changeMark,
    checks.realNow(),
    id,
  );
}

/** A listing that was begun later is in force: it knows all that this one does. */
function isBehind(database: Database, id: number, sectionKey: string): boolean {
  const later = `SELECT 1 FROM index_build WHERE status = 'whole' AND section_key = ? AND id > ?`;
  return database.get(later, sectionKey, id) !== undefined;
}

/** Stands beside the last whole listing, in place of what was kept before. */
function keep(
  database: Database,
  id: number,
  { machineIdentifier, sectionKey }: Omit<BuildOf, 'checks'>,
): void {
  database.run(
    `UPDATE index_build SET status = 'old'
     WHERE (status = 'kept' AND section_key = ?)
        OR (status IN ('whole', 'kept') AND machine_identifier <> ?)`,
    sectionKey,
    machineIdentifier,
  );
  database.run(`UPDATE index_build SET status = 'kept' WHERE id = ?`, id);
}
