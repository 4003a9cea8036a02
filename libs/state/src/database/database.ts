import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { explainError } from './explain-error.ts';
import { watchFile } from './watch-file.ts';
import type { Row } from './rows.ts';

/**
 * One connection with its prepared statements. Throws PermanentError and TransientError for trouble with the file.
 * Statements take plain `?` only: Node 22.13 does not bind `?1` by position.
 */
export interface Database {
  readonly all: (sql: string, ...values: readonly SQLInputValue[]) => Row[];
  readonly get: (sql: string, ...values: readonly SQLInputValue[]) => Row | undefined;
  /** Returns how many rows were changed. */
  readonly run: (sql: string, ...values: readonly SQLInputValue[]) => number;
  /** Statements without values or answer. */
  readonly exec: (sql: string) => void;
  /** Everything that `work` writes is stored, or nothing of it. Inside another `write` it joins that one. */
  readonly write: <Result>(work: () => Result) => Result;
  readonly close: () => void;
}

export interface Connecting {
  /** How long a statement waits for another process's lock. */
  readonly busyTimeoutMs: number;
  readonly readOnly?: boolean;
}

export function connect(path: string, { busyTimeoutMs, readOnly = false }: Connecting): Database {
  const guarded = guard(path);
  const connection = guarded(() => new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly }));
  const stillThere = watchFile(path);
  // Node before 22.16 does not know the option, and nothing may come before the time-out.
  guarded(() => {
    connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  });
  const statement = cache((sql) => connection.prepare(sql));
  const exec = (sql: string) => {
    guarded(() => {
      connection.exec(sql);
    });
  };

  return {
    all: (sql, ...values) => guarded(() => statement(sql).all(...values)),
    get: (sql, ...values) => guarded(() => statement(sql).get(...values)),
    run: (sql, ...values) => guarded(() => Number(statement(sql).run(...values).changes)),
    exec,
    write: transactions(exec, stillThere),
    close: () => {
      connection.close();
    },
  };
}

/** IMMEDIATE: a transaction that reads first and writes later would fail under contention. */
function transactions(exec: (sql: string) => void, stillThere: () => void): Database['write'] {
  let open = false;
  return (work) => {
    if (open) return work();
    exec('BEGIN IMMEDIATE');
    open = true;
    try {
      stillThere();
      const result = work();
      exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(exec);
      throw error;
    } finally {
      open = false;
    }
  };
}

/** After some errors (disk full) SQLite has rolled back by itself, and says that there is nothing to roll back. */
function rollBack(exec: (sql: string) => void): void {
  try {
    exec('ROLLBACK');
  } catch {
    return;
  }
}

function guard(path: string): <Result>(work: () => Result) => Result {
  return (work) => {
    try {
      return work();
    } catch (error) {
      throw explainError(error, path);
    }
  };
}

function cache(prepare: (sql: string) => StatementSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql) ?? prepare(sql);
    prepared.set(sql, known);
    return known;
  };
}
