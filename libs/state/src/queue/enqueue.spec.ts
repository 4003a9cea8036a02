import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob, anEnd, aPage, aRunWorld, startRun } from '../runs.fixture.ts';
import { openStore, type Store } from '../store.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});

const scenes = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));
const claimAll = () =>
  store.queue.claim({ limit: 5000, owner: 'w', leaseMs: 60_000, now: at('10:00') });

describe('many jobs that are queued at once', () => {
  it('are one for each scene, however often a scene is among them', () => {
    const jobs = scenes(1001).map((id) => aJob(id));
    const again = { ...aJob('3'), reasons: ['changed'], desiredHash: 'v2' };

    store.queue.enqueue([again, ...jobs, again], at('10:00'));

    const claimed = claimAll();
    expect(claimed.map(({ sceneId }) => sceneId)).toEqual(scenes(1001));
    expect(claimed.slice(1, 3)).toMatchObject([
      { ...aJob('2'), generation: 1 },
      { sceneId: '3', desiredHash: 'v2', reasons: ['changed', 'stale-sync'], generation: 3 },
    ]);
  });

  it('are all stored or none', () => {
    const jobs = [...scenes(1001), 'seven'].map((id) => aJob(id));

    expect(() => {
      store.queue.enqueue(jobs, at('10:00'));
    }).toThrow();

    expect(store.queue.counts().pending).toBe(0);
  });

  it('keep any text as it is', () => {
    const job = {
      sceneId: '9007199254740993',
      reasons: ['a "b"', 'é\u0000\n'],
      desiredHash: "'1'",
    };

    store.queue.enqueue([job, { ...aJob('2'), reasons: [], desiredHash: '12' }], at('10:00'));

    expect(claimAll()).toMatchObject([{ sceneId: '2', reasons: [], desiredHash: '12' }, job]);
  });

  it('are younger, each of them, than a run that began before', () => {
    const world = aRunWorld();
    const ids = scenes(600);
    world.store.queue.enqueue([aJob('1')], at('09:00'));
    const sink = startRun(world);
    world.store.queue.enqueue(
      ids.slice(1).map((id) => aJob(id)),
      at('10:01'),
    );

    sink.commitPage(aPage({ plan: { inLine: ids } }));

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 1 });
    expect(world.store.queue.counts().pending).toBe(599);
    world.remove();
  });
});
