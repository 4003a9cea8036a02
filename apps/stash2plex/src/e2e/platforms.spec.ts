import { answerOf } from '@stash2plex/testing';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect } from 'vitest';
import { give, isRoot, journalOf, listed, owner, someUser, start } from './platforms.fixture.ts';
import { PLUGIN_FOLDER } from './install.fixture.ts';
import { it, later } from './stage.fixture.ts';
import { addOneOfEach, ONE_OF_EACH } from './world.fixture.ts';

describe('a plugin folder', () => {
  it.concurrent('that is read-only is as good as any, and stays as it was', async ({ aStage }) => {
    const stage = await aStage();
    const locked = join(stage.directory, 'plugins');
    addOneOfEach(stage);
    give(stage.directory, someUser);
    const before = listed(locked);

    const { output } = await start(stage, { user: someUser, locked });

    expect(output?.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH });
    expect(listed(locked)).toEqual(before);
  });

  it.concurrent('that Stash names relative to its own folder is found', async ({ aStage }) => {
    const stage = await aStage();
    const place = { cwd: stage.directory, pluginDir: 'plugins/Stash2Plex' };

    const { output } = await start(stage, place);
    const inside = await start(stage, {
      ...place,
      environment: { STASH2PLEX_DATA_DIR: './plugins/Stash2Plex/data' },
    });

    expect(output?.run).toMatchObject({ status: 'complete' });
    expect(inside.error).toContain(`(${join(stage.directory, place.pluginDir)})`);
    expect(readdirSync(join(stage.directory, place.pluginDir))).not.toContain('data');
  });
});

describe('the folder of Stash', () => {
  it.concurrent.for([
    `it's "so" $HOME;*?&|<>(1)!  \`x\` #?x=100%41`,
    String.raw`back\slash`,
    '日本語 العربية Ελληνικά עברית 🎬 👩‍👩‍👧',
    'Zoe\u0308',
    '-dash',
    'two\nlines',
  ])('may be called %j', async (name, { aStage }) => {
    const stage = await aStage();
    const directory = join(stage.directory, name);
    cpSync(PLUGIN_FOLDER, join(directory, 'plugins/Stash2Plex'), { recursive: true });
    mkdirSync(join(directory, 'plugin-data/Stash2Plex'), { recursive: true });
    writeFileSync(join(directory, 'plugin-data/Stash2Plex/config.json'), '{"max_tags": 20}');

    const { output, log } = await start(stage, { directory });

    expect(output?.run).toMatchObject({ status: 'complete' });
    expect(log).not.toMatch(/^(?:warning|error)/m);
    expect(readdirSync(join(directory, 'plugin-data/Stash2Plex')).toSorted()).toEqual(
      ['config.json', 'config.schema.json', 'reports', 'state.db'].toSorted(),
    );
  });
});

describe('another user than the owner', () => {
  it.concurrent('of the data directory is told the file and the remedy', async ({ aStage }) => {
    const stage = await aStage();
    await stage.run('queue_status');
    give(stage.directory, someUser);
    give(stage.dataDir, owner);
    const before = listed(stage.directory);

    const { error, exitCode } = await start(stage, { user: someUser, locked: stage.dataDir });

    expect(error).toContain(`The state file ${join(stage.dataDir, 'state.db')} cannot be written`);
    expect(error).toMatch(
      /permission denied.*Make its folder writable, or point STASH2PLEX_DATA_DIR/,
    );
    expect(exitCode).toBe(1);
    expect(listed(stage.directory)).toEqual(before);
    expect(stage.plex.requests).toEqual([]);
  });

  it.concurrent('of the folder that the data go into is told so, too', async ({ aStage }) => {
    const stage = await aStage();

    const { error } = await start(stage, { user: someUser, locked: stage.directory });

    expect(error).toContain(`${join(stage.dataDir, 'state.db')} cannot be written`);
    expect(error).toContain('STASH2PLEX_DATA_DIR');
  });

  it.concurrent('of config.json is told that nothing of it counts', async ({ aStage }) => {
    const stage = await aStage({ configFile: { max_tags: 20 } });
    const file = join(stage.dataDir, 'config.json');
    give(stage.directory, someUser);
    give(file, owner);
    chmodSync(file, isRoot ? 0o600 : 0o000);

    const { output, log } = await start(stage, { user: someUser });
    chmodSync(file, 0o644);

    expect(output?.run).toMatchObject({ status: 'complete' });
    expect(log).toContain(`${file} may not be read by the user that Stash runs as`);
  });
});

describe('a data directory on a file system without shared memory', () => {
  it.concurrent('gets the rollback journal, in the first run and after it', async ({ aStage }) => {
    const stage = await aStage();
    addOneOfEach(stage);
    mkdirSync(stage.dataDir, { recursive: true });

    const first = stage.launch('reconcile_all');
    // The settings are asked of this very process before the store is opened, so this is early enough.
    symlinkSync('/nowhere', join(stage.dataDir, `state.db.probe-${first.pid ?? 0}-shm`));
    const { stdout } = await answerOf(first);
    const second = await stage.run('reconcile_all', { at: later(1) });

    expect(JSON.parse(stdout)).toMatchObject({
      output: { run: { status: 'complete', queued: 3 } },
    });
    expect(journalOf(stage)).toBe('delete');
    expect(second.output.run).toMatchObject({ queued: 0, skipped: { 'already-queued': 1 } });
    expect(readdirSync(stage.dataDir).filter((name) => /-(?:wal|shm|journal)$/.test(name))).toEqual(
      [],
    );
  });

  it.concurrent('that was moved there is read on', async ({ aStage }) => {
    const stage = await aStage();
    addOneOfEach(stage);
    await stage.run('reconcile_all');
    expect(journalOf(stage)).toBe('wal');
    symlinkSync('/nowhere', join(stage.dataDir, 'state.db-shm'));

    const { output } = await stage.run('queue_status', { at: later(1) });
    rmSync(join(stage.dataDir, 'state.db-shm'), { force: true });

    expect(output.queue.pending).toBe(1);
    expect(journalOf(stage)).toBe('delete');
  });
});

describe('the surroundings of a process', () => {
  it.concurrent('may be empty but for the Node: no HOME, no PATH, no name of the user', async ({
    aStage,
  }) => {
    const stage = await aStage({ configFile: { max_tags: 20 } });
    give(stage.directory, someUser);

    const { output, log } = await start(stage, { user: someUser, inherit: false });

    expect(output?.run).toMatchObject({ status: 'complete' });
    expect(log).not.toMatch(/^(?:warning|error)/m);
  });

  it.concurrent('stay as they are: only the data directory is written to', async ({ aStage }) => {
    const stage = await aStage({ configFile: { max_tags: 20 } });
    addOneOfEach(stage);
    const at = (name: string) => join(stage.directory, name);
    for (const name of ['cwd', 'home', 'tmp']) mkdirSync(at(name));
    const home = { HOME: at('home'), XDG_CONFIG_HOME: at('home'), XDG_CACHE_HOME: at('home') };
    const around = { cwd: at('cwd'), environment: { ...home, TMPDIR: at('tmp') } };
    const before = listed(stage.directory);

    for (const mode of ['reconcile_all', 'catch_up', 'queue_status', 'clear_queue'])
      await start(stage, { ...around, mode });

    const data = relative(stage.directory, stage.dataDir);
    const after = listed(stage.directory);
    const isData = (line: string) => line.startsWith(data);
    expect(after.filter((line) => !isData(line))).toEqual(before.filter((line) => !isData(line)));
    expect(after.filter(isData).length).toBeGreaterThan(before.filter(isData).length);
  });
});
