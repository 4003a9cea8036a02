import { TASKS } from '@stash2plex/config';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pluginInput } from '@stash2plex/testing';
import { describe, expect } from 'vitest';
import { itInProcess as it, later } from './stage.fixture.ts';
import { addOneOfEach, ONE_OF_EACH } from './world.fixture.ts';

const MODES = TASKS.map(({ mode }) => mode).join(', ');
const CONNECTION = pluginInput({ port: 9999, directory: '/tmp/none' }) as {
  server_connection: object;
};
const connectionWith = (change: object) => ({
  server_connection: { ...CONNECTION.server_connection, ...change },
});

describe('stdin', () => {
  it.concurrent.for<[string, string | object, RegExp]>([
    ['is empty', '', /^Nothing arrived on standard input.*Stash/],
    ['is cut', JSON.stringify(CONNECTION).slice(0, 90), /ends too early \(after 90 characters\)/],
    ['is not JSON', '<html>No</html>', /is not JSON \(character 1 /],
    ['is not JSON and large', `{"a":${'x'.repeat(4_000_000)}`, /is not JSON \(character 6 /],
    ['is a list', '[]', /has to be a JSON object/],
    ['says nothing of the server', { args: { mode: 'catch_up' } }, /server_connection is missing/],
    ['has no folder', connectionWith({ Dir: 7 }), /Dir has to be a folder/],
    ['has a text for arguments', { ...CONNECTION, args: 'catch_up' }, /args has to be an object/],
    ['names no mode', CONNECTION, new RegExp(`^No mode was given.*the modes are ${MODES}`)],
    [
      'names an unknown mode',
      { ...CONNECTION, args: { mode: 'explode' } },
      new RegExp(`^There is no mode "explode".*the modes are ${MODES}`),
    ],
    [
      'names an inherited mode',
      { ...CONNECTION, args: { mode: 'constructor' } },
      /^There is no mode "constructor"/,
    ],
  ])('that %s is an error that says so', async ([, input, message], { aStage }) => {
    const stage = await aStage();

    const { error, output, exitCode } = await stage.run('', { input });

    expect(error).toMatch(message);
    expect(output).toBeUndefined();
    expect(exitCode).toBe(1);
  });

  it.concurrent('may hold many MB of picture', async ({ aStage }) => {
    const stage = await aStage();
    const input = { cover_image: `data:image/png;base64,${'A'.repeat(6_000_000)}` };

    const { output } = await stage.run('queue_status', { args: { hookContext: { id: 1, input } } });

    expect(output.history.runCount).toBe(0);
  });
});

describe('arguments and environment', () => {
  it.concurrent('that cannot be used are errors that name them', async ({ aStage }) => {
    const stage = await aStage();

    const [scope, now, url, key] = await Promise.all([
      stage.run('reconcile_dry_run', { args: { scope: 'yesterday' } }),
      stage.run('check_schedule', { environment: { STASH2PLEX_NOW: 'soon' } }),
      stage.run('check_schedule', { environment: { STASH2PLEX_STASH_URL: 'http://u:p@s' } }),
      stage.run('check_schedule', { environment: { STASH2PLEX_STASH_API_KEY: 'with blank' } }),
    ]);

    expect(scope.error).toMatch(/no scope "yesterday".*24h, 7days/);
    expect(now.error).toMatch(/STASH2PLEX_NOW is not an ISO time/);
    expect(url.error).toMatch(/STASH2PLEX_STASH_URL has to be an address/);
    expect(key.error).toMatch(/STASH2PLEX_STASH_API_KEY holds blanks/);
  });
});

describe('settings', () => {
  const BAD = {
    max_tags: 'many',
    reconcile_interval: 'sometimes',
    reconcile_scope: 5,
    enabled: 'perhaps',
    obfuscate_paths: { a: 1 },
    sync_tags: [true],
    path_map: 'no arrow',
  };

  it.concurrent('of wrong type or range fall back, each with a warning', async ({ aStage }) => {
    const stage = await aStage({ settings: BAD });
    addOneOfEach(stage);

    const { output, log } = await stage.run('reconcile_all');

    expect(output.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH });
    for (const key of Object.keys(BAD)) {
      expect(log).toMatch(new RegExp(`^warning .*\\(${key}\\).*default`, 'm'));
    }
    expect(log.match(/^warning /gm)).toHaveLength(Object.keys(BAD).length);
  });

  it.concurrent.for([
    ['plex_url', 'my server'],
    ['plex_token', ''],
  ])('without usable %s (%s) end a run by hand only', async ([key = '', value], { aStage }) => {
    const stage = await aStage({ settings: { [key]: value, reconcile_interval: 'hourly' } });

    const byHand = await stage.run('reconcile_all');
    const looked = await stage.run('check_schedule');
    const woken = await stage.run('catch_up');
    const status = await stage.run('queue_status');

    expect(byHand.error).toMatch(new RegExp(`\\(${key}\\).*Settings > Plugins > Stash2Plex`));
    expect(looked.error).toMatch(new RegExp(`\\(${key}\\)`));
    expect(woken.output.decision.because.join()).toMatch(new RegExp(`\\(${key}\\)`));
    expect(status.log).toMatch(new RegExp(`^warning .*\\(${key}\\)`, 'm'));
    expect(stage.plex.requests).toEqual([]);
  });
});

describe('config.json', () => {
  it.concurrent.for<[string, unknown, RegExp]>([
    ['broken', '{ "rules": [ }', /config\.json is not valid JSON at line 1, column 14/],
    ['empty', '', /config\.json is not valid JSON/],
    ['a list', [], /config\.json has to hold one JSON object/],
    ['with an unknown key', { rule: [] }, /there is no setting "rule"/],
    ['with an unknown detector', { detectors: { typo: 'off' } }, /"?typo"?.*(missing|stale-sync)/],
    ['with an unknown mode', { detectors: { missing: 'loud' } }, /off, report, repair/],
    ['with rules that are none', { rules: 'daily' }, /rules/],
    [
      'with a rule on an unknown fact',
      { rules: [{ name: 'mine', conditions: { all: [{ fact: 'moon' }] }, event: {} }] },
      /mine/,
    ],
  ])('%s is a warning, and the rest goes on', async ([, configFile, problem], { aStage }) => {
    const stage = await aStage({ configFile });
    addOneOfEach(stage);
    const path = join(stage.dataDir, 'config.json');
    const before = readFileSync(path, 'utf8');

    const { output, log } = await stage.run('reconcile_all');

    expect(output.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH });
    const warnings = log.split('\n').filter((line) => line.startsWith('warning '));
    expect(warnings).toEqual([expect.stringMatching(problem)]);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.concurrent('that is a folder is a warning', async ({ aStage }) => {
    const stage = await aStage();
    mkdirSync(join(stage.dataDir, 'config.json'), { recursive: true });

    const { output, log } = await stage.run('reconcile_all', { at: later(1) });

    expect(output.run?.status).toBe('complete');
    expect(log).toMatch(/^warning .*config\.json is a folder/m);
  });
});
