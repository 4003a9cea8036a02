import { openStore } from '@stash2plex/state';
import { describe, expect, vi } from 'vitest';
import { it, later, NOW, stateOf, type Stage } from './stage.fixture.ts';
import { addOneOfEach, ONE_OF_EACH } from './world.fixture.ts';

/** Plex was asked: the first worker is on its way. */
const asked = ({ plex }: Stage, kind: string) =>
  vi.waitFor(
    () => {
      expect(plex.requests.map((request) => request.kind)).toContain(kind);
    },
    { interval: 10, timeout: 20_000 },
  );

describe('a second worker during a run', () => {
  it.concurrent.for(['reconcile_all', 'check_schedule'])(
    'started as %s ends at once and says why',
    async (mode, { aStage }) => {
      const stage = await aStage({ settings: { reconcile_interval: 'hourly' } });
      addOneOfEach(stage);
      // Longer than the second one takes on a busy machine.
      Object.assign(stage.plex.switches, { delayMs: 8000, faultsOn: ['listing'] });

      const first = stage.run('reconcile_all');
      await asked(stage, 'listing');
      const second = await stage.run(mode);
      const isOver = await Promise.race([first.then(() => true), Promise.resolve(false)]);

      expect(isOver).toBe(false);
      expect(second).toMatchObject({ exitCode: 0, output: { run: null } });
      expect(second.output.decision.run).toBe(false);
      expect(second.output.decision.because.join()).toMatch(
        /a reconciliation is running already \(process \d+ on \S+\)/,
      );
      expect((await first).output.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH });
    },
  );

  it.concurrent('does not wait for one that was killed', async ({ aStage }) => {
    const stage = await aStage();
    addOneOfEach(stage);
    stage.plex.switches.hang = true;
    const child = stage.launch('reconcile_all');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await asked(stage, 'identity');

    child.kill('SIGKILL');
    await ended;
    stage.plex.switches.hang = false;
    const next = await stage.run('reconcile_all', { at: later(1) });
    const { output } = await stage.run('queue_status', { at: later(2) });

    expect(next.output.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH, queued: 3 });
    const { runs } = output as unknown as { runs: readonly object[] };
    expect(runs).toMatchObject([
      { status: 'complete' },
      { status: 'failed', errors: ['the process ended before the run did'] },
    ]);
  });
});

describe('twenty workers at once', () => {
  it.concurrent('make one run, on a folder that is not there yet', async ({ aStage }) => {
    const stage = await aStage({
      settings: { reconcile_interval: 'daily', reconcile_scope: 'all' },
    });
    addOneOfEach(stage);

    const told = await Promise.all(Array.from({ length: 20 }, () => stage.run('check_schedule')));

    const runs = told.flatMap(({ output }) => output.run ?? []);
    expect(runs).toMatchObject([{ status: 'complete', gaps: ONE_OF_EACH, queued: 3 }]);
    const { output } = await stage.run('queue_status');
    expect(output).toMatchObject({ history: { runCount: 1 }, queue: { pending: 1 } });
  });
});

describe('Clear Pending Queue', () => {
  it.concurrent('spares what is claimed and what was given up', async ({ aStage }) => {
    const stage = await aStage({ keepsQueue: true });
    addOneOfEach(stage);
    await stage.run('reconcile_all');
    const store = openStore(stateOf(stage));
    const claim = { limit: 1, owner: 'a test', leaseMs: 3_600_000, now: NOW };
    const [given] = store.queue.claim(claim);
    if (given) store.queue.deadLetter(given, 'no use');
    store.queue.claim(claim);

    const { output, log } = await stage.run('clear_queue');

    expect(output).toMatchObject({ cleared: 1, queue: { pending: 0, leased: 1, dead: 1 } });
    expect(log).toMatch(/Pending queue cleared cleared=1 spared=1 dead=1/);
    expect(output.run).toBeNull();
    const again = await stage.run('clear_queue');
    expect(again.output).toMatchObject({ cleared: 0, queue: { pending: 0, leased: 1, dead: 1 } });
    store.close();
  });
});
