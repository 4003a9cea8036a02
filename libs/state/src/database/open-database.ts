import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { messageOf, PermanentError } from '@stash2plex/core';
import { connect, type Database } from './database.ts';
import { primaryCode } from './explain-error.ts';
import { bestJournal, lacksSharedMemory, leaveWal, switchJournal } from './journal.ts';
import { migrate, readVersion, refuseForeign, type Schema } from './migrate.ts';

const SETUP_PAUSE_MS = 20;
const BUSY = 5;
// A WAL file is cut back to this many bytes; building an index of a million items leaves a large one.
const JOURNAL_SIZE_LIMIT = 16_000_000;

/** Opens a file that many short processes share: makes folders, chooses the journal, brings the schema up to date. */
export function openDatabase(path: string, schema: Schema, busyTimeoutMs: number): Database {
  if (path === ':memory:') return setUp(path, schema, busyTimeoutMs);
  const file = resolve(path);
  checkAccess(file);
  refuseForeignJournal(file, schema.migrations.length);
  try {
    return patiently(busyTimeoutMs, () => setUp(file, schema, busyTimeoutMs));
  } catch (error) {
    if (!lacksSharedMemory(error)) throw error;
    leaveWal(file, busyTimeoutMs);
    return setUp(file, schema, busyTimeoutMs);
  }
}

function setUp(path: string, schema: Schema, busyTimeoutMs: number): Database {
  const database = connect(path, { busyTimeoutMs });
  try {
    refuseForeign(database, path, schema.migrations.length);
    chooseJournal(database, path, busyTimeoutMs);
    migrate(database, path, schema);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * A journal of another program beside the file shows us that one's pages, and to close the file writes them into ours:
 * unless it was opened for reading only. What cannot be read in this way is judged when it is opened as usual.
 */
function refuseForeignJournal(path: string, newest: number): void {
  if (!existsSync(path) || !existsSync(`${path}-wal`)) return;
  try {
    const database = connect(path, { busyTimeoutMs: 0, readOnly: true });
    try {
      refuseForeign(database, path, newest);
    } finally {
      database.close();
    }
  } catch (error) {
    const isOfSqlite = error instanceof Error && primaryCode(error.cause) !== 0;
    if (!isOfSqlite) throw error;
  }
}

/** The journal of a file is chosen once, when it is made. */
function chooseJournal(database: Database, path: string, busyTimeoutMs: number): void {
  const isNew = path !== ':memory:' && readVersion(database) === 0;
  if (isNew) switchJournal(database, bestJournal(path, busyTimeoutMs));
  const mode = database.get('PRAGMA journal_mode')?.['journal_mode'];
  // NORMAL is safe with WAL only: with a rollback journal a power cut could damage the file.
  database.exec(`PRAGMA synchronous = ${mode === 'wal' ? 'NORMAL' : 'FULL'}`);
  database.exec(`PRAGMA journal_size_limit = ${JOURNAL_SIZE_LIMIT}`);
}

/** The switch to WAL on a new file ignores the busy time-out, so it is retried by hand. */
function patiently<Result>(patienceMs: number, work: () => Result): Result {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const isBusy = error instanceof Error && primaryCode(error.cause) === BUSY;
      if (!isBusy || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETUP_PAUSE_MS);
    }
  }
}

/** SQLite would open a read-only file without a word and fail at the first write. */
function checkAccess(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    for (const path of [folder, ...(existsSync(file) ? [file] : [])]) {
      accessSync(path, constants.R_OK | constants.W_OK);
    }
  } catch (error) {
    throw new PermanentError(
      `The state file ${file} cannot be written: ${messageOf(error)}. Make its folder writable, or point STASH2PLEX_DATA_DIR to another one.`,
      { cause: error },
    );
  }
}
