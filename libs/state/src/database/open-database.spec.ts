import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PermanentError, TransientError } from '@stash2plex/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder } from '../store.fixture.ts';
import { openDatabase } from './open-database.ts';

const MIGRATIONS = ['CREATE TABLE first (a TEXT) STRICT', 'CREATE TABLE second (a TEXT) STRICT'];
const open = (path: string, migrations = MIGRATIONS) => openDatabase(path, { migrations }, 200);

let folder: ReturnType<typeof aFolder>;
let file: string;
beforeEach(() => {
  folder = aFolder();
  file = join(folder.path, 'state.db');
});
afterEach(() => {
  folder.remove();
});

describe('opening the state file', () => {
  it('makes the folders on the way', () => {
    const deep = join(folder.path, 'plugin-data', 'Stash2Plex', 'state.db');

    open(deep).close();

    expect(existsSync(deep)).toBe(true);
  });

  it('writes ahead, and leaves nothing else in the folder', () => {
    const database = open(file);

    expect(database.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(database.get('PRAGMA synchronous')).toMatchObject({ synchronous: 1 });
    expect(database.get('PRAGMA busy_timeout')).toMatchObject({ timeout: 200 });
    database.close();
    expect(readdirSync(folder.path)).toEqual(['state.db']);
  });

  it('uses the rollback journal where the file system has no shared memory', () => {
    symlinkSync('/nowhere/at/all', `${file}.probe-${process.pid}-shm`);

    const database = open(file);

    expect(database.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'delete' });
    expect(database.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
    database.close();
    expect(readdirSync(folder.path)).toEqual(['state.db']);
  });

  it('reads a file on that was moved to such a file system', () => {
    const before = open(file);
    before.run(`INSERT INTO first VALUES ('kept')`);
    before.close();
    symlinkSync('/nowhere/at/all', `${file}-shm`);

    const database = open(file);

    expect(database.all('SELECT a FROM first')).toMatchObject([{ a: 'kept' }]);
    expect(database.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'delete' });
    database.close();
  });

  it('brings an older schema up to date and keeps its rows', () => {
    const before = open(file, MIGRATIONS.slice(0, 1));
    before.run(`INSERT INTO first VALUES ('kept')`);
    before.close();

    const database = open(file);

    expect(database.all('SELECT a FROM first')).toMatchObject([{ a: 'kept' }]);
    expect(database.all('SELECT a FROM second')).toEqual([]);
    database.close();
  });

  it('leaves the schema as it was when a migration fails', () => {
    open(file).close();

    expect(() =>
      open(file, [...MIGRATIONS, 'CREATE TABLE third (a); CREATE TABLE third (a)']),
    ).toThrow('already exists');

    const database = open(file);
    expect(database.get(`SELECT 1 FROM sqlite_schema WHERE name = 'third'`)).toBeUndefined();
    database.close();
  });
});

describe('a file that cannot be used', () => {
  const refusal = (path: string) => {
    try {
      open(path).close();
      return undefined;
    } catch (error) {
      return error as Error;
    }
  };

  it('is refused when a newer plugin wrote it, and left alone', () => {
    open(file, [...MIGRATIONS, 'CREATE TABLE third (a TEXT) STRICT']).close();

    const error = refusal(file);

    expect(error).toBeInstanceOf(PermanentError);
    expect(error?.message).toContain(
      `${file} was written by a newer Stash2Plex (schema 3, this one knows 2)`,
    );
  });

  it('is refused when another program wrote it', () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE theirs (a)');
    other.close();

    expect(refusal(file)?.message).toContain('belongs to another program');
  });

  it('is refused when the journal of another program lies beside it, and stays as it is', () => {
    open(file).close();
    const before = readFileSync(file);
    const other = new DatabaseSync(join(folder.path, 'other.db'));
    other.exec('PRAGMA journal_mode = WAL; CREATE TABLE theirs (a)');
    copyFileSync(join(folder.path, 'other.db-wal'), `${file}-wal`);
    other.close();

    expect(refusal(file)?.message).toContain('belongs to another program');

    expect(readFileSync(file).equals(before)).toBe(true);
    rmSync(`${file}-wal`);
    expect(refusal(file)).toBeUndefined();
  });

  it.for<[string, () => void]>([
    ['removed', () => undefined],
    [
      'replaced',
      () => {
        open(file).close();
      },
    ],
  ])('is written to no more once it was %s', ([, replace]) => {
    const database = open(file);
    database.run(`INSERT INTO first VALUES ('kept')`);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix);
    replace();

    const write = () => database.write(() => database.run(`INSERT INTO first VALUES ('lost')`));

    expect(write).toThrow(PermanentError);
    expect(write).toThrow('was removed or replaced while it was in use');
    database.close();
  });

  it('is refused when it is no database', () => {
    writeFileSync(file, 'not a database '.repeat(100));

    const error = refusal(file);

    expect(error).toBeInstanceOf(PermanentError);
    expect(error?.message).toContain(`${file} is not a database: move it away`);
    expect(existsSync(file)).toBe(true);
  });

  it('is refused when its pages are damaged', () => {
    const database = open(file);
    for (let row = 0; row < 500; row += 1)
      database.run('INSERT INTO first VALUES (?)', 'x'.repeat(99));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    writeFileSync(file, Buffer.alloc(40_000, 0xff), { flag: 'r+' });

    const error = refusal(file);

    expect(error).toBeInstanceOf(PermanentError);
    expect(error?.message).toContain(file);
  });

  it('is refused when it is a folder', () => {
    mkdirSync(file);

    expect(refusal(file)).toBeInstanceOf(PermanentError);
    expect(refusal(file)?.message).toContain('cannot be opened');
  });

  it('is refused when a file stands where its folder should be', () => {
    writeFileSync(file, '');

    const error = refusal(join(file, 'state.db'));

    expect(error).toBeInstanceOf(PermanentError);
    expect(error?.message).toContain('STASH2PLEX_DATA_DIR');
  });

  it('is said to be locked when another process does not let go', () => {
    open(file).close();
    const other = new DatabaseSync(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE');

    const error = refusal(file);

    expect(error).toBeInstanceOf(TransientError);
    expect(error?.message).toContain('is locked by another process');
    other.close();
  });

  it('is refused when its folder is read-only', () => {
    const said = openAsNobody(file, folder.path);

    expect(said).toMatch(/PermanentError.*cannot be written.*Make its folder writable/);
  });
});

/** Root may write everywhere, so the process becomes another user, once its sources are loaded. */
function openAsNobody(file: string, folder: string): string {
  // Readable for that user, writable for none.
  chmodSync(folder, 0o555);
  const script = `
    import { openDatabase } from '${new URL('open-database.ts', import.meta.url).href}';
    if (process.getuid?.() === 0) process.setuid(65534);
    try { openDatabase('${file}', [], 200) } catch (error) { console.log(error.name, error.message) }`;
  const flags = ['--conditions=@stash2plex/source', '--input-type=module', '-e', script];
  return execFileSync(process.execPath, flags, { encoding: 'utf8' });
}

describe('a transaction', () => {
  it('is stored whole or not at all', () => {
    const database = open(file);

    expect(() =>
      database.write(() => {
        database.run(`INSERT INTO first VALUES ('half')`);
        throw new Error('stopped between two statements');
      }),
    ).toThrow('stopped between');

    expect(database.all('SELECT * FROM first')).toEqual([]);
    database.close();
  });

  it('takes a transaction inside it along', () => {
    const database = open(file);

    expect(() =>
      database.write(() => {
        database.write(() => database.run(`INSERT INTO first VALUES ('inner')`));
        throw new Error('outer');
      }),
    ).toThrow('outer');

    expect(database.all('SELECT * FROM first')).toEqual([]);
    expect(database.write(() => 'usable')).toBe('usable');
    database.close();
  });

  it('passes on errors of ours as they are', () => {
    const database = open(file);

    expect(() => database.run('INSERT INTO nowhere VALUES (1)')).toThrow('no such table');
    database.close();
  });

  it('says so when the disk is full', () => {
    const database = open(file);
    database.exec('PRAGMA max_page_count = 4');
    const fill = () => {
      database.write(() => {
        for (let row = 0; row < 999; row += 1)
          database.run('INSERT INTO first VALUES (?)', 'x'.repeat(99));
      });
    };

    expect(fill).toThrow(TransientError);
    expect(fill).toThrow('free some space');
    expect(database.all('SELECT * FROM first')).toEqual([]);
    database.close();
  });
});
