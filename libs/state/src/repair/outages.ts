import type { Outage, OutageNote } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, integer, optionalDate, text, type Row } from '../database/rows.ts';
import { metaOf } from '../meta.ts';

/** When a server did not answer: for people. */
export interface Outages {
  /** Newest first, the one that goes on included; all that are kept unless a limit is given. */
  readonly recent: (limit?: number) => readonly Outage[];
  /** The one that goes on. */
  readonly current: () => Outage | undefined;
  /** Since when every outage that was noticed is among them; undefined before the first repair. */
  readonly knownSince: () => Date | undefined;
}

/** Most outages to keep. */
const KEPT_OUTAGES = 200;
const KNOWN_SINCE = 'outages.known-since';

export function outagesOf(database: Database): Outages {
  const recent = (limit = KEPT_OUTAGES) =>
    database.all('SELECT * FROM outage ORDER BY id DESC LIMIT ?', limit).map(toOutage);
  return {
    recent,
    current: () => recent(1).find(({ endedAt }) => endedAt === undefined),
    knownSince: () => knownSince(database),
  };
}

/** Plex was asked for the first time: before that nobody looked. Call it inside a transaction. */
export function noteFirstLook(database: Database, at: Date): void {
  if (metaOf(database).get(KNOWN_SINCE) !== undefined) return;
  metaOf(database).set(KNOWN_SINCE, String(at.getTime()));
}

function knownSince(database: Database): Date | undefined {
  const noted = metaOf(database).get(KNOWN_SINCE);
  const [oldest] = database.all('SELECT id, started_at FROM outage ORDER BY id LIMIT 1');
  const begun = noted === undefined ? firstRepair(database) : new Date(Number(noted));
  if (!oldest) return begun;
  const startedAt = date(oldest, 'started_at');
  // What came before the oldest one was forgotten, unless it was the first of all.
  const isFirst = integer(oldest, 'id') === 1;
  return isFirst && begun && begun < startedAt ? begun : startedAt;
}

/** In a file that was made before first looks were noted. */
function firstRepair(database: Database): Date | undefined {
  const row = database.get('SELECT min(started_at) AS first FROM repair');
  return optionalDate(row, 'first');
}

/** Unless one is open. Call it inside a transaction. */
export function openOutage(
  database: Database,
  { startedAt, because, server, now }: OutageNote,
): void {
  database.run(
    'INSERT OR IGNORE INTO outage (started_at, because, server) VALUES (?, ?, ?)',
    startedAt.getTime(),
    because,
    server,
  );
  countWaiting(database, now);
  database.run(
    `DELETE FROM outage WHERE id NOT IN (SELECT id FROM outage ORDER BY id DESC LIMIT ${KEPT_OUTAGES})`,
  );
}

/** A clock that was set back makes it no shorter than nothing. Call it inside a transaction. */
export function closeOutage(database: Database, at: Date): void {
  countWaiting(database, at);
  database.run(
    'UPDATE outage SET ended_at = max(started_at, ?) WHERE ended_at IS NULL',
    at.getTime(),
  );
}

/** Nothing is done while it goes on, so those that are due are all that had to wait; a worker may hold some of them. */
function countWaiting(database: Database, now: Date): void {
  database.run(
    `UPDATE outage SET jobs = max(coalesce(jobs, 0), (
       SELECT count(*) FROM job WHERE status = 'leased' OR (status = 'queued' AND not_before <= ?)
     )) WHERE ended_at IS NULL`,
    now.getTime(),
  );
}

function toOutage(row: Row): Outage {
  return {
    startedAt: date(row, 'started_at'),
    endedAt: optionalDate(row, 'ended_at'),
    because: text(row, 'because'),
    server: text(row, 'server'),
    jobs: row['jobs'] === null ? undefined : integer(row, 'jobs'),
  };
}
