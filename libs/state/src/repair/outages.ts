import type { Outage } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, optionalDate, text, type Row } from '../database/rows.ts';

/** When a server did not answer: for people. */
export interface Outages {
  /** Newest first, the one that goes on included. */
  readonly recent: (limit: number) => readonly Outage[];
}

/** Most outages to keep. */
const KEPT_OUTAGES = 200;

export function outagesOf(database: Database): Outages {
  return {
    recent: (limit) =>
      database.all('SELECT * FROM outage ORDER BY id DESC LIMIT ?', limit).map(toOutage),
  };
}

/** Unless one is open. Call it inside a transaction. */
export function openOutage(database: Database, at: Date, because: string): void {
  database.run(
    'INSERT OR IGNORE INTO outage (started_at, because) VALUES (?, ?)',
    at.getTime(),
    because,
  );
  database.run(
    `DELETE FROM outage WHERE id NOT IN (SELECT id FROM outage ORDER BY id DESC LIMIT ${KEPT_OUTAGES})`,
  );
}

/** A clock that was set back makes it no shorter than nothing. Call it inside a transaction. */
export function closeOutage(database: Database, at: Date): void {
  database.run(
    'UPDATE outage SET ended_at = max(started_at, ?) WHERE ended_at IS NULL',
    at.getTime(),
  );
}

function toOutage(row: Row): Outage {
  return {
    startedAt: date(row, 'started_at'),
    endedAt: optionalDate(row, 'ended_at'),
    because: text(row, 'because'),
  };
}
