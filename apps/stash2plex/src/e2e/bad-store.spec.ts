import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect } from 'vitest';
import { itInProcess as it, later, stateOf } from './stage.fixture.ts';
import { addOneOfEach } from './world.fixture.ts';

describe('a state file that', () => {
  it.concurrent.for<[string, (path: string) => void, RegExp]>([
    [
      'is no database',
      (path) => {
        writeFileSync(path, 'not a database at all, '.repeat(500));
      },
      /state\.db is not a database: move it away, a new one is made/,
    ],
    [
      'is damaged',
      (path) => {
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0x5a, 100, bytes.length));
      },
      /state\.db is (damaged|not a database): move it away/,
    ],
    [
      'is of a newer version',
      (path) => {
        change(path, 'PRAGMA user_version = 99');
      },
      /newer Stash2Plex \(schema 99, this one knows \d+\)\. Update the plugin/,
    ],
    [
      'is of another program',
      (path) => {
        change(path, 'PRAGMA application_id = 7');
      },
      /belongs to another program\. Point STASH2PLEX_DATA_DIR/,
    ],
  ])('%s is told of and left as it is', async ([, spoil, message], { aStage }) => {
    const stage = await aStage();
    await stage.run('queue_status');
    for (const suffix of ['-wal', '-shm']) rmSync(stateOf(stage) + suffix, { force: true });
    spoil(stateOf(stage));
    const before = readFileSync(stateOf(stage));

    const { error } = await stage.run('reconcile_all');

    expect(error).toMatch(message);
    expect(readFileSync(stateOf(stage)).equals(before)).toBe(true);
    expect(stage.plex.requests).toEqual([]);
  });
});

describe('a data directory that', () => {
  it.concurrent('is a file is an error that names it', async ({ aStage }) => {
    const stage = await aStage();
    mkdirSync(dirname(stage.dataDir), { recursive: true });
    writeFileSync(stage.dataDir, 'mine');

    const { error } = await stage.run('reconcile_all');

    expect(error).toMatch(/plugin-data\/Stash2Plex\S* .*STASH2PLEX_DATA_DIR/);
    expect(readFileSync(stage.dataDir, 'utf8')).toBe('mine');
  });

  it.concurrent('lies in the folder of the plugin is refused', async ({ aStage }) => {
    const stage = await aStage();
    const inside = join(stage.directory, 'plugins/Stash2Plex/data');

    const { error } = await stage.run('reconcile_all', {
      environment: { STASH2PLEX_DATA_DIR: inside },
    });

    expect(error).toMatch(/lies in the folder of the plugin.*Set the environment variable/);
    expect(existsSync(inside)).toBe(false);
  });

  it.concurrent('cannot keep reports costs the reports only', async ({ aStage }) => {
    const stage = await aStage();
    mkdirSync(stage.dataDir, { recursive: true });
    writeFileSync(join(stage.dataDir, 'reports'), 'a file');
    addOneOfEach(stage);

    const { output, log } = await stage.run('reconcile_all');

    expect(output.run).toMatchObject({ status: 'complete', queued: 3 });
    expect(log).toMatch(/^warning The report could not be kept/m);
  });
});

describe('a reader that leaves', () => {
  it.concurrent.for(['stdout', 'stderr'] as const)(
    'before %s ends costs the run nothing',
    async (stream, { aStage }) => {
      const stage = await aStage();
      addOneOfEach(stage);
      const child = stage.launch('reconcile_all');
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));

      child[stream].destroy();
      const exitCode = await ended;
      const { output } = await stage.run('queue_status', { at: later(1) });

      expect(exitCode).toBe(0);
      expect(output.history.lastRun).toMatchObject({ status: 'complete', queued: 3 });
      expect(output.queue.pending).toBe(1);
    },
  );
});

function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = DELETE');
  database.exec(sql);
  database.close();
}
