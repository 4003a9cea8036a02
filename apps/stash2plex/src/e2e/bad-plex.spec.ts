import type { PlexSwitches } from '@stash2plex/testing';
import { describe, expect } from 'vitest';
import { answering, echo, oddServer } from './odd-server.fixture.ts';
import { itInProcess as it, later, PLEX_TOKEN } from './stage.fixture.ts';
import { addOneOfEach, ONE_OF_EACH } from './world.fixture.ts';

describe('a Plex that is not well', () => {
  it.concurrent.for<[string, Partial<PlexSwitches>, RegExp]>([
    ['breaks off', { down: true }, /Plex cannot be reached at http:\S+ the connection broke/],
    ['is in maintenance', { maintenance503: true }, /Plex is starting or in maintenance/],
    ['shows error pages', { html500: true }, /Plex answered 500/],
    ['shows a log-in page', { signInPage: true }, /./],
    ['answers half', { truncatedJson: true }, /./],
  ])('and %s leaves the run inconclusive', async ([, switches, guard], { aStage }) => {
    const stage = await aStage();
    addOneOfEach(stage);
    Object.assign(stage.plex.switches, switches);

    const { output, exitCode, log } = await stage.run('reconcile_all');

    expect(exitCode).toBe(0);
    expect(output.run).toMatchObject({ status: 'inconclusive', errors: [] });
    expect(output.run?.guards[0]?.message).toMatch(guard);
    expect(output.run?.gaps['empty-metadata']).toBe(0);
    expect(log).toMatch(/inconclusive/);
  });

  it.concurrent('calls nothing missing, and everything is found afterwards', async ({ aStage }) => {
    const stage = await aStage({ keepsQueue: true });
    addOneOfEach(stage);
    await stage.run('reconcile_all');
    await stage.stopPlex();

    const down = await stage.run('reconcile_all', { at: later(1) });
    await stage.startPlex();
    const back = await stage.run('reconcile_all', { at: later(2) });

    expect(down.output.run).toMatchObject({ status: 'inconclusive', queued: 0 });
    expect(down.output.run?.gaps['missing']).toBe(0);
    expect(down.output.run?.guards[0]?.message).toMatch(/nothing listens there; is Plex running/);
    expect(down.output.queue.pending).toBe(3);
    expect(back.output.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH, queued: 0 });
  });
});

describe('a Plex with which something is set wrong', () => {
  it.concurrent('because it refuses the token fails the run', async ({ aStage }) => {
    const stage = await aStage();
    stage.plex.token = 'a new one';

    const { error, output } = await stage.run('reconcile_all');

    expect(error).toBe('Plex refuses the token: set plex_token anew.');
    expect(output.run?.status).toBe('failed');
  });

  it.concurrent('because the token has no rights fails the run', async ({ aStage }) => {
    const stage = await aStage();
    stage.plex.switches.forbidden = true;

    const { error } = await stage.run('reconcile_all');

    expect(error).toMatch(/no rights there: plex_token must be the server owner's/);
  });

  it.concurrent('because no library has that name lists those there are', async ({ aStage }) => {
    const stage = await aStage({ settings: { plex_library: 'Films' } });

    const { error } = await stage.run('reconcile_all');

    expect(error).toMatch(/no library "Films".*Movie libraries of this Plex: "Movies"\./);
  });

  it.concurrent.for(['check_schedule', 'reconcile_all'])(
    'because it redirects gets no token to where that leads, by %s',
    async (mode, { aStage }) => {
      const stage = await aStage({ settings: { reconcile_interval: 'daily' } });
      await using elsewhere = await oddServer(answering(200, '{}'));
      stage.plex.switches.redirectTo = elsewhere.url;

      const { error } = await stage.run(mode);

      expect(error).toMatch(/redirect \(302\) to http:\S+, and the token must not follow it/);
      expect(elsewhere.seen).toEqual([]);
    },
  );

  it.concurrent.for([200, 400, 401, 500])(
    'because it repeats what it is told with %i shows no token',
    async (status, { aStage }) => {
      await using odd = await oddServer(echo(status));
      const stage = await aStage({ settings: { plex_url: odd.url, debug_logging: true } });

      const { output, exitCode, stdout, stderr } = await stage.run('reconcile_all');

      expect(output.run?.status).toBe(exitCode === 0 ? 'inconclusive' : 'failed');
      expect(odd.seen[0]).toContain(PLEX_TOKEN);
      expect(stdout + stderr).not.toContain(PLEX_TOKEN);
    },
  );
});
