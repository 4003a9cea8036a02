import type { AskedScan } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, text, type Row } from '../database/rows.ts';

/** Nobody asks for what is older. */
const KEPT_MS = 24 * 3_600_000;

/** Call it inside a transaction. */
export function storeScan(database: Database, scan: AskedScan): void {
  const { machineIdentifier, sectionKey, folderKey, at } = scan;
  database.run(
    'INSERT OR REPLACE INTO folder_scan (machine_identifier, section_key, folder_key, asked_at) VALUES (?, ?, ?, ?)',
    machineIdentifier,
    sectionKey,
    folderKey,
    at.getTime(),
  );
  database.run('DELETE FROM folder_scan WHERE asked_at < ?', at.getTime() - KEPT_MS);
}

export function scansSince(
  database: Database,
  machineIdentifier: string,
  since: Date,
): AskedScan[] {
  return database
    .all(
      'SELECT * FROM folder_scan WHERE machine_identifier = ? AND asked_at >= ? ORDER BY asked_at',
      machineIdentifier,
      since.getTime(),
    )
    .map(toScan);
}

function toScan(row: Row): AskedScan {
  return {
    machineIdentifier: text(row, 'machine_identifier'),
    sectionKey: text(row, 'section_key'),
    folderKey: text(row, 'folder_key'),
    at: date(row, 'asked_at'),
  };
}
