import { UnavailableError } from '@stash2plex/core';
import { openStore, thisProcess } from '@stash2plex/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlexDown, serverBreaker } from './server-breaker.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const SERVER = 'http://plex.test';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A store, and breakers that share it as those of several processes do. */
function aServer() {
  const opened = openStore(':memory:');
  const lease = opened.leases.acquire('write', thisProcess());
  if ('heldBy' in lease) throw new Error('A new store has no holder.');
  const store = opened.repair(lease);
  const clock = { now: () => new Date() };
  const breaker = (probesAtOnce = false) =>
    serverBreaker({ store, clock }, { probesAtOnce, server: SERVER });
  return { store, breaker, outages: opened.outages };
}

type Breaker = ReturnType<ReturnType<typeof aServer>['breaker']>;

const failing = ({ ask }: Breaker) => ask(() => Promise.reject(new UnavailableError('503')));
const answering = ({ ask }: Breaker) => ask(() => Promise.resolve('here'));

async function failTimes(breaker: Breaker, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await expect(failing(breaker)).rejects.toThrow(UnavailableError);
  }
}

describe('a server that fails', () => {
  it('is asked again after four failures in a row', async () => {
    const { store, breaker } = aServer();
    const ours = breaker();

    await failTimes(ours, 4);
    expect(await answering(ours)).toBe('here');
    await failTimes(ours, 4);

    expect(await answering(ours)).toBe('here');
    expect(store.lastOutage()).toBeUndefined();
  });

  it('is left alone after five, by other processes as well', async () => {
    const { store, breaker } = aServer();
    const ours = breaker();

    await failTimes(ours, 5);

    await expect(answering(ours)).rejects.toThrow(PlexDown);
    await expect(answering(breaker())).rejects.toThrow(PlexDown);
    expect(store.lastOutage()).toMatchObject({ startedAt: NOW, endedAt: undefined });
  });

  it('is tried once a minute later, and left alone for another one if that fails', async () => {
    const { breaker } = aServer();
    await failTimes(breaker(), 5);

    vi.setSystemTime(NOW.getTime() + 59_000);
    await expect(answering(breaker())).rejects.toThrow(PlexDown);
    vi.setSystemTime(NOW.getTime() + 61_000);
    await failTimes(breaker(), 1);
    await expect(answering(breaker())).rejects.toThrow(PlexDown);
  });

  it('is back as soon as it answers, and the outage is over', async () => {
    const { store, breaker } = aServer();
    await failTimes(breaker(), 5);

    vi.setSystemTime(NOW.getTime() + 61_000);

    expect(await answering(breaker())).toBe('here');
    expect(store.lastOutage()).toMatchObject({ endedAt: new Date(NOW.getTime() + 61_000) });
  });

  it('is tried at once for a person', async () => {
    const { breaker } = aServer();
    await failTimes(breaker(), 5);

    vi.setSystemTime(NOW.getTime() + 1);

    expect(await answering(breaker(true))).toBe('here');
  });

  it('is tried by the wall clock, also when that was set back', async () => {
    const { breaker } = aServer();
    await failTimes(breaker(), 5);

    vi.setSystemTime(NOW.getTime() - 3_600_000);

    expect(await answering(breaker())).toBe('here');
  });
});

describe('an outage', () => {
  it('began with the first failure, and is one however often it is asked', async () => {
    const { store, breaker, outages } = aServer();
    for (let minute = 0; minute < 41; minute += 1) {
      vi.setSystemTime(NOW.getTime() + minute * 60_000);
      await failTimes(breaker(), 1);
    }
    vi.setSystemTime(NOW.getTime() + 41 * 60_000);
    await answering(breaker());

    expect(outages.recent()).toEqual([
      {
        ...{ startedAt: NOW, endedAt: new Date(NOW.getTime() + 41 * 60_000) },
        ...{ because: '503', server: SERVER, jobs: 0 },
      },
    ]);
    expect(store.lastOutage()).toEqual(outages.recent(1)[0]);
  });

  it('began when Plex was first asked in vain, not when that was found out', async () => {
    const { breaker, outages } = aServer();
    const timedOut = () => {
      vi.setSystemTime(NOW.getTime() + 90_000);
      return Promise.reject(new UnavailableError('no answer'));
    };
    const ours = breaker();
    await expect(ours.ask(timedOut)).rejects.toThrow(UnavailableError);
    ours.noteOutage();

    expect(outages.current()).toMatchObject({ startedAt: NOW });
  });

  it('is one that made work end, be there one failure only', async () => {
    const { breaker, outages } = aServer();
    const first = breaker();
    await failTimes(first, 1);
    expect(outages.current()).toBeUndefined();
    vi.setSystemTime(NOW.getTime() + 5_000);
    first.noteOutage();
    expect(outages.current()).toMatchObject({ startedAt: NOW, because: '503' });

    vi.setSystemTime(NOW.getTime() + 60_000);
    await answering(breaker());

    expect(outages.recent()).toMatchObject([{ endedAt: new Date(NOW.getTime() + 60_000) }]);
  });

  it('does not begin with a failure that an answer came after', async () => {
    const { breaker, outages } = aServer();
    const ours = breaker();
    await failTimes(ours, 1);
    await answering(ours);
    vi.setSystemTime(NOW.getTime() + 60_000);
    await failTimes(ours, 5);

    expect(outages.recent()).toMatchObject([{ startedAt: new Date(NOW.getTime() + 60_000) }]);
  });

  it('does not begin in the future when the clock was set back', async () => {
    const { breaker, outages } = aServer();
    const ours = breaker();
    await failTimes(ours, 1);
    const before = new Date(NOW.getTime() - 3_600_000);
    vi.setSystemTime(before);
    ours.noteOutage();

    expect(outages.current()).toMatchObject({ startedAt: before });
  });
});
