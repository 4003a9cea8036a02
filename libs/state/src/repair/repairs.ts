import type { RepairFigures } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, json, text, type Row } from '../database/rows.ts';
import { noteFirstLook } from './outages.ts';

/** Most repairs to keep. */
const KEPT_REPAIRS = 50;

/** Call it inside a transaction. */
export function storeRepair(database: Database, figures: RepairFigures): void {
  const { startedAt, finishedAt, ended, ...counts } = figures;
  noteFirstLook(database, startedAt);
  database.run(
    'INSERT INTO repair (started_at, finished_at, ended, record) VALUES (?, ?, ?, ?)',
    startedAt.getTime(),
    finishedAt.getTime(),
    ended,
    JSON.stringify(counts),
  );
  database.run(
    `DELETE FROM repair WHERE id NOT IN (SELECT id FROM repair ORDER BY id DESC LIMIT ${KEPT_REPAIRS})`,
  );
}

/** Newest first. */
export function recentRepairs(database: Database, limit: number): RepairFigures[] {
  return database.all('SELECT * FROM repair ORDER BY id DESC LIMIT ?', limit).map(toFigures);
}

/** Of an earlier version it lacks what that did not count. */
type StoredCounts = Omit<RepairFigures, 'ended' | 'finishedAt' | 'scansAsked' | 'startedAt'> &
  Partial<Pick<RepairFigures, 'scansAsked'>>;

function toFigures(row: Row): RepairFigures {
  const counts = json(row, 'record') as StoredCounts;
  return {
    ...counts,
    scansAsked: counts.scansAsked ?? 0,
    startedAt: date(row, 'started_at'),
    finishedAt: date(row, 'finished_at'),
    ended: text(row, 'ended') as RepairFigures['ended'],
  };
}
