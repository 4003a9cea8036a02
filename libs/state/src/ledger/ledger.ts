import type { LedgerEntry } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { fenced, type Lease } from '../lease/lease.ts';
import { LEDGER_COLUMNS, toLedgerEntry } from './ledger-row.ts';
import { storeLedger } from './store-ledger.ts';

/** What we know of items, for tasks that go through all of it. */
export interface Ledger {
  /** Entries with a field whose lock is ours, in order of scene and item, a page at a time: `after` is the last one, or `NO_ENTRY`. */
  readonly locked: (
    machineIdentifier: string,
    after: Pick<LedgerEntry, 'sceneId' | 'ratingKey'>,
    limit: number,
  ) => readonly LedgerEntry[];
  /** How many entries have a field whose lock is ours. */
  readonly lockedCount: (machineIdentifier: string) => number;
  /** Adds or replaces entries. Throws LeaseLostError once the lease is another's. */
  readonly store: (lease: Lease, entries: readonly LedgerEntry[]) => void;
}

/** Comes before every entry. */
export const NO_ENTRY = { sceneId: '0', ratingKey: '' } as const;

const IS_LOCKED = `(
  EXISTS (SELECT 1 FROM json_each(fields) WHERE value ->> 'locked')
  OR EXISTS (SELECT 1 FROM json_each(pictures) WHERE value ->> 'locked'))`;
const LOCKED_COUNT = `
  SELECT count(*) AS entries FROM ledger WHERE machine_identifier = ? AND ${IS_LOCKED}`;
const LOCKED = `
  SELECT ${LEDGER_COLUMNS} FROM ledger
  WHERE machine_identifier = ? AND (ledger.scene_id, rating_key) > (?, ?)
    AND ${IS_LOCKED}
  ORDER BY ledger.scene_id, rating_key LIMIT ?`;

export function ledgerOf(database: Database): Ledger {
  return {
    locked: (machineIdentifier, { sceneId, ratingKey }, limit) =>
      database.all(LOCKED, machineIdentifier, sceneId, ratingKey, limit).map(toLedgerEntry),
    lockedCount: (machineIdentifier) =>
      integer(database.get(LOCKED_COUNT, machineIdentifier), 'entries'),
    store: (lease, entries) => {
      fenced(
        database,
        lease,
      )(() => {
        storeLedger(database, entries);
      });
    },
  };
}
