import { PermanentError } from '@stash2plex/core';
import type { Database } from './database.ts';
import { integer } from './rows.ts';

/** Marks the file as ours: "S2PX". */
const APPLICATION_ID = 0x53_32_50_58;
/** In one statement: between two of them another process may have made the tables of a new file. */
const STAMP = `SELECT
  (SELECT user_version FROM pragma_user_version) AS user_version,
  (SELECT application_id FROM pragma_application_id) AS application_id,
  EXISTS (SELECT 1 FROM sqlite_schema) AS filled`;

/** The way to a schema: migration n leads to version n, and `whole` at once to the last one, where that is known. */
export interface Schema {
  readonly migrations: readonly string[];
  readonly whole?: string;
}

/** Brings the schema up to date, each step in one transaction. Another process may do it first. */
export function migrate(database: Database, path: string, schema: Schema): void {
  const newest = schema.migrations.length;
  while (readVersion(database) < newest) {
    database.write(() => {
      const step = stepFrom(readVersion(database), schema);
      if (!step) return;
      database.exec(step.sql);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec(`PRAGMA user_version = ${step.to}`);
    });
  }
  refuseForeign(database, path, newest);
}

function stepFrom(version: number, { migrations, whole }: Schema) {
  if (version === 0 && whole !== undefined) return { sql: whole, to: migrations.length };
  const next = migrations[version];
  return next === undefined ? undefined : { sql: next, to: version + 1 };
}

/** Throws PermanentError for a file of a newer plugin or of another program. */
export function refuseForeign(database: Database, path: string, newest: number): void {
  const row = database.get(STAMP);
  const version = integer(row, 'user_version');
  if (version > newest) throw newerSchema(path, version, newest);
  const id = integer(row, 'application_id');
  const isEmpty = integer(row, 'filled') === 0;
  if (id === APPLICATION_ID || (version === 0 && isEmpty)) return;
  throw new PermanentError(
    `The file ${path} belongs to another program. Point STASH2PLEX_DATA_DIR to a folder of its own. Nothing was changed.`,
  );
}

export function readVersion(database: Database): number {
  return integer(database.get('PRAGMA user_version'), 'user_version');
}

function newerSchema(path: string, version: number, newest: number): PermanentError {
  return new PermanentError(
    `The state file ${path} was written by a newer Stash2Plex (schema ${version}, this one knows ${newest}). Update the plugin, or point STASH2PLEX_DATA_DIR to another folder. Nothing was changed.`,
  );
}
