import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder } from '../store.fixture.ts';
import { connect, type Database } from './database.ts';
import { refuseForeign } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const MIGRATIONS = ['CREATE TABLE first (a TEXT) STRICT'];
const busyTimeoutMs = 200;

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => {
  folder.remove();
});

it.each([1, 2, 3])(
  "a new file that another process fills after question %i is not called another program's",
  (question) => {
    const file = join(folder.path, 'state.db');
    const database = connect(file, { busyTimeoutMs });
    let asked = 0;
    const get: Database['get'] = (sql, ...values) => {
      const row = database.get(sql, ...values);
      asked += 1;
      if (asked === question) openDatabase(file, { migrations: MIGRATIONS }, busyTimeoutMs).close();
      return row;
    };

    expect(() => {
      refuseForeign({ ...database, get }, file, MIGRATIONS.length);
    }).not.toThrow();
    database.close();
  },
);
