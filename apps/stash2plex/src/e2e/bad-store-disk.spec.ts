// The disk below the store fails: full, read-only, damaged, without shared memory.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, vi } from 'vitest';
import { aFullStore, asNobody, forgotten, kept, limitFiles, unlike } from './bad-store.fixture.ts';
import { it, later, type Stage, type Start, stateOf } from './stage.fixture.ts';
import { addOneOfEach } from './world.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('a disk that is full', () => {
  it.concurrent.for([8_000, 60_000])(
    'after %i bytes is told of, and the next worker goes on',
    async (bytes, { aStage }) => {
      const stage = await aStage();
      await aFullStore(stage);
      const before = kept(stage);
      const heal = limitFiles(stage, bytes);

      const { error } = await stage.run('reconcile_all', { at: later(1) });

      expect(error).toMatch(/The state file \S.*state\.db .*free some space/);
      expect(error).not.toMatch(/Nothing in it was changed/);
      expect(forgotten(stage)).toEqual([]);
      for (const [table, rows] of Object.entries(kept(stage))) {
        expect(rows, table).toBeGreaterThanOrEqual(before[table] ?? 0);
      }
      heal();
      await goesOn(stage);
    },
  );
});

describe('a place that may not be written', () => {
  it.concurrent.for<[string, (stage: Stage) => string]>([
    ['file', stateOf],
    ['folder', ({ dataDir }) => dataDir],
  ])('%s is named, and left as it was', async ([, place], { aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    const before = readFileSync(stateOf(stage));
    const environment = asNobody(stage);
    chmodSync(place(stage), 0o555);

    const { error } = await stage.run('reconcile_all', { at: later(1), environment });

    expect(error).toMatch(
      /The state file \S.*state\.db cannot be written: .*Make its folder writable/,
    );
    expect(stage.plex.requests).toEqual([]);
    expect(readFileSync(stateOf(stage)).equals(before)).toBe(true);
    chmodSync(place(stage), 0o755);
    await goesOn(stage, environment);
  });
});

describe('a file that is damaged where it can be opened', () => {
  const TABLES = ['lease', 'seen', 'job', 'ledger', 'match', 'gap', 'intent', 'item_path'];

  it.concurrent('is told of, and nothing is written that is not remembered', async ({ aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    const path = stateOf(stage);
    const whole = `${path}.whole`;
    copyFileSync(path, whole);

    const told = new Map<string, string | undefined>();
    for (const table of TABLES) {
      for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
      copyFileSync(whole, path);
      overwrite(path, table);
      const { error } = await stage.run('reconcile_all', { at: later(1), here: true });
      told.set(table, error);
      if (table !== 'ledger' && table !== 'intent') expect(forgotten(stage), table).toEqual([]);
      else expect(stage.plex.writes, table).toEqual([]);
    }

    const remedy = 'state.db is damaged: move it away, a new one is made';
    expect([...told].filter(([, error = '']) => !error.includes(remedy))).toEqual([]);
    copyFileSync(whole, path);
    await goesOn(stage);
  });
});

describe('a file system without shared memory', () => {
  it.concurrent('is as good as another', async ({ aStage }) => {
    const stage = await aStage();
    await stage.run('queue_status');
    symlinkSync('/nowhere/at/all', `${stateOf(stage)}-shm`);
    addOneOfEach(stage);

    const { output } = await stage.run('reconcile_all');
    const again = await stage.run('reconcile_all', { at: later(1) });

    expect(output).toMatchObject({ run: { status: 'complete' }, repair: { written: 2 } });
    expect(again.output).toMatchObject({ run: { status: 'complete', queued: 0 } });
    expect(existsSync(stateOf(stage))).toBe(true);
    expect(readdirSync(stage.dataDir).filter((name) => name.includes('probe'))).toEqual([]);
  });
});

async function goesOn(stage: Stage, environment?: Start['environment']): Promise<void> {
  const start = environment ? { environment } : { here: true };
  const { error, output } = await stage.run('reconcile_all', { at: later(2), ...start });
  expect(error).toBeUndefined();
  expect(output).toMatchObject({ run: { status: 'complete' }, queue: { pending: 0, leased: 0 } });
  expect(unlike(stage)).toEqual([]);
}

/** The first page of a table or an index, as a bad sector leaves it. */
function overwrite(path: string, table: string): void {
  const database = new DatabaseSync(path);
  const { page = 0 } =
    database.prepare('SELECT rootpage AS page FROM sqlite_schema WHERE name = ?').get(table) ?? {};
  const size = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  database.close();
  const bytes = readFileSync(path);
  const start = (Number(page) - 1) * size;
  writeFileSync(path, bytes.fill(0x5a, start, start + size));
}
