// The whole worker in this very process: what e2e/ sees from outside, seen from inside.
import type { TaskOutput } from '@stash2plex/reporting';
import { openStore } from '@stash2plex/state';
import { plexWorld, pluginInput, stashWorld } from '@stash2plex/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerTo } from './answer.ts';
import { addOneOfEach, ONE_OF_EACH } from './e2e/world.fixture.ts';
import { beforeAnswer, PLEX_URL, STASH_URL, useServers } from './servers.fixture.ts';

const log: string[] = [];
const writeLog = (line: string) => log.push(line);

const NOW = '2026-03-02T12:00:00Z';
const serveWorlds = useServers();
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stash2plex-answer-'));
  log.length = 0;
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** A set-up in which every task works; the cookie is only there to be hidden. */
function aSetUp(settings: Readonly<Record<string, unknown>> = {}) {
  const stash = stashWorld({ now: new Date('2026-01-01T00:00:00Z') });
  const plex = plexWorld();
  serveWorlds({ stash, plex });
  stash.configurePlugin('Stash2Plex', {
    plex_url: PLEX_URL,
    plex_token: plex.token,
    ...settings,
  });
  const environment = {
    STASH2PLEX_NOW: NOW,
    STASH2PLEX_STASH_URL: STASH_URL,
    STASH2PLEX_DATA_DIR: directory,
  };
  const run = async (mode: string, { args = {}, later = {} } = {}) => {
    const input = pluginInput({
      port: 1,
      directory,
      cookie: 'c00kie-value',
      args: { mode, ...args },
    });
    const { stdout, exitCode } = await answerTo(JSON.stringify(input), {
      environment: { ...environment, ...later },
      writeLog,
    });
    return { ...(JSON.parse(stdout) as { output: TaskOutput; error?: string }), stdout, exitCode };
  };
  return { stash, plex, run };
}

describe('the worker', () => {
  it('answers rubbish with an error, whatever it is', async () => {
    const { stdout, exitCode } = await answerTo('rubbish', { environment: {}, writeLog });

    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ error: expect.stringMatching(/is not JSON/) as string });
  });

  it('finds, queues, writes, reports and clears', async () => {
    const worlds = aSetUp({ debug_logging: true, obfuscate_paths: true });
    addOneOfEach(worlds);

    const dry = await worlds.run('reconcile_dry_run', { args: { scope: 'all' } });
    const real = await worlds.run('reconcile_all');
    const status = await worlds.run('queue_status');
    const cleared = await worlds.run('clear_queue');

    expect(dry.output.run).toMatchObject({ gaps: ONE_OF_EACH, dryRun: true });
    expect(real.output.run).toMatchObject({ gaps: ONE_OF_EACH, queued: 3 });
    expect(real.output.repair).toMatchObject({ written: 2, waiting: { 'not in Plex yet': 1 } });
    expect(status.output.queue.pending).toBe(1);
    expect(cleared.output).toMatchObject({ cleared: 1, queue: { pending: 0 } });
    expect(log.join('')).toContain('Gaps detected');
  });

  it('looks, runs what is due, and says of what is not why', async () => {
    const { run } = aSetUp({ reconcile_interval: 'daily' });

    const woken = await run('catch_up');
    const again = await run('check_schedule');

    expect(woken.output.run).toMatchObject({ rule: 'startup-gap', scope: 'recent' });
    expect(again.output.run).toBeNull();
    expect(again.output.decision.because.join()).toContain('interval');
  });

  it.each(['reconcile_recent', 'reconcile_7days'])('makes the run of %s', async (mode) => {
    const { run } = aSetUp();

    expect((await run(mode)).output.run?.rule).toBe('manual');
  });

  it('repeats no token that was typed into own rules, also where no address of Plex is set', async () => {
    const { run } = aSetUp({ plex_url: '', plex_token: 't0ken-of-a-user' });
    writeFileSync(join(directory, 'config.json'), JSON.stringify({ rules: 't0ken-of-a-user' }));

    const { stdout } = await run('queue_status');

    expect(log.join('')).toContain('rules is "[secret]"');
    expect(stdout + log.join('')).not.toContain('t0ken-of-a-user');
  });

  it('says what a `report` rule has to say', async () => {
    const { run } = aSetUp();
    const always = [{ fact: 'trigger', operator: 'equal', value: 'task' }];
    const event = { type: 'report', params: { message: 'Somebody looked.' } };
    const rules = [{ name: 'told', conditions: { all: always }, event }];
    writeFileSync(join(directory, 'config.json'), JSON.stringify({ rules }));

    await run('check_schedule');

    expect(log.join('')).toContain('told: Somebody looked.');
  });

  it.each([
    ...['catch_up', 'check_schedule', 'reconcile_all', 'queue_status'],
    ...['process_queue', 'all', 'release_locks'],
  ])('does nothing as %s while it is switched off', async (mode) => {
    const { run, plex } = aSetUp({ enabled: false });

    const { output, exitCode } = await run(mode);

    expect(exitCode).toBe(0);
    expect(output.run).toBeNull();
    expect(output.history.next).toMatchObject({ status: 'not-foreseen' });
    expect(plex.requests).toEqual([]);
  });

  it.each([
    ['catch_up', 0],
    ['queue_status', 0],
    ['check_schedule', 1],
    ['reconcile_all', 1],
    ['reconcile_dry_run', 1],
  ])('ends %s with %i while Plex is not set up', async (mode, expected) => {
    const { run } = aSetUp({ plex_token: '' });

    const { exitCode, stdout } = await run(mode);

    expect(exitCode).toBe(expected);
    expect(stdout + log.join('')).toMatch(/plex_token/);
  });

  it('tells of a run that failed, and of what came of it', async () => {
    const { run, plex } = aSetUp();
    plex.token = 'another';

    const { error, output, exitCode } = await run('reconcile_all');

    expect(exitCode).toBe(1);
    expect(error).toMatch(/refuses the token/);
    expect(output.run?.errors).toEqual([error]);
  });

  it('keeps its reports where it can, and says so where it cannot', async () => {
    const { run } = aSetUp();
    writeFileSync(join(directory, 'reports'), 'in the way');

    const { output } = await run('reconcile_all');

    expect(output.run?.status).toBe('complete');
    expect(log.join('')).toMatch(/report could not be kept/);
  });

  it('shows neither cookie nor token, in its debug lines either', async () => {
    const { run } = aSetUp({ debug_logging: true, plex_library: 'c00kie-value' });

    const { stdout, error } = await run('reconcile_all');

    expect(error).toMatch(/\[secret\]/);
    expect(stdout + log.join('')).not.toMatch(/c00kie-value|owner-token/);
  });

  it('keeps none in the record of a run that failed', async () => {
    const { run } = aSetUp({ plex_library: 'c00kie-value' });

    await run('reconcile_all');

    const store = openStore(join(directory, 'state.db'));
    const [record] = store.history.recent(1);
    store.close();
    expect(record?.errors.join()).toMatch(/"\[secret\]"/);
    expect(record?.errors.join()).not.toContain('c00kie-value');
  });

  it('shows none in what stands behind a log line either', async () => {
    const { plex, run } = aSetUp({ debug_logging: true });
    plex.addSection({ key: '9', title: `Films of ${plex.token}` });

    await run('reconcile_all');

    expect(log.join('')).toMatch(/library listed.*Films of \[secret\]/);
    expect(log.join('')).not.toContain(plex.token);
  });

  it('calls a fault of its own what it is, without a stack', async () => {
    const input = JSON.stringify(pluginInput({ port: 1, directory, args: { mode: 'catch_up' } }));
    const broken = new Proxy({}, { get: () => 5 });

    const { stdout, exitCode } = await answerTo(input, { environment: broken, writeLog });

    const { error } = JSON.parse(stdout) as { error: string };
    expect(exitCode).toBe(1);
    expect(error).toMatch(/^Stash2Plex met something it was not made for: .* Nothing was lost\. /);
    expect(error).not.toMatch(/\n|at \w+ \(/);
  });
});

describe('a look that finds a run due', () => {
  it('leaves it when another process makes it while Plex is asked', async () => {
    const { run } = aSetUp({ reconcile_interval: 'daily' });
    let other: TaskOutput | undefined;
    beforeAnswer('/identity', async () => {
      other = (await run('catch_up')).output;
    });

    const { output } = await run('check_schedule');

    expect(other?.run).toMatchObject({ rule: 'startup-gap', status: 'complete' });
    expect(output).toMatchObject({ run: null, decision: { run: false } });
  });

  it('leaves it when one by hand, on its way already, ends while Plex is asked', async () => {
    const { run } = aSetUp({ reconcile_interval: 'daily' });
    const looked = Promise.withResolvers<TaskOutput>();
    beforeAnswer('/library/sections/1/all', async () => {
      const asked = Promise.withResolvers<undefined>();
      beforeAnswer('/identity', async () => {
        asked.resolve(undefined);
        await first;
      });
      void run('check_schedule').then(({ output }) => {
        looked.resolve(output);
      }, looked.reject);
      await asked.promise;
    });

    const first = run('reconcile_recent');

    expect((await first).output.run).toMatchObject({ status: 'complete' });
    expect(await looked.promise).toMatchObject({ run: null, decision: { run: false } });
  });
});
