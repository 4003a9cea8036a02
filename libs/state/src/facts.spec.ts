import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS } from './schema/index.ts';
import { aFolder } from './store.fixture.ts';
import { openStore } from './store.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => {
  folder.remove();
});

it('a sound file says so, with its size and schema', () => {
  const store = openStore(join(folder.path, 'state.db'));

  expect(store.facts()).toMatchObject({ schema: MIGRATIONS.length, damage: undefined });
  expect(store.facts().bytes).toBeGreaterThan(10_000);
  store.close();
});

it('a damaged file says what is wrong with it', () => {
  const path = join(folder.path, 'state.db');
  openStore(path).close();
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE probe (a TEXT)');
  for (let row = 0; row < 50; row += 1) {
    database.prepare('INSERT INTO probe VALUES (?)').run('x'.repeat(1000));
  }
  database.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, bytes.length - 4096));
  const store = openStore(path);

  expect(store.facts().damage).toMatch(/page/);
  store.close();
});
