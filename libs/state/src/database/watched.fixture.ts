import type { Database } from './database.ts';

// For the specs of this library; nothing else imports it.

/** The same database, but somebody is told of every statement before it is carried out, and may throw. */
export function watched(database: Database, tell: (sql: string) => void): Database {
  const told =
    <Values extends readonly unknown[], Answer>(ask: (sql: string, ...values: Values) => Answer) =>
    (sql: string, ...values: Values) => {
      tell(sql);
      return ask(sql, ...values);
    };
  return {
    ...database,
    all: told(database.all),
    get: told(database.get),
    run: told(database.run),
    exec: told(database.exec),
  };
}

/** Every row of every table, by table. */
export function rowsOf(database: Database): Record<string, unknown[]> {
  const tables = database.all(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`);
  const names = tables.map(({ name }) => String(name));
  return Object.fromEntries(names.map((name) => [name, database.all(`SELECT * FROM ${name}`)]));
}
