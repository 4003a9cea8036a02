import { LeaseLostError, type IndexBuild } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { addParts } from './add-parts.ts';
import { dropBuilds } from './drop-builds.ts';

export interface BuildOf {
  readonly machineIdentifier: string;
  readonly sectionKey: string;
  /** Milliseconds of real time. */
  readonly realNow: () => number;
}

// Sorted, so that both tables are written from end to end. Nobody sees them before the listing is in force.
const LOOKUPS = [
  `INSERT OR IGNORE INTO item_path SELECT build, path_key, rating_key FROM item_index
   WHERE build = ? AND path_key <> '' ORDER BY path_key, rating_key`,
  `INSERT OR IGNORE INTO item_size SELECT DISTINCT build, size, rating_key FROM item_index
   WHERE build = ? AND size IS NOT NULL ORDER BY size, rating_key`,
] as const;

/** Begins a listing; what a killed process left half read of this section is dropped. */
export function startBuild(database: Database, of: BuildOf): IndexBuild {
  const { machineIdentifier, sectionKey } = of;
  const leftOver = `status = 'building' AND (section_key = ? OR machine_identifier <> ?)`;
  dropBuilds(database, leftOver, sectionKey, machineIdentifier);
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
    add: (parts) => write(() => addParts(database, id, parts)),
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

function insertBuild(database: Database, { machineIdentifier, sectionKey }: BuildOf): number {
  const row = database.write(() =>
    database.get(
      `INSERT INTO index_build (machine_identifier, section_key, status)
       VALUES (?, ?, 'building') RETURNING id`,
      machineIdentifier,
      sectionKey,
    ),
  );
  return integer(row, 'id');
}

/** A process that took over reads the section anew and has dropped this listing. */
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
  { machineIdentifier, sectionKey, changeMark, realNow }: BuildOf & { readonly changeMark: string },
): void {
  database.run(
    `UPDATE index_build SET status = 'old'
     WHERE status IN ('whole', 'kept') AND (section_key = ? OR machine_identifier <> ?)`,
    sectionKey,
    machineIdentifier,
  );
  database.run(
    `UPDATE index_build SET status = 'whole', change_mark = ?, completed_at = ? WHERE id = ?`,
    changeMark,
    realNow(),
    id,
  );
}

/** Stands beside the last whole listing, in place of what was kept before. */
function keep(
  database: Database,
  id: number,
  { machineIdentifier, sectionKey }: Omit<BuildOf, 'realNow'>,
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
