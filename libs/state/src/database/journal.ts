import { rmSync } from 'node:fs';
import { connect, type Database } from './database.ts';
import { primaryCode } from './explain-error.ts';
import { text } from './rows.ts';

export type JournalMode = 'wal' | 'delete';

// 10 and 14 are what a file system without shared memory answers (some network shares, some Docker mounts).
const NO_SHARED_MEMORY = new Set([10, 14]);

/**
 * Chooses the journal of a new file. SQLite answers `wal` also where the first write after it fails, and then the file
 * is spoilt for every process: so the question is put to a file of our own beside it.
 */
export function bestJournal(path: string, busyTimeoutMs: number): JournalMode {
  const probe = `${path}.probe-${process.pid}`;
  try {
    return walWorks(probe, busyTimeoutMs) ? 'wal' : 'delete';
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(probe + suffix, { force: true });
  }
}

function walWorks(probe: string, busyTimeoutMs: number): boolean {
  const database = connect(probe, { busyTimeoutMs });
  try {
    const isWal = switchJournal(database, 'wal') === 'wal';
    database.exec('CREATE TABLE IF NOT EXISTS probe (a)');
    return isWal;
  } catch (error) {
    if (lacksSharedMemory(error)) return false;
    throw error;
  } finally {
    database.close();
  }
}

/** A file in WAL that was moved to where WAL cannot work; alone with the file, SQLite can still read it. */
export function leaveWal(path: string, busyTimeoutMs: number): void {
  const database = connect(path, { busyTimeoutMs });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    switchJournal(database, 'delete');
  } finally {
    database.close();
  }
}

/** Returns the mode that is in force now. */
export function switchJournal(database: Database, mode: JournalMode): string {
  return text(database.get(`PRAGMA journal_mode = ${mode}`) ?? {}, 'journal_mode');
}

export function lacksSharedMemory(error: unknown): boolean {
  return error instanceof Error && NO_SHARED_MEMORY.has(primaryCode(error.cause));
}
