import type { RunStart } from '@stash2plex/core';
import { openStore, thisProcess } from '@stash2plex/state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asLongAsWoken, closeRunsOfTheDead, oneAtATime, whoReconciles } from './one-at-a-time.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a turn', () => {
  it('is free again after the work, whether that went well or not', async () => {
    const store = openStore(':memory:');

    const first = await oneAtATime(store, 'reconcile', () => Promise.resolve('one'));
    const failed = oneAtATime(store, 'reconcile', () => Promise.reject(new Error('no')));

    expect(first).toEqual({ status: 'done', result: 'one' });
    await expect(failed).rejects.toThrow('no');
    const third = await oneAtATime(store, 'reconcile', () => Promise.resolve('three'));
    expect(third).toEqual({ status: 'done', result: 'three' });
  });

  it('is refused while another holds it, with who that is', async () => {
    const store = openStore(':memory:');
    const { host, pid } = thisProcess();

    const turn = await oneAtATime(store, 'reconcile', () =>
      oneAtATime(store, 'reconcile', () => Promise.resolve('not reached')),
    );

    expect(turn).toEqual({
      status: 'done',
      result: { status: 'busy', who: `process ${pid} on ${host}` },
    });
  });

  it('is had once more for whoever asks while the work goes on, and no more often', async () => {
    const store = openStore(':memory:');
    const ask = () => asLongAsWoken(store, 'catch-up', () => Promise.resolve('not reached'));
    const looks: string[] = [];

    const turn = await asLongAsWoken(store, 'catch-up', async () => {
      looks.push(looks.length === 0 ? (await ask()).status : 'quiet');
      return looks.length;
    });

    expect(looks).toEqual(['busy', 'quiet']);
    expect(turn).toEqual({ status: 'done', result: [1, 2] });
  });

  it('is kept by a heartbeat every ten seconds, and no longer than the work', async () => {
    vi.useFakeTimers();
    const store = openStore(':memory:');
    const renew = vi.spyOn(store.leases, 'renew');

    await oneAtATime(store, 'reconcile', async () => {
      await vi.advanceTimersByTimeAsync(35_000);
    });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(renew).toHaveBeenCalledTimes(3);
  });

  it('outlives a heartbeat that finds the store busy', async () => {
    vi.useFakeTimers();
    const store = openStore(':memory:');
    vi.spyOn(store.leases, 'renew').mockImplementation(() => {
      throw new Error('database is locked');
    });

    const turn = await oneAtATime(store, 'reconcile', async () => {
      await vi.advanceTimersByTimeAsync(15_000);
      return 'done all the same';
    });

    expect(turn).toMatchObject({ result: 'done all the same' });
  });
});

describe('runs of processes that died', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const start: RunStart = {
    id: 'a',
    rule: 'interval',
    scope: 'all',
    trigger: 'task',
    dryRun: false,
    startedAt: now,
    stashLife: undefined,
    resetsTimers: undefined,
  };

  /** A store in which a run has begun under a lease. */
  const begun = () => {
    const store = openStore(':memory:');
    const lease = store.leases.acquire('reconcile', thisProcess());
    if ('heldBy' in lease) throw new Error('A new store has no holder.');
    store.runSink(lease).start(start);
    return { store, lease };
  };

  it('are closed as failed once nobody holds the lease', () => {
    const { store, lease } = begun();
    store.leases.release(lease);

    closeRunsOfTheDead(store, now);

    expect(store.history.recent(1)).toMatchObject([{ status: 'failed', finishedAt: now }]);
    expect(whoReconciles(store)).toBeUndefined();
  });

  it('are let be while the holder lives', () => {
    const { store } = begun();

    closeRunsOfTheDead(store, now);

    expect(store.history.recent(1)).toMatchObject([{ status: 'running' }]);
    expect(whoReconciles(store)).toContain(String(process.pid));
  });
});
