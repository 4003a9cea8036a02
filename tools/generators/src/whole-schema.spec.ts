import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { wholeSchemaFile } from './whole-schema.ts';

const MIGRATIONS = [
  `CREATE TABLE "a \`b\` $\{c}" (id INTEGER PRIMARY KEY, text TEXT) STRICT;
   CREATE TABLE total (rows INTEGER NOT NULL) STRICT;
   INSERT INTO total VALUES (0);`,
  `CREATE TRIGGER counted AFTER INSERT ON total BEGIN UPDATE total SET rows = rows + 1; END;
   ALTER TABLE total ADD COLUMN name TEXT;
   UPDATE total SET name = 'it''s \\ ours';`,
];

it('makes at once what the migrations make one after the other', async () => {
  const { content = '' } = wholeSchemaFile(MIGRATIONS);
  const [before, after] = [new DatabaseSync(':memory:'), new DatabaseSync(':memory:')];
  for (const migration of MIGRATIONS) before.exec(migration);

  const url = `data:text/javascript,${encodeURIComponent(content)}`;
  const { WHOLE_SCHEMA } = (await import(url)) as { readonly WHOLE_SCHEMA: string };
  after.exec(WHOLE_SCHEMA);

  for (const sql of ['SELECT type, name, sql FROM sqlite_schema', 'SELECT * FROM total']) {
    expect(after.prepare(sql).all()).toEqual(before.prepare(sql).all());
  }
});

it('takes no rows that it cannot write as text', () => {
  expect(() => wholeSchemaFile(["CREATE TABLE a (b); INSERT INTO a VALUES (x'00')"])).toThrow(
    'nothing makes a text of it',
  );
});
