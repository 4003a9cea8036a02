import type { DirtyOutcome } from '@stash2plex/core';
import { aLedgerEntry, at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob, anEnd, aPage, aRun } from '../runs.fixture.ts';
import {
  acquire,
  aChangeWorld,
  anOutcome,
  aRead,
  aVersion,
  leaveBehind,
  type ChangeWorld,
} from './changes.fixture.ts';

let world: ChangeWorld;
beforeEach(() => {
  world = aChangeWorld();
});

const statusOf = (sceneId: string) => world.store.memory.jobs([sceneId])[0]?.status;
const commit = (outcome: Partial<DirtyOutcome>) => {
  world.changes.commitDirty(anOutcome(outcome));
};

/** Claims the jobs of all scenes; those of `dead` are set aside. */
function claim(dead: readonly string[] = []): void {
  const { queue } = world.store;
  for (const job of queue.claim({ limit: 99, owner: 'w', leaseMs: 60_000, now: at('10:00') })) {
    if (dead.includes(job.sceneId)) queue.deadLetter(job, 'refused');
  }
}

describe('dirty scenes', () => {
  it('come in ascending order of id, each once', () => {
    const { changes } = world;

    expect(changes.addDirty(['10', '9', '9007199254740993', '9'])).toBe(3);
    expect(changes.addDirty(['9', '11'])).toBe(1);

    expect(changes.dirty(3)).toEqual(['9', '10', '11']);
    expect(changes.dirty(9)).toEqual(['9', '10', '11', '9007199254740993']);
    expect(changes.dirtyCount()).toBe(4);
  });

  it('are refused whole when an id is no number', () => {
    expect(() => world.changes.addDirty(['7', 'seven'])).toThrow();

    expect(world.changes.dirtyCount()).toBe(0);
  });
});

describe('a scene that is read anew while its job waits', () => {
  const startRun = () => {
    const { store } = world;
    store.queue.enqueue([aJob('7'), aJob('8')], at('09:00'));
    const sink = store.runSink(acquire(store, 'reconcile'));
    sink.start(aRun());
    return sink;
  };
  const compare = (sink: ReturnType<typeof startRun>) => {
    sink.commitPage(aPage({ plan: { inLine: ['7', '8'] } }));
  };

  it.for(['before', 'after'])('keeps it, for a run may have compared it %s that', (order) => {
    const sink = startRun();

    if (order === 'before') compare(sink);
    commit({ read: [aRead('7')], worked: ['7'] });
    if (order === 'after') compare(sink);

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 1 });
    expect(['7', '8'].map(statusOf)).toEqual(['queued', undefined]);
  });

  it('keeps it also where the run that goes on has queued it', () => {
    const sink = startRun();
    sink.commitPage(aPage({ plan: { jobs: [aJob('7'), aJob('9')] } }));
    commit({ read: [aRead('7')], worked: ['7'] });

    sink.commitPage(aPage({ withdrawn: ['7', '9'] }));

    expect(['7', '9'].map(statusOf)).toEqual(['queued', undefined]);
  });
});

describe('a page of dirty scenes', () => {
  it('remembers what was read, queues what is planned, and is dirty no more', () => {
    const { changes, store } = world;
    changes.addDirty(['7', '8', '9']);
    const read = aRead('7', { fileCount: 2, isSettled: false });

    commit({ read: [read], jobs: [aJob('7')], worked: ['7', '8'] });

    const { id, createdAt, updatedAt, isSettled, hash, files } = read;
    expect(changes.seen(['7'])).toEqual([{ id, createdAt, updatedAt, isSettled, hash, files }]);
    expect(store.status()).toMatchObject({ queue: { pending: 1 }, oldestQueuedAt: at('10:00') });
    expect(changes.dirty(9)).toEqual(['9']);
  });

  it('raises the job of a scene that is queued already', () => {
    world.store.queue.enqueue([aJob('7', 'v1')], at('09:00'));

    commit({ jobs: [{ ...aJob('7', 'v2'), reasons: ['changed'] }] });

    const [job] = world.store.queue.claim({ limit: 9, owner: 'w', leaseMs: 9, now: at('10:00') });
    expect(job).toMatchObject({ generation: 2, desiredHash: 'v2' });
    expect(job?.reasons).toEqual(['changed', 'stale-sync']);
  });

  it('takes scenes that are gone with everything that waits for them', () => {
    const { changes, store } = world;
    leaveBehind(store, [{ sceneId: '7' }, { sceneId: '8' }]);
    commit({ read: [aRead('7'), aRead('8')], jobs: [aJob('7'), aJob('8')] });
    changes.addDirty(['7', '8', '6']);

    commit({ gone: ['7', '6'], worked: ['6', '7'] });

    expect(changes.seen(['7', '8']).map(({ id }) => id)).toEqual(['8']);
    expect(changes.knownScenes()).toBe(1);
    expect([statusOf('7'), statusOf('8')]).toEqual([undefined, 'queued']);
    expect(store.memory.matches('server', ['7', '8'])).toMatchObject([{ sceneId: '8' }]);
    expect(store.status().openGaps).toEqual({ 'stale-sync': 1 });
    expect(changes.dirty(9)).toEqual(['8']);
  });

  it('forgets what was known of a scene whose id another one has now, on every server', () => {
    const { changes, store } = world;
    const createdAt = at('09:30');
    leaveBehind(store, [
      { sceneId: '7' },
      { sceneId: '7', server: 'another' },
      { sceneId: '8', server: 'another' },
    ]);
    commit({ read: [aRead('7')] });
    store.queue.enqueue([{ ...aJob('7', 'old'), reasons: ['missing'] }], at('09:00'));

    commit({ read: [aRead('7', { createdAt })], reborn: ['7'], jobs: [aJob('7', 'new')] });

    expect(changes.seen(['7'])).toMatchObject([{ createdAt }]);
    expect(store.memory.ledger('server', ['7'])).toEqual([]);
    expect(store.memory.ledger('another', ['7', '8'])).toMatchObject([{ sceneId: '8' }]);
    expect(store.memory.matches('another', ['7', '8'])).toMatchObject([{ sceneId: '8' }]);
    expect(store.status().openGaps).toEqual({ 'stale-sync': 1 });
    const [job] = store.queue.claim({ limit: 9, owner: 'w', leaseMs: 9, now: at('10:00') });
    expect(job).toMatchObject({ generation: 1, reasons: ['stale-sync'], desiredHash: 'new' });
  });

  it('forgets it also when the old scene was marked deleted before', () => {
    const { changes, store } = world;
    leaveBehind(store, [{ sceneId: '7' }, { sceneId: '8' }]);
    commit({ read: [aRead('7'), aRead('8')] });
    changes.markDeleted(['7', '8']);

    commit({ read: [aRead('7', { createdAt: at('09:30') }), aRead('8')] });

    expect(store.memory.ledger('server', ['7', '8'])).toMatchObject([{ sceneId: '8' }]);
  });

  it('leaves a claimed job to its worker', () => {
    world.store.queue.enqueue([aJob('7'), aJob('8'), aJob('9')], at('09:00'));
    claim(['9']);

    commit({ gone: ['7', '9'], reborn: ['8'] });

    expect(['7', '8', '9'].map(statusOf)).toEqual(['leased', 'leased', undefined]);
  });
});

describe('the ledger', () => {
  it('knows a hash that any server has', () => {
    const { changes, store } = world;
    leaveBehind(store, [
      { sceneId: '7' },
      { sceneId: '8', server: 'another' },
      { sceneId: '9', server: 'third' },
    ]);
    const hash = aLedgerEntry({}).desiredHash;

    const known = changes.ledgerKnows([
      { id: '7', hash },
      { id: '8', hash },
      { id: '9', hash: 'other' },
      { id: '10', hash },
    ]);

    expect([...known].toSorted()).toEqual(['7', '8']);
    expect(changes.ledgerKnows([])).toEqual(new Set());
  });
});

describe('scenes that are marked deleted', () => {
  it('count as never seen, and come back as new', () => {
    const { changes } = world;
    changes.baseline([aVersion('7')], at('10:00'));

    changes.markDeleted(['7', '8']);
    expect([changes.knownScenes(), changes.seen(['7', '8'])]).toEqual([0, []]);
    changes.addDirty(['7']);
    expect(changes.knownScenes()).toBe(1);
    commit({ read: [aRead('7')], worked: ['7'] });

    expect([changes.knownScenes(), changes.knownFiles()]).toEqual([1, 1]);
  });

  it('are forgotten after 90 days, with what was written of them', () => {
    const { changes, store, clock } = world;
    leaveBehind(store, [{ sceneId: '7' }, { sceneId: '8' }]);
    commit({ read: [aRead('7'), aRead('8')] });
    changes.markDeleted(['7']);
    clock.now += 60 * 24 * 3_600_000;
    changes.markDeleted(['7', '8']);
    const kept = () => store.memory.ledger('server', ['7', '8']).map(({ sceneId }) => sceneId);

    clock.now += 30 * 24 * 3_600_000 - 1;
    changes.moveMark(at('10:00'));
    expect(kept()).toEqual(['7', '8']);
    clock.now += 1;
    changes.moveMark(at('10:00'));

    expect(kept()).toEqual(['8']);
    expect(changes.knownScenes()).toBe(0);
  });
});
