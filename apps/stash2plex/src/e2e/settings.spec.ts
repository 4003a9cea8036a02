import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect } from 'vitest';
import { itInProcess as it, later, type Stage, type Told } from './stage.fixture.ts';
import { addItem, addOneOfEach, addScene, ONE_OF_EACH } from './world.fixture.ts';

/** Without the counts of detectors that these specs are not about. */
function builtIn(gaps: Readonly<Record<string, number>> = {}) {
  const asked = ['missing', 'empty-metadata', 'stale-sync'];
  return Object.fromEntries(Object.entries(gaps).filter(([id]) => asked.includes(id)));
}

/** The gaps of a run under some settings, and of one under others. */
async function gapsUnder(stage: Stage, first: object, second: object) {
  const gaps = [];
  for (const [number, settings] of [first, second].entries()) {
    stage.configure({ ...settings });
    const { output } = await stage.run('reconcile_dry_run', { at: later(number) });
    gaps.push(builtIn(output.run?.gaps));
  }
  return gaps;
}

/** A switch, and an item that is behind in its field only. */
const BEHIND = {
  sync_studio: { studio: 'Other' },
  sync_summary: { summary: 'Other' },
  sync_date: { originallyAvailableAt: '1999-01-01' },
  sync_performers: { actor: ['Other'] },
  sync_tags: { genre: ['Other'] },
  sync_collection: { collection: [] },
};

const NO_GAPS = { missing: 0, 'empty-metadata': 0, 'stale-sync': 0 };

describe('the setting enabled', () => {
  it.concurrent.for(['catch_up', 'check_schedule', 'reconcile_all'])(
    'off stops %s',
    async (mode, { aStage }) => {
      const settings = { enabled: false, reconcile_interval: 'hourly' };
      const stage = await aStage({ settings });
      addOneOfEach(stage);

      const { output, exitCode, log } = await stage.run(mode);

      expect(exitCode).toBe(0);
      expect(output).toMatchObject({ run: null, decision: { run: false }, queue: { pending: 0 } });
      expect(output.decision.because.join()).toMatch(/switched off \(setting enabled\)/);
      expect(log).toMatch(/switched off/);
      expect(stage.plex.requests).toEqual([]);
    },
  );

  it.concurrent('off is shown by the status', async ({ aStage }) => {
    const stage = await aStage({ settings: { enabled: false } });

    const { log } = await stage.run('queue_status');

    expect(log).toMatch(/^warning .*switched off/m);
  });
});

describe('what a run finds', () => {
  it.concurrent('depends on reconcile_missing', async ({ aStage }) => {
    const stage = await aStage();
    addOneOfEach(stage);

    const gaps = await gapsUnder(stage, {}, { reconcile_missing: false });

    expect(gaps).toEqual([ONE_OF_EACH, { 'empty-metadata': 1, 'stale-sync': 1 }]);
  });

  it.concurrent('depends on plex_library', async ({ aStage }) => {
    const stage = await aStage();
    stage.plex.addSection({ key: '2', title: 'Shorts, and more' });
    addScene(stage.stash, '/data/short.mp4');
    addItem(stage.plex, '/data/short.mp4', { sectionKey: '2' });

    const gaps = await gapsUnder(
      stage,
      { plex_library: 'Shorts, and more' },
      { plex_library: 'Movies' },
    );

    expect(gaps).toEqual([NO_GAPS, { ...NO_GAPS, missing: 1 }]);
  });

  it.concurrent('depends on path_map', async ({ aStage }) => {
    const stage = await aStage();
    addScene(stage.stash, '/data/a/one.mp4', { title: 'One' });
    // Of another size than Stash says, so that only the path tells them apart.
    const parts = [{ path: '/media/b/one.mp4', size: 7 }];
    addItem(stage.plex, '/media/b/one.mp4', { parts, values: { title: 'One' } });

    const gaps = await gapsUnder(stage, { path_map: '/data/a=>/media/b' }, {});

    expect(gaps).toEqual([NO_GAPS, { ...NO_GAPS, missing: 1 }]);
  });

  it.concurrent('depends on each sync switch', async ({ aStage }) => {
    const stage = await aStage();
    const { stash, plex } = stage;
    const studio = stash.addStudio('A Studio');
    const performers = [stash.addPerformer('Ada')];
    const tags = [stash.addTag('Rain')];
    const inLine = {
      studio: 'A Studio',
      actor: ['Ada'],
      genre: ['Rain'],
      collection: ['A Studio'],
    };
    for (const [key, values] of Object.entries(BEHIND)) {
      addScene(stash, `/data/${key}.mp4`, { studio, performers, tags });
      addItem(plex, `/data/${key}.mp4`, { values: { ...inLine, ...values } });
    }

    const found = await Promise.all(
      ['debug_logging', ...Object.keys(BEHIND), 'sync_master'].map(async (key) => {
        const off = { [`STASH2PLEX_${key.toUpperCase()}`]: 'off' };
        const data = { STASH2PLEX_DATA_DIR: join(stage.directory, key) };
        const start = { environment: { ...off, ...data } };
        // They share a Plex: one that writes would be seen by the others.
        await stage.run('reconcile_dry_run', start);
        return [key, staleIn(join(stage.directory, key))] as const;
      }),
    );

    const all = Object.keys(BEHIND);
    const expected = all.map((key) => [key, all.filter((other) => other !== key)]);
    expect(found).toEqual([['debug_logging', all], ...expected, ['sync_master', []]]);
  });

  it.concurrent('depends on max_tags, from the environment before Stash before config.json', async ({
    aStage,
  }) => {
    const stage = await aStage({ configFile: { max_tags: 10 } });
    const names = Array.from({ length: 12 }, (_, number) => `Tag ${number}`);
    addScene(stage.stash, '/data/many.mp4', { tags: names.map(stage.stash.addTag) });
    addItem(stage.plex, '/data/many.mp4', { values: { genre: names.slice(0, 10) } });
    const inEnvironment = { environment: { STASH2PLEX_MAX_TAGS: '10' } };

    const byFile = await stage.run('reconcile_dry_run');
    // Stash 0.27 gives numbers as text.
    stage.configure({ max_tags: '12' });
    const byStash = await stage.run('reconcile_dry_run');
    const byEnvironment = await stage.run('reconcile_dry_run', inEnvironment);

    const found = [byFile, byStash, byEnvironment].map(({ output }) => output.run?.gaps);
    expect(found.map((gaps) => gaps?.['stale-sync'])).toEqual([0, 1, 0]);
  });

  it.concurrent('depends on the modes of detectors in config.json', async ({ aStage }) => {
    const stage = await aStage({
      configFile: { detectors: { 'stale-sync': 'report', 'empty-metadata': 'off' } },
    });
    addOneOfEach(stage);

    const { output } = await stage.run('reconcile_all');

    expect(output.run).toMatchObject({ queued: 1, skipped: { 'mode-report': 2 } });
    expect(builtIn(output.run?.gaps)).toEqual({ missing: 1, 'stale-sync': 2 });
  });
});

it.concurrent('a detector that nothing can repair is told so, and reports as before', async ({
  aStage,
}) => {
  const detectors = { 'orphaned-item': 'repair', 'ambiguous-match': 'off' };
  const stage = await aStage({ configFile: { detectors } });
  addItem(stage.plex, '/data/lone.mp4');

  const { output, log } = await stage.run('reconcile_all');

  expect(log).toMatch(/^warning .*"orphaned-item" is "repair", but has to be one of off, report/m);
  expect(output.run?.gaps).toMatchObject({ 'orphaned-item': 1 });
  expect(output.run?.gaps).not.toHaveProperty('ambiguous-match');
});

describe('the setting debug_logging', () => {
  it.concurrent('adds lines of its level to the log', async ({ aStage }) => {
    const stage = await aStage();

    const quiet = await stage.run('catch_up');
    stage.configure({ debug_logging: 'true' });
    const loud = await stage.run('catch_up');

    expect(quiet.log).not.toMatch(/^debug /m);
    expect(loud.log).toMatch(/^debug /m);
  });
});

describe('the setting obfuscate_paths', () => {
  it.concurrent('leaves nothing of any path in what is said and reported, and the same code each time', async ({
    aStage,
  }) => {
    const settings = {
      obfuscate_paths: true,
      debug_logging: true,
      path_map: '/vault=>/hoard; /x',
    };
    const configFile = { pathMappings: [{ stash: '/attic' }] };
    const stage = await aStage({ settings, configFile, keepsQueue: true });
    const { stash, plex } = stage;
    addScene(stash, '/vault/Weekend at Bergen/Puffin.Colony.mkv', { title: 'Birds' });
    addScene(stash, '/vault/Otter Bay/Kelp.m4v', { title: 'Sea' });
    plex.addItem({
      parts: [{ path: '/hoard/Otter Bay/Kelp.m4v', size: 1 }],
      values: { title: 'Kelp', summary: 'Taken from /hoard/Otter Bay/Kelp.m4v' },
    });

    const parts = [{ path: '/hoard/Otter Bay/Puffin 2.m4v', size: 2 }];
    plex.addItem({ parts, values: { title: 'Puffin 2' } });

    const answers: Told[] = [];
    for (const mode of ['reconcile_dry_run', 'reconcile_all', 'queue_status', 'clear_queue']) {
      answers.push(await stage.run(mode));
    }

    const reports = ['json', 'txt', 'html'].map((kind) =>
      readFileSync(join(stage.dataDir, `reports/latest.${kind}`), 'utf8'),
    );
    const all = [...answers.map(({ stdout, log }) => stdout + log), ...reports].join('\n');
    expect(all).not.toMatch(/vault|hoard|attic|bergen|puffin|otter|kelp/i);
    expect(codes(reports[0])).toEqual([
      expect.stringMatching(/^[\da-f]{16}\.m4v$/),
      expect.stringMatching(/^[\da-f]{16}\.mkv$/),
      expect.stringMatching(/^[\da-f]{16}\.m4v$/),
    ]);
    await stage.run('reconcile_all', { at: later(1) });
    const again = readFileSync(join(stage.dataDir, 'reports/latest.json'), 'utf8');
    expect(codes(again)).toEqual(codes(reports[0]));
  });
});

/** Names of the files whose items are behind, in order. */
function staleIn(dataDir: string): readonly string[] {
  const { gaps } = JSON.parse(readFileSync(join(dataDir, 'reports/latest.json'), 'utf8')) as {
    gaps: readonly { path: string; sceneId: string }[];
  };
  return gaps
    .toSorted((a, b) => Number(a.sceneId) - Number(b.sceneId))
    .map(({ path }) => basename(path, '.mp4'));
}

function codes(report = '{}'): readonly string[] {
  const { gaps } = JSON.parse(report) as { gaps: readonly { path: string; sceneId: string }[] };
  return gaps.toSorted((a, b) => Number(a.sceneId) - Number(b.sceneId)).map(({ path }) => path);
}
