import { describe, expect, it } from 'vitest';
import { openStore } from '../store.ts';
import type { Lease } from './lease.ts';
import { LEASE_LIFE_MS } from './leases.ts';
import type { Owner } from './owner.ts';

const anOwner = (pid: number): Owner => ({
  host: 'nas',
  bootId: 'boot',
  pidNamespace: 'pid:[1]',
  pid,
  processStart: '77',
});

function aStore() {
  const world = { now: 1_000_000, dead: new Set<number>() };
  const store = openStore(':memory:', {
    realNow: () => world.now,
    isAlive: ({ pid }) => !world.dead.has(pid),
  });
  return { ...store.leases, world };
}

function held(answer: Lease | { readonly heldBy: Owner }): Lease {
  if ('heldBy' in answer) throw new Error(`held by ${answer.heldBy.pid}`);
  return answer;
}

describe('a lease', () => {
  it('belongs to one owner at a time', () => {
    const { acquire, holds } = aStore();

    const lease = held(acquire('reconcile', anOwner(1)));

    expect(holds(lease)).toBe(true);
    expect(acquire('reconcile', anOwner(2))).toEqual({ heldBy: anOwner(1) });
    expect(acquire('reconcile', anOwner(1))).toEqual({ heldBy: anOwner(1) });
    expect(acquire('write', anOwner(2))).toHaveProperty('token');
  });

  it('is free again after its release', () => {
    const { acquire, release, holds, renew } = aStore();
    const first = held(acquire('reconcile', anOwner(1)));

    release(first);

    expect(holds(first)).toBe(false);
    expect(renew(first)).toBe(false);
    expect(held(acquire('reconcile', anOwner(2))).token).toBeGreaterThan(first.token);
  });

  it('is not released by who has lost it', () => {
    const { acquire, release, holds, world } = aStore();
    const first = held(acquire('reconcile', anOwner(1)));
    world.dead.add(1);
    const second = held(acquire('reconcile', anOwner(2)));

    release(first);

    expect(holds(first)).toBe(false);
    expect(holds(second)).toBe(true);
  });

  it('is taken over at once from an owner that is known to be dead', () => {
    const { acquire, renew, world } = aStore();
    const first = held(acquire('reconcile', anOwner(1)));

    world.dead.add(1);

    expect(held(acquire('reconcile', anOwner(2))).token).toBeGreaterThan(first.token);
    expect(renew(first)).toBe(false);
  });

  it('is taken over from any owner after its life', () => {
    const { acquire, world } = aStore();
    acquire('reconcile', anOwner(1));

    world.now += LEASE_LIFE_MS - 1;
    expect(acquire('reconcile', anOwner(2))).toHaveProperty('heldBy');
    world.now += 1;
    expect(acquire('reconcile', anOwner(2))).toHaveProperty('token');
  });

  it('blocks nobody for more than a minute', () => {
    const { acquire, world } = aStore();
    acquire('reconcile', anOwner(1));

    world.now += 60_000;

    expect(acquire('reconcile', anOwner(2))).toHaveProperty('token');
  });

  it('lives on with a heartbeat', () => {
    const { acquire, renew, world } = aStore();
    const lease = held(acquire('reconcile', anOwner(1)));

    world.now += LEASE_LIFE_MS - 1;
    expect(renew(lease)).toBe(true);
    world.now += LEASE_LIFE_MS - 1;

    expect(acquire('reconcile', anOwner(2))).toHaveProperty('heldBy');
  });

  it('blocks no longer than a life when the clock was set back', () => {
    const { acquire, world } = aStore();
    acquire('reconcile', anOwner(1));

    world.now -= 10 * LEASE_LIFE_MS;
    expect(acquire('reconcile', anOwner(2))).toHaveProperty('heldBy');
    world.now += LEASE_LIFE_MS;

    expect(acquire('reconcile', anOwner(2))).toHaveProperty('token');
  });

  it('counts wakes, whoever holds it', () => {
    const { acquire, raiseWake, wakes } = aStore();
    expect(wakes('catch-up')).toBe(0);

    raiseWake('catch-up');
    acquire('catch-up', anOwner(1));
    raiseWake('catch-up');

    expect(wakes('catch-up')).toBe(2);
  });
});
