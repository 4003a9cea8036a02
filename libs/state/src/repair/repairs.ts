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

function toFigures(row: Row): RepairFigures {
  return {
    ...(json(row, 'record') as Omit<RepairFigures, 'ended' | 'finishedAt' | 'startedAt'>),
    startedAt: date(row, 'started_at'),
    finishedAt: date(row, 'finished_at'),
    ended: text(row, 'ended') as RepairFigures['ended'],
  };
}
