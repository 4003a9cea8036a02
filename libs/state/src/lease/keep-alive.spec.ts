import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aFolder } from '../store.fixture.ts';
import { openStore } from '../store.ts';
import { holdTurn } from './hold-turn.ts';
import { keepAlive } from './keep-alive.ts';
import { LEASE_LIFE_MS } from './leases.ts';
import { thisProcess } from './this-process.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function held() {
  const store = openStore(':memory:', { realNow: Date.now });
  const lease = store.leases.acquire('write', thisProcess());
  if ('heldBy' in lease) throw new Error('A new store has no holder.');
  return { leases: store.leases, lease };
}

describe('a lease that is kept alive', () => {
  it('outlives its life, and is given back at the end', () => {
    const { leases, lease } = held();

    const end = keepAlive(leases, lease);
    vi.advanceTimersByTime(5 * LEASE_LIFE_MS);

    expect(leases.holder('write')).toEqual(thisProcess());
    end();
    expect(leases.holder('write')).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('bears a store that is busy for a moment', () => {
    const { leases, lease } = held();
    let beats = 0;
    const renew = () => {
      beats += 1;
      if (beats % 2 === 1) throw new Error('database is locked');
      return leases.renew(lease);
    };

    const end = keepAlive({ ...leases, renew }, lease);
    vi.advanceTimersByTime(5 * LEASE_LIFE_MS);

    expect(leases.holder('write')).toEqual(thisProcess());
    end();
  });
});

describe('a turn that is held', () => {
  it('is taken for all others until it is given back', () => {
    const folder = aFolder();
    const path = join(folder.path, 'state.db');

    const letGo = holdTurn(path, 'write');

    expect(() => holdTurn(path, 'write')).toThrow(/Process \d+ has the turn "write"/);
    letGo();
    holdTurn(path, 'write')();
    folder.remove();
  });
});
