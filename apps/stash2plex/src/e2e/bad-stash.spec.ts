import { plexWorld } from '@stash2plex/testing';
import { describe, expect, vi } from 'vitest';
import { answering, echo, oddServer, type OddAnswer } from './odd-server.fixture.ts';
import { API_KEY, itInProcess as it, later } from './stage.fixture.ts';
import { addItem, addOneOfEach, addScene } from './world.fixture.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const UNKNOWN_FIELD = JSON.stringify({
  errors: [{ message: 'Cannot query field "plugins" on type "ConfigResult".' }],
  data: null,
});
const SETTINGS_AS_TEXT = JSON.stringify({ data: { configuration: { plugins: 'none' } } });

/** What may be over in a moment is asked for again, twice. */
const MAY_PASS = new Set([
  'shows a page',
  'answers nothing',
  'answers half',
  'is overloaded',
  'breaks off',
]);

describe('a Stash that', () => {
  it.concurrent.for<[string, OddAnswer, RegExp]>([
    ['refuses the session', answering(401, ''), /refused the log-in: the session has ended/],
    [
      'is too old',
      answering(422, UNKNOWN_FIELD, JSON_TYPE),
      /field "plugins" of ConfigResult.*0\.27/,
    ],
    [
      'redirects to a log-in',
      answering(302, '', { Location: '/login?returnURL=/graphql' }),
      /redirected us to \S+\/login: it wants a log-in: set STASH2PLEX_STASH_API_KEY/,
    ],
    [
      'redirects elsewhere',
      answering(307, '', { Location: 'https://elsewhere.test/graphql?k=1' }),
      /redirected us to https:\/\/elsewhere\.test\/graphql: redirects are not followed/,
    ],
    ['shows a page', answering(200, '<html>Welcome</html>'), /does not speak like Stash/],
    ['answers nothing', answering(200, '', JSON_TYPE), /does not speak like Stash/],
    ['answers half', answering(200, '{"data":{"conf', JSON_TYPE), /does not speak like Stash/],
    ['answers otherwise', answering(200, SETTINGS_AS_TEXT, JSON_TYPE), /settings/],
    ['is overloaded', answering(503, 'busy'), /answered with status 503/],
    ['breaks off', (_, response) => response.destroy(), /broke the connection/],
    ['repeats what it was told', echo(200), /could not do PluginSettings/],
    ['repeats it as a refusal', echo(422), /did not understand PluginSettings/],
  ])('%s ends the task with an error for people', async ([name, answer, message], { aStage }) => {
    const stage = await aStage();
    await using odd = await oddServer(answer);

    const { error, output } = await stage.run('reconcile_all', { stashPort: odd.port });

    expect(error).toMatch(message);
    expect(output).toBeUndefined();
    expect(odd.seen).toHaveLength(MAY_PASS.has(name) ? 3 : 1);
  });

  it.concurrent('is down is named with its address', async ({ aStage }) => {
    const stage = await aStage();
    const odd = await oddServer(answering(200, ''));
    await odd[Symbol.asyncDispose]();

    const { error } = await stage.run('check_schedule', { stashPort: odd.port });

    expect(error).toMatch(/127\.0\.0\.1:\d+ does not answer: nothing listens there/);
  });

  it.concurrent('refuses the API key is told so', async ({ aStage }) => {
    const stage = await aStage();
    const environment = { STASH2PLEX_STASH_API_KEY: `${API_KEY}x` };

    const { error } = await stage.run('check_schedule', { environment });

    expect(error).toMatch(/API key is not valid: correct STASH2PLEX_STASH_API_KEY/);
  });

  it.concurrent('takes the API key needs no cookie', async ({ aStage }) => {
    const stage = await aStage();
    const environment = {
      STASH2PLEX_STASH_API_KEY: API_KEY,
      STASH2PLEX_DATA_DIR: stage.dataDir,
    };
    const { server_connection } = inputWithoutCookie(stage.directory);

    const input = { server_connection, args: { mode: 'queue_status' } };
    const { error } = await stage.run('', {
      input,
      environment: { ...environment, STASH2PLEX_STASH_URL: stage.stashUrl },
    });

    expect(error).toBeUndefined();
  });
});

describe('a Stash that fails while the queue is worked off', () => {
  it.concurrent('makes the task fail, with everything told that was done', async ({ aStage }) => {
    const stage = await aStage({ settings: { plex_rate: 50, sync_poster: false } });
    for (let scene = 0; scene < 45; scene += 1) {
      addScene(stage.stash, `/data/${scene}.mp4`);
      addItem(stage.plex, `/data/${scene}.mp4`, { values: { summary: 'An old one.' } });
    }

    const running = stage.run('reconcile_all');
    await vi.waitFor(
      () => {
        expect(stage.plex.writes).not.toEqual([]);
      },
      { interval: 5, timeout: 20_000 },
    );
    stage.stash.switches.unauthorizedAfter(0);
    const { error, exitCode, output } = await running;

    expect(exitCode).toBe(1);
    expect(error).toMatch(/refused the log-in/);
    expect(output.run).toMatchObject({ status: 'complete', queued: 45 });
    expect(output.repair).toMatchObject({ written: 40, ended: 'failed', errors: [error] });
    expect(stage.plex.writes).toHaveLength(40);
    expect(output.queue).toEqual({ pending: 5, leased: 0, dead: 0 });
  });
});

describe('a Stash that fails during a run', () => {
  it.concurrent('makes it fail, with everything kept that was queued', async ({ aStage }) => {
    const stage = await aStage({ keepsQueue: true });
    addOneOfEach(stage);
    await stage.run('reconcile_all');
    // Settings, what is new and all ids are still given out.
    stage.stash.switches.unauthorizedAfter(4);

    const failed = await stage.run('reconcile_all', { at: later(1) });
    stage.stash.switches.unauthorizedAfter(1000);
    const status = await stage.run('queue_status', { at: later(2) });

    expect(failed.exitCode).toBe(1);
    expect(failed.error).toMatch(/refused the log-in/);
    expect(failed.output.run).toMatchObject({ status: 'failed', scenesChecked: 0 });
    expect(failed.output.run?.errors).toEqual([failed.error]);
    expect(status.output.queue.pending).toBe(3);
    expect(status.output.history.lastRun?.status).toBe('failed');
  });

  it.concurrent('holds back the next run by itself for a while', async ({ aStage }) => {
    const settings = { reconcile_interval: 'hourly' };
    const stage = await aStage({ settings, plex: plexWorld() });
    stage.stash.switches.unauthorizedAfter(3);

    const failed = await stage.run('check_schedule');
    stage.stash.switches.unauthorizedAfter(1000);
    const soon = await stage.run('check_schedule', { at: later(0.1) });
    const then = await stage.run('check_schedule', { at: later(0.3) });

    expect(failed.error).toMatch(/refused the log-in/);
    expect(soon.output.run).toBeNull();
    expect(soon.output.decision.because.join('\n')).toMatch(
      /interval: due \(recent\), but .* did not complete; next try not before 2026-03-02T12:15/,
    );
    expect(then.output.run?.status).toBe('complete');
  });
});

function inputWithoutCookie(directory: string) {
  return {
    server_connection: {
      Scheme: 'http',
      Host: 'elsewhere.test',
      Port: 1,
      SessionCookie: null,
      Dir: directory,
      PluginDir: `${directory}/plugins/Stash2Plex`,
    },
  };
}
