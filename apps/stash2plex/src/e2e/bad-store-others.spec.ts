// Somebody else is at the store: locks it, removes it, puts another one in its place.
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, vi } from 'vitest';
import { aFullStore, forgotten, kept, unlike } from './bad-store.fixture.ts';
import { it, later, type Stage, stateOf } from './stage.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('a store that another process has locked', () => {
  it.concurrent('for a moment is waited for', async ({ aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    const letGo = lock(stage);
    const child = stage.launch('reconcile_all', { at: later(1) });
    const answer = stage.ended(child);
    while (stage.stash.requests.count('PluginSettings') < 2) await pause(5);
    await pause(1_000);
    letGo();

    const { exitCode } = await answer;

    expect(exitCode).toBe(0);
    expect(unlike(stage)).toEqual([]);
  });

  it.concurrent('for longer is an error that says so', async ({ aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    const before = kept(stage);
    const letGo = lock(stage);

    const { error } = await stage.run('reconcile_all', { at: later(1) });
    letGo();

    expect(error).toMatch(/The state file \S.*state\.db is locked by another process/);
    expect(stage.plex.requests).toEqual([]);
    expect(kept(stage)).toEqual(before);
    await goesOn(stage);
  });

  it.concurrent('in the middle of a run ends it, and nothing is forgotten', async ({ aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    const answer = stage.ended(stage.launch('reconcile_all', { at: later(1) }));
    while (stage.plex.requests.length === 0) await pause(2);
    const letGo = lock(stage);

    const { exitCode, stdout } = await answer;
    letGo();

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/is locked by another process/);
    expect(forgotten(stage)).toEqual([]);
    await goesOn(stage);
  });
});

describe('a store that is taken away while a worker runs', () => {
  it.concurrent.for<[string, (path: string) => void]>([
    [
      'deleted',
      (path) => {
        for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
      },
    ],
    [
      'replaced by a copy of yesterday',
      (path) => {
        for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
        renameSync(`${path}.old`, path);
      },
    ],
  ])('%s: nothing is written that nobody would remember', async ([, take], { aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    copyFileSync(stateOf(stage), `${stateOf(stage)}.old`);
    const answer = stage.ended(stage.launch('reconcile_all', { at: later(1) }));
    while (stage.plex.requests.length === 0) await pause(2);
    take(stateOf(stage));

    const { exitCode, stdout } = await answer;

    expect(stage.plex.writes).toEqual([]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /state\.db was removed or replaced while it was in use: start the task again/,
    );
    await goesOn(stage);
  });
});

describe('a journal of another database beside the store', () => {
  it.concurrent('is refused, and the store is not touched', async ({ aStage }) => {
    const stage = await aStage();
    await aFullStore(stage);
    const path = stateOf(stage);
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    strangeJournal(join(stage.directory, 'strange.db'), `${path}-wal`);
    const before = readFileSync(path);

    const { error } = await stage.run('reconcile_all', { at: later(1) });

    expect(error).toMatch(/state\.db.*belongs to another program/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(true);
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    await goesOn(stage);
  });
});

/** Nobody else may even read. Returns what lets go. */
function lock(stage: Stage): () => void {
  const database = new DatabaseSync(stateOf(stage), { timeout: 3_000 });
  database.exec('BEGIN IMMEDIATE');
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}

/** What a program left that was killed: a whole transaction that is not in its file yet. */
function strangeJournal(path: string, journal: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA application_id = 7');
  database.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (randomblob(9000))');
  copyFileSync(`${path}-wal`, journal);
  database.close();
}

async function goesOn(stage: Stage): Promise<void> {
  const { error, output } = await stage.run('reconcile_all', { at: later(2), here: true });
  expect(error).toBeUndefined();
  expect(output).toMatchObject({ run: { status: 'complete' }, queue: { pending: 0, leased: 0 } });
  expect(unlike(stage)).toEqual([]);
}
