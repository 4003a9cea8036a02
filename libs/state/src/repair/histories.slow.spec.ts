import { LeaseLostError, type JobEnd, type JobLease, type RepairStore } from '@stash2plex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { integer, optionalDate, optionalText, text } from '../database/rows.ts';
import { leasesOf } from '../lease/leases.ts';
import { queueOf } from '../queue/queue.ts';
import { SCHEMA } from '../schema/schema.ts';
import { claimIn, dueIn, enqueueIn, reviveIn, settleIn, type ModelJobs } from './model.fixture.ts';
import { aBatch, anOwner } from './repair.fixture.ts';
import { repairStoreOf } from './repair-store.ts';

const SCENES = ['1', '2', '10'];
const SERVERS = ['a', 'b'] as const;

const server = fc.constantFrom(...SERVERS);
const step = fc.oneof(
  fc.record({
    do: fc.constant('enqueue' as const),
    ...{ scene: fc.constantFrom(...SCENES), isChanged: fc.boolean() },
  }),
  fc.record({
    do: fc.constant('claim' as const),
    ...{ server, limit: fc.integer({ min: 1, max: 3 }), all: fc.boolean() },
  }),
  fc.record({
    do: fc.constant('settle' as const),
    // By any worker that ever was, of any claim ever made: who was taken for dead may be slow only.
    ...{ worker: fc.nat(5), which: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }) },
    end: fc.constantFrom<JobEnd['status'][]>('done', 'dropped', 'waiting', 'dead', 'untouched'),
    ...{ isCounted: fc.boolean(), isFound: fc.boolean() },
  }),
  fc.record({ do: fc.constant('kill' as const), server }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constant('retryDead' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type Act<Name extends Step['do']> = Extract<Step, { do: Name }>;

interface Worker {
  readonly pid: number;
  readonly server: string;
  readonly repair: RepairStore;
  /** Whether it has claimed all before: that ends the backoff of what is queued once. */
  hasClaimedAll: boolean;
}

/** A file, and beside it what it should hold. */
interface World {
  readonly database: Database;
  readonly dead: Set<number>;
  readonly workers: Worker[];
  readonly jobs: ModelJobs;
  /** All that were ever made, each with the number of edits its scene had had by then. */
  readonly claims: { readonly job: JobLease; readonly edits: number }[];
  /** How many edits there were of each scene, and how many of them are done with. */
  readonly edits: Map<string, number>;
  readonly done: Map<string, number>;
  now: number;
}

const isAlive = (world: World, pid: number) => !world.dead.has(pid);
const checksOf = (world: World) => ({
  realNow: () => 1000,
  isAlive: ({ pid }: { readonly pid: number }) => isAlive(world, pid),
});

function aWorld(): World {
  const world: World = {
    database: openDatabase(':memory:', SCHEMA, 0),
    dead: new Set(),
    workers: [],
    jobs: new Map(),
    claims: [],
    edits: new Map(),
    done: new Map(),
    now: 1_000_000,
  };
  for (const name of SERVERS) startWorker(world, name);
  return world;
}

function startWorker(world: World, name: string): Worker {
  const checks = checksOf(world);
  const pid = world.workers.length + 1;
  const lease = leasesOf(world.database, checks).acquire(`write:${name}`, anOwner(pid));
  if ('heldBy' in lease) throw new Error('held');
  const repair = repairStoreOf(world.database, { lease, checks });
  const worker = { pid, server: name, repair, hasClaimedAll: false };
  world.workers.push(worker);
  return worker;
}

function workerOf(world: World, name: string): Worker {
  const known = world.workers.findLast((worker) => worker.server === name);
  return known ?? startWorker(world, name);
}

function play(world: World, act: Step): void {
  switch (act.do) {
    case 'enqueue': {
      enqueue(world, act);
      return;
    }
    case 'claim': {
      claim(world, act);
      return;
    }
    case 'settle': {
      settle(world, act);
      return;
    }
    case 'kill': {
      world.dead.add(workerOf(world, act.server).pid);
      startWorker(world, act.server);
      return;
    }
    case 'wait': {
      world.now += act.ms;
      return;
    }
    case 'retryDead': {
      const { database, jobs, now } = world;
      const revived = queueOf(database, checksOf(world)).retryDead(new Date(now));
      expect(revived).toBe(reviveIn(jobs));
    }
  }
}

function enqueue(world: World, { scene, isChanged }: Omit<Act<'enqueue'>, 'do'>): void {
  const { database, jobs, edits } = world;
  edits.set(scene, (edits.get(scene) ?? 0) + 1);
  const known = jobs.get(scene)?.version;
  const desiredHash = isChanged || known === undefined ? `v${edits.get(scene)}` : known;
  const job = { sceneId: scene, reasons: ['changed'], desiredHash };
  queueOf(database, checksOf(world)).enqueue([job], new Date(world.now));
  enqueueIn(jobs, scene, desiredHash);
}

function claim(world: World, { server: name, limit, all }: Omit<Act<'claim'>, 'do'>): void {
  const worker = workerOf(world, name);
  const due = dueIn(world.jobs, {
    ...{ limit, now: world.now, endsBackoff: all && !worker.hasClaimedAll },
    isAlive: (pid) => isAlive(world, pid),
  });

  const claimed = worker.repair.claim({ limit, now: new Date(world.now), all });

  worker.hasClaimedAll ||= all;
  expect(claimed.map(({ sceneId }) => sceneId)).toEqual(due);
  for (const job of claimed) {
    expect(job).toMatchObject({ attempts: world.jobs.get(job.sceneId)?.attempts });
    claimIn(world.jobs, job, worker.pid);
    world.claims.push({ job, edits: world.edits.get(job.sceneId) ?? 0 });
  }
}

function settle(
  world: World,
  { worker: index, which, end, isCounted, isFound }: Act<'settle'>,
): void {
  const { workers, claims } = world;
  const worker = workers[index % workers.length];
  const settled = which.flatMap((n) => claims[n % Math.max(claims.length, 1)] ?? []);
  if (!worker) return;
  const notBefore = new Date(world.now + 10);
  const ends = settled.map(({ job }): JobEnd => ({
    status: end,
    job,
    notBefore,
    isCounted,
    because: 'failed',
    ...(!isFound && { notFoundSince: new Date(world.now) }),
  }));
  if (!isAlive(world, worker.pid)) {
    expect(() => {
      worker.repair.settle(aBatch({ ends }));
    }).toThrow(LeaseLostError);
    return;
  }
  worker.repair.settle(aBatch({ ends }));
  for (const [n, one] of ends.entries()) {
    const wasThere = world.jobs.has(one.job.sceneId);
    settleIn(world.jobs, one);
    const isGone = wasThere && !world.jobs.has(one.job.sceneId);
    if (isGone) noteDone(world, one.job.sceneId, settled[n]?.edits ?? 0);
  }
}

/** No edit is lost: what is done includes the last one. None is done twice: there was one since the last time. */
function noteDone({ edits, done }: World, sceneId: string, included: number): void {
  expect(included).toBe(edits.get(sceneId));
  expect(included).toBeGreaterThan(done.get(sceneId) ?? 0);
  done.set(sceneId, included);
}

function expectSame({ database, jobs }: World): void {
  const rows = database.all('SELECT * FROM job').map((row) => [
    String(row['scene_id']),
    {
      version: text(row, 'desired_hash'),
      generation: integer(row, 'generation'),
      status: text(row, 'status'),
      attempts: integer(row, 'attempts'),
      notBefore: integer(row, 'not_before'),
      because: optionalText(row, 'last_error'),
      notFoundSince: optionalDate(row, 'not_found_since'),
    },
  ]);
  expect(rows).toHaveLength(jobs.size);
  expect(Object.fromEntries(jobs)).toMatchObject(Object.fromEntries(rows));
}

describe('histories of repairs', () => {
  it('lose no edit and do none twice, whatever is interleaved and whoever is killed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world = aWorld();
        for (const act of steps) {
          play(world, act);
          expectSame(world);
        }
        drain(world);
        world.database.close();
      }),
      { numRuns: 300 },
    );
  });
});

/** In the end every edit is done, dead letters tried again, and a second drain has nothing to do. */
function drain(world: World): void {
  play(world, { do: 'retryDead' });
  for (const name of SERVERS) play(world, { do: 'kill', server: name });
  const { repair } = workerOf(world, 'a');
  const claimAll = () => repair.claim({ limit: 99, now: new Date(world.now), all: true });
  const before = world.claims.length;
  claim(world, { server: 'a', limit: 99, all: true });
  const ends = world.claims.slice(before).map(({ job }) => ({ status: 'done' as const, job }));
  repair.settle(aBatch({ ends }));
  for (const { job, edits } of world.claims.slice(before)) noteDone(world, job.sceneId, edits);

  expect(claimAll()).toEqual([]);
  expect(world.database.all('SELECT * FROM job')).toEqual([]);
  expect(world.done).toEqual(world.edits);
}
