import type { JobLease } from '@stash2plex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../store.ts';
import type { JobQueue } from './queue.ts';

const LEASE_MS = 1_000;
const SCENES = ['1', '2', '10'];

/** What a queue must do, said with a map: which version was asked for last, and which was done last. */
interface World {
  readonly queue: JobQueue;
  readonly states: () => ReadonlyMap<string, string>;
  readonly asked: Map<string, string>;
  readonly done: Map<string, string>;
  /** Claims of all workers, those that have crashed included: a dead worker may turn out to be slow only. */
  readonly claims: JobLease[];
  now: number;
  version: number;
}

const step = fc.oneof(
  fc.record({ do: fc.constant('enqueue' as const), scene: fc.constantFrom(...SCENES) }),
  fc.record({ do: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constantFrom(
      'ack' as const,
      'retry' as const,
      'deadLetter' as const,
      'putBack' as const,
    ),
    which: fc.nat(20),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2 * LEASE_MS }) }),
  fc.record({ do: fc.constant('release' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function play(world: World, act: Step): void {
  switch (act.do) {
    case 'enqueue': {
      enqueue(world, act.scene);
      return;
    }
    case 'claim': {
      const { queue, now } = world;
      world.claims.push(
        ...queue.claim({ limit: act.limit, owner: 'w', leaseMs: LEASE_MS, now: new Date(now) }),
      );
      return;
    }
    case 'wait': {
      world.now += act.ms;
      return;
    }
    case 'release': {
      world.queue.releaseExpired(new Date(world.now));
      return;
    }
    case 'ack':
    case 'retry':
    case 'deadLetter':
    case 'putBack': {
      settle(world, act.do, act.which);
    }
  }
}

function enqueue(world: World, sceneId: string): void {
  world.version += 1;
  const desiredHash = `v${world.version}`;
  world.asked.set(sceneId, desiredHash);
  world.queue.enqueue([{ sceneId, reasons: ['changed'], desiredHash }], new Date(world.now));
}

function settle(
  world: World,
  verb: 'ack' | 'retry' | 'deadLetter' | 'putBack',
  which: number,
): void {
  const { claims, queue } = world;
  const claim = claims[which % Math.max(claims.length, 1)];
  if (!claim) return;
  if (verb === 'retry') queue.retry(claim, new Date(world.now + 10), 'failed');
  if (verb === 'deadLetter') queue.deadLetter(claim, 'refused');
  if (verb === 'putBack') queue.putBack(claim);
  if (verb === 'ack' && queue.ack(claim) === 'done')
    world.done.set(claim.sceneId, claim.desiredHash);
}

function expectNothingLost({ asked, done, states }: World): void {
  const now = states();
  for (const [sceneId, version] of asked) {
    if (!now.has(sceneId)) expect(done.get(sceneId)).toBe(version);
    else expect(now.get(sceneId)).toBe(version);
  }
}

describe('histories of the queue', () => {
  it('lose no edit and do none twice, whatever is interleaved', () => {
    const store = openStore(':memory:');
    const states = () =>
      new Map(store.memory.jobs(SCENES).map(({ sceneId, desiredHash }) => [sceneId, desiredHash]));

    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world: World = {
          queue: store.queue,
          states,
          asked: new Map(),
          done: new Map(),
          claims: [],
          now: 1_000_000,
          version: 0,
        };
        for (const act of steps) {
          play(world, act);
          expectNothingLost(world);
        }
        drain(world);
      }),
      { numRuns: 300 },
    );
    store.close();
  });
});

/** In the end every scene is done with its last version; dead letters are enqueued again first. */
function drain(world: World): void {
  const asked = [...world.asked.keys()];
  for (const sceneId of asked) if (world.states().has(sceneId)) enqueue(world, sceneId);
  world.now += 10 * LEASE_MS;
  for (let round = 0; round < 5; round += 1) {
    const claim = { limit: 9, owner: 'last', leaseMs: LEASE_MS, now: new Date(world.now) };
    for (const job of world.queue.claim(claim)) {
      if (world.queue.ack(job) === 'done') world.done.set(job.sceneId, job.desiredHash);
    }
  }
  expect(world.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
  expect(world.done).toEqual(world.asked);
}
