import { DatabaseSync } from 'node:sqlite';
import type { GeneratedFile } from './generated-file.ts';

/** What all migrations together lead to, as one text: a new file is made with it in a quarter of the time. */
export function wholeSchemaFile(migrations: readonly string[]): GeneratedFile {
  const content = [
    '// Generated from the migrations by `npm run generate`. Do not edit.',
    '/** What the migrations lead to, for a file that is new. */',
    `export const WHOLE_SCHEMA = \`\n${wholeSchema(migrations).replaceAll(/[\\`$]/g, String.raw`\$&`)}\n\`;`,
    '',
  ].join('\n');
  return { path: 'libs/state/src/schema/whole.generated.ts', content };
}

/** Tables first. */
const MADE = `SELECT type, name, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' ORDER BY type <> 'table', rowid`;

function wholeSchema(migrations: readonly string[]): string {
  const database = new DatabaseSync(':memory:');
  try {
    for (const migration of migrations) database.exec(migration);
    const made = database.prepare(MADE).all();
    const tables = made.filter(({ type }) => type === 'table');
    const rows = tables.flatMap(({ name }) => rowsOf(database, String(name)));
    const sqls = made.map(({ sql }) => String(sql));
    // Rows stand before triggers, which would count them again.
    const statements = sqls.toSpliced(tables.length, 0, ...rows);
    return statements.map((sql) => `${sql};`).join('\n');
  } finally {
    database.close();
  }
}

function rowsOf(database: DatabaseSync, name: string): string[] {
  const table = `"${name.replaceAll('"', '""')}"`;
  return database
    .prepare(`SELECT * FROM ${table}`)
    .all()
    .map((row) => `INSERT INTO ${table} VALUES (${Object.values(row).map(literal).join(', ')})`);
}

function literal(value: unknown): string {
  if (value === null || typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  throw new Error(`No migration should write a ${typeof value}: nothing makes a text of it.`);
}
