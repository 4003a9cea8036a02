import type { SceneTrace } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  acquire,
  aChangeWorld,
  anOutcome,
  aRead,
  aTrace,
  aVersion,
  type ChangeWorld,
} from './changes.fixture.ts';
import { aPage, anEnd, aRun } from '../runs.fixture.ts';

let world: ChangeWorld;
beforeEach(() => {
  world = aChangeWorld();
  world.changes.baseline([aVersion('7')], at('10:00'));
});

function aSink() {
  const sink = world.store.runSink(acquire(world.store, 'reconcile'));
  sink.start(aRun());
  return sink;
}

function runReads(trace: Partial<SceneTrace> = {}, sink = aSink()): void {
  sink.commitPage(aPage({ traces: [aTrace('7', trace)] }));
}

const seen = () => world.changes.seen(['7'])[0];

describe('a scene that was listed and is read by a run', () => {
  it('is unread before, and remembered afterwards', () => {
    const { store, changes } = world;
    expect(store.memory.unread(['7', '8'])).toEqual(new Set(['7']));

    runReads({ fileCount: 2, refs: [{ kind: 'tag', id: '3' }] });

    expect(seen()).toMatchObject({ hash: 'hash of 7', files: 'files of 7', isSettled: true });
    expect(store.memory.unread(['7'])).toEqual(new Set());
    expect(changes.knownFiles()).toBe(2);
    changes.forgetNames('tag', ['3']);
    expect(changes.dirty(9)).toEqual(['7']);
  });

  it.for([
    ['updatedAt', '09:01'],
    ['createdAt', '08:01'],
  ] as const)('is left alone when it has another %s than was listed', ([time, other]) => {
    runReads({ [time]: at(other) });

    expect(seen()?.hash).toBeUndefined();
  });

  it('is left alone when catch-up has read it', () => {
    world.changes.commitDirty(anOutcome({ read: [aRead('7', { hash: 'of catch-up' })] }));
    expect(world.store.memory.unread(['7'])).toEqual(new Set());

    runReads();

    expect(seen()?.hash).toBe('of catch-up');
  });

  it('is left alone when it is not settled', () => {
    world.changes.baseline([aVersion('7')], at('09:01'));
    expect(world.store.memory.unread(['7'])).toEqual(new Set());

    runReads();

    expect(seen()?.hash).toBeUndefined();
  });

  it('is left alone when it is marked deleted', () => {
    world.changes.markDeleted(['7']);
    expect(world.store.memory.unread(['7'])).toEqual(new Set());

    runReads();

    expect(world.changes.knownScenes()).toBe(0);
  });

  it('is left alone when nobody has listed it', () => {
    const sink = aSink();

    sink.commitPage(aPage({ traces: [aTrace('8')] }));

    expect(world.changes.knownScenes()).toBe(1);
  });

  it('stays unread when a name vanished since the run began, which it may have read before', () => {
    const { changes, store } = world;
    const sink = aSink();
    changes.forgetNames('tag', ['3']);

    runReads({ refs: [{ kind: 'tag', id: '3' }] }, sink);
    expect(store.memory.unread(['7'])).toEqual(new Set(['7']));
    sink.finish(anEnd());
    sink.start(aRun({ id: 'run-2' }));
    runReads({}, sink);

    expect(store.memory.unread(['7'])).toEqual(new Set());
  });
});
