import { pluginInput } from '@stash2plex/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { itInProcess as it, later, PLEX_TOKEN, type Stage, type Told } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

/** Levels by what was looked at; of several findings the worst. */
function levels({ output }: Told): Readonly<Record<string, string>> {
  const rank = ['ok', 'note', 'problem'];
  const found: Record<string, string> = {};
  for (const { area, level } of output.health?.findings ?? []) {
    if (rank.indexOf(level) >= rank.indexOf(found[area] ?? 'ok')) found[area] = level;
  }
  return found;
}

const of = ({ output }: Told, area: string) =>
  output.health?.findings.filter((finding) => finding.area === area) ?? [];

function fill({ stash, plex }: Stage, count = 4): void {
  for (let index = 0; index < count; index += 1) {
    addScene(stash, `/media/movies/${index}.mp4`);
    addItem(plex, `/media/movies/${index}.mp4`, { values: { summary: 'An old one.' } });
  }
}

/** Newer ones send the settings along: so much can be told although this Stash listens nowhere. */
function withSettings({ directory, plexUrl }: Stage): object {
  const input = pluginInput({ port: 1, directory, args: { mode: 'health_check' } });
  return { ...input, settings: { plex_url: plexUrl, plex_token: PLEX_TOKEN } };
}

const HEALTHY = {
  ...{ stash: 'ok', plex: 'ok', rights: 'ok', libraries: 'ok', paths: 'ok' },
  ...{ store: 'ok', queue: 'ok' },
};

describe('Health Check', () => {
  it.concurrent('finds nothing where all is well, and touches nothing', async ({ aStage }) => {
    const stage = await aStage();
    fill(stage);
    await stage.run('all');
    const before = stage.plex.writes.length;

    const told = await stage.run('health_check', { at: later(1) });

    expect(told.exitCode).toBe(0);
    // The simulated Plex tells the real time.
    expect(levels(told)).toMatchObject(HEALTHY);
    expect(told.output).toMatchObject({ run: null, catchUp: null, repair: null });
    expect(told.log).toMatch(/^info Health check: /m);
    expect(told.output.health?.requests.plex).toBeLessThanOrEqual(4);
    expect(told.output.health?.requests.stash).toBeLessThanOrEqual(8);
    expect(stage.plex.writes).toHaveLength(before);
    const page = readFileSync(join(stage.dataDir, 'reports/latest-health.md'), 'utf8');
    expect(page).toMatch(/^## Health check: /);
  });

  it.concurrent('says of a token what reading can tell', async ({ aStage }) => {
    const stage = await aStage();
    fill(stage);

    const unproven = await stage.run('health_check');
    stage.plex.changeSection('1', { allowSync: false });
    const readOnly = await stage.run('health_check');
    stage.plex.changeSection('1', { allowSync: true });
    stage.configure({ plex_token: 'wrong-token' });
    const wrong = await stage.run('health_check');

    expect(of(unproven, 'rights')).toMatchObject([{ level: 'note' }]);
    expect(of(readOnly, 'rights')).toMatchObject([
      { level: 'problem', remedy: expect.stringMatching(/plex_token/) as string },
    ]);
    // `/identity` would have answered.
    expect(of(wrong, 'plex')).toMatchObject([
      { level: 'problem', what: expect.stringMatching(/refuses the token/) as string },
    ]);
    expect(of(wrong, 'libraries')).toEqual([]);
    expect(wrong.exitCode).toBe(0);
  });

  it.concurrent('tells a Plex that is down, and one that is not set up', async ({ aStage }) => {
    const stage = await aStage();
    fill(stage);
    await stage.stopPlex();

    const down = await stage.run('health_check');
    stage.configure({ plex_url: '', plex_token: '' });
    const none = await stage.run('health_check');

    expect(of(down, 'plex')).toMatchObject([
      { level: 'problem', what: expect.stringMatching(/cannot be reached/) as string },
    ]);
    expect(of(none, 'plex')).toMatchObject([
      { level: 'problem', remedy: 'Set plex_url and plex_token.' },
    ]);
    expect([down.exitCode, none.exitCode]).toEqual([0, 0]);
  });

  it.concurrent('finds a path mapping that is missing, and shows where', async ({ aStage }) => {
    const stage = await aStage();
    for (const name of ['one', 'two']) addScene(stage.stash, `/data/films/${name}.mp4`);

    const without = await stage.run('health_check');
    stage.configure({ path_map: '/data/films=>/media/movies' });
    const mapped = await stage.run('health_check');
    stage.configure({ obfuscate_paths: true });
    const hidden = await stage.run('health_check');

    expect(of(without, 'paths')).toMatchObject([
      { level: 'problem', examples: ['/data/films/one.mp4'] },
    ]);
    expect(of(without, 'paths')[0]?.remedy).toMatch(/\/media\/movies.*path_map/);
    expect(of(mapped, 'paths')).toMatchObject([{ level: 'ok' }]);
    expect(hidden.stdout + hidden.log).not.toMatch(/films|media\/movies/);
    expect(of(hidden, 'paths')[0]?.examples).toEqual([expect.stringMatching(/^[\da-f]{16}\.mp4$/)]);
  });

  it.concurrent('finds libraries that are not there, or not of movies', async ({ aStage }) => {
    const stage = await aStage({ settings: { plex_library: 'Movies, Shots' } });

    const one = await stage.run('health_check');
    stage.configure({ plex_library: 'Shots' });
    const none = await stage.run('health_check');
    stage.configure({});
    stage.plex.changeSection('1', { refreshing: true });
    const scanned = await stage.run('health_check');

    expect(of(one, 'libraries')).toMatchObject([{ level: 'problem' }, { level: 'ok' }]);
    expect(of(none, 'libraries')).toMatchObject([
      { level: 'problem', what: expect.stringMatching(/no library "Shots"/) as string },
    ]);
    expect(of(scanned, 'libraries')).toMatchObject([{ level: 'note' }]);
  });

  it.concurrent('tells an outage that goes on, and what waits', async ({ aStage }) => {
    const stage = await aStage();
    fill(stage);
    // The first look only notes what there is.
    await stage.run('catch_up');
    await stage.stopPlex();
    addScene(stage.stash, '/media/movies/new.mp4');
    await stage.run('catch_up', { at: later(0.1) });

    const down = await stage.run('health_check', { at: later(0.2) });
    await stage.startPlex();
    const up = await stage.run('health_check', { at: later(30) });

    expect(of(down, 'queue')[0]).toMatchObject({ level: 'problem' });
    expect(of(up, 'queue')).toMatchObject([{ level: 'note' }, { level: 'note' }]);
    expect(up.output.queue.pending).toBe(1);
  });

  it.concurrent('tells a Stash that is silent, and still what Plex says', async ({ aStage }) => {
    const stage = await aStage();
    const { output, exitCode } = await stage.run('', { input: withSettings(stage) });

    expect(exitCode).toBe(0);
    expect(output.health?.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ area: 'stash', level: 'problem' }),
        expect.objectContaining({ area: 'plex', level: 'ok' }),
        expect.objectContaining({ area: 'libraries', level: 'ok' }),
      ]),
    );
  });

  it.concurrent('is an error where nothing at all could be tested', async ({ aStage }) => {
    const stage = await aStage();
    await stage.stopPlex();

    const { output, error, exitCode } = await stage.run('', { input: withSettings(stage) });

    expect(exitCode).toBe(1);
    expect(error).toMatch(/^Neither Stash nor Plex could be tested/);
    expect(output.health).toMatchObject({ level: 'problem' });
  });

  it.concurrent('works while the plugin is switched off, and says so', async ({ aStage }) => {
    const stage = await aStage({ settings: { enabled: false } });
    fill(stage);

    const told = await stage.run('health_check');

    expect(of(told, 'plugin')).toMatchObject([{ level: 'note' }]);
    expect(of(told, 'plex')).toMatchObject([{ level: 'ok' }]);
  });

  it.concurrent('shows no token that was typed into the address', async ({ aStage }) => {
    const plex_url = `http://me:${encodeURIComponent(PLEX_TOKEN)}@plex.test:32400`;
    const stage = await aStage({ settings: { plex_url } });

    const told = await stage.run('health_check');

    expect(of(told, 'plex')).toMatchObject([{ level: 'problem' }]);
    expect(told.stdout + told.log).not.toMatch(/me:/);
  });
});
