import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../store.ts';
import type { Lease } from './lease.ts';
import { LEASE_LIFE_MS, type Leases } from './leases.ts';
import type { Owner } from './owner.ts';

const anOwner = (pid: number): Owner => ({
  ...{ host: 'nas', bootId: 'boot', pidNamespace: 'pid:[1]', processStart: '77' },
  pid,
});

function aStore() {
  const world = { now: 1_000_000 };
  const store = openStore(':memory:', { realNow: () => world.now, isAlive: () => true });
  return { leases: store.leases, world, close: store.close };
}

function held(answer: ReturnType<Leases['acquire']>): Lease {
  if ('heldBy' in answer) throw new Error(`held by ${answer.heldBy.pid}`);
  return answer;
}

describe('asking for a lease or waking its holder', () => {
  it('gets a free lease, and wakes nobody', () => {
    const { leases } = aStore();

    const lease = held(leases.acquireOrWake('catch-up', anOwner(1)));

    expect(leases.holds(lease)).toBe(true);
    expect(leases.wakes('catch-up')).toBe(0);
  });

  it('wakes the holder of that lease alone', () => {
    const { leases } = aStore();
    leases.acquire('catch-up', anOwner(1));
    leases.acquire('reconcile', anOwner(1));

    expect(leases.acquireOrWake('catch-up', anOwner(2))).toEqual({ heldBy: anOwner(1) });

    expect([leases.wakes('catch-up'), leases.wakes('reconcile')]).toEqual([1, 0]);
  });
});

describe('releasing a lease if it is quiet', () => {
  it('lets go when nobody has asked since', () => {
    const { leases } = aStore();
    const lease = held(leases.acquireOrWake('catch-up', anOwner(1)));
    leases.acquireOrWake('catch-up', anOwner(2));

    expect(leases.releaseIfQuiet(lease, leases.wakes('catch-up'))).toBe(true);

    expect(leases.holds(lease)).toBe(false);
    expect(leases.holder('catch-up')).toBeUndefined();
  });

  it('holds on when somebody has', () => {
    const { leases } = aStore();
    const lease = held(leases.acquireOrWake('catch-up', anOwner(1)));
    const wakes = leases.wakes('catch-up');
    leases.acquireOrWake('catch-up', anOwner(2));

    expect(leases.releaseIfQuiet(lease, wakes)).toBe(false);

    expect(leases.holds(lease)).toBe(true);
  });

  it.for([{ woken: true }, { woken: false }])(
    'is done when the lease was lost, %o',
    ({ woken }) => {
      const { leases, world } = aStore();
      const lost = held(leases.acquireOrWake('catch-up', anOwner(1)));
      world.now += LEASE_LIFE_MS;
      const next = held(leases.acquireOrWake('catch-up', anOwner(2)));
      if (woken) leases.raiseWake('catch-up');

      expect(leases.releaseIfQuiet(lost, 0)).toBe(true);

      expect(leases.holds(next)).toBe(true);
    },
  );
});

/** A worker that made a change and asks for the lease; who gets it, looks until nobody has asked meanwhile. */
interface Worker {
  readonly pid: number;
  at: 'change' | 'ask' | 'read wakes' | 'look' | 'let go' | 'end';
  lease: Lease | undefined;
  wakes: number;
}

interface World {
  readonly leases: Leases;
  readonly unseen: Set<number>;
}

/** One transaction of one worker; others may do any number of theirs in between. */
function step({ leases, unseen }: World, worker: Worker): void {
  const next: Record<Worker['at'], () => Worker['at']> = {
    change: () => {
      unseen.add(worker.pid);
      return 'ask';
    },
    ask: () => {
      const answer = leases.acquireOrWake('catch-up', anOwner(worker.pid));
      if ('heldBy' in answer) return 'end';
      worker.lease = answer;
      return 'read wakes';
    },
    'read wakes': () => {
      worker.wakes = leases.wakes('catch-up');
      return 'look';
    },
    look: () => {
      unseen.clear();
      return 'let go';
    },
    'let go': () =>
      worker.lease && leases.releaseIfQuiet(worker.lease, worker.wakes) ? 'end' : 'read wakes',
    end: () => 'end',
  };
  worker.at = next[worker.at]();
}

describe('workers that end because another one is at it', () => {
  it('lose no change, however their steps fall', () => {
    const turns = fc.array(fc.nat(4), { maxLength: 60 });
    fc.assert(
      fc.property(turns, (order) => {
        const { leases, close } = aStore();
        const world = { leases, unseen: new Set<number>() };
        const workers = [1, 2, 3, 4, 5].map((pid): Worker => ({
          pid,
          at: 'change',
          lease: undefined,
          wakes: 0,
        }));
        const go = (worker: Worker | undefined) => {
          if (worker) step(world, worker);
        };
        for (const turn of order) go(workers[turn]);
        // Then each goes on to its end.
        for (const worker of workers) while (worker.at !== 'end') go(worker);

        expect(world.unseen).toEqual(new Set());
        expect(leases.holder('catch-up')).toBeUndefined();
        close();
      }),
      { numRuns: 300 },
    );
  });
});
