import { openStore, thisProcess } from '@stash2plex/state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a turn', () => {
  it('is free again after the work, whether that went well or not', async () => {
    const store = openStore(':memory:');

    const first = await oneAtATime(store, () => Promise.resolve('one'));
    const failed = oneAtATime(store, () => Promise.reject(new Error('no')));

    expect(first).toEqual({ status: 'done', result: 'one' });
    await expect(failed).rejects.toThrow('no');
    const third = await oneAtATime(store, () => Promise.resolve('three'));
    expect(third).toEqual({ status: 'done', result: 'three' });
  });

  it('is refused while another holds it, with who that is', async () => {
    const store = openStore(':memory:');
    const { host, pid } = thisProcess();

    const turn = await oneAtATime(store, () =>
      oneAtATime(store, () => Promise.resolve('not reached')),
    );

    expect(turn).toEqual({
      status: 'done',
      result: { status: 'busy', who: `process ${pid} on ${host}` },
    });
  });

  it('is kept by a heartbeat every ten seconds, and no longer than the work', async () => {
    vi.useFakeTimers();
    const store = openStore(':memory:');
    const renew = vi.spyOn(store.leases, 'renew');

    await oneAtATime(store, async () => {
      await vi.advanceTimersByTimeAsync(35_000);
    });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(renew).toHaveBeenCalledTimes(3);
  });
});
