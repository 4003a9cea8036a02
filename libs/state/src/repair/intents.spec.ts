import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { acquire, anOutcome, aVersion, DAY_MS } from '../changes/changes.fixture.ts';
import { anIntent, aRepairWorld, type RepairWorld, type Worker } from './repair.fixture.ts';

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
});

describe('an intent', () => {
  it('outlives the process that had it', () => {
    const wide = anIntent({ sceneId: '9007199254740993', values: { summary: '' }, locks: [] });
    worker.repair.intend([anIntent(), wide]);
    world.kill(worker);

    const { repair } = world.startWorker();

    expect(repair.intents('server', ['7', '8', '9007199254740993'])).toEqual([anIntent(), wide]);
    expect(repair.intents('server', ['8'])).toEqual([]);
    expect(repair.intents('other', ['7'])).toEqual([]);
  });

  it('is added to what a killed process left: either may have been written', () => {
    worker.repair.intend([
      anIntent({ values: { title: 'Lake', genre: ['Rain', 'Wind'] }, locks: ['title', 'genre'] }),
    ]);

    worker.repair.intend([
      anIntent({ values: { genre: ['Snow'], studio: '' }, locks: ['genre', 'studio'] }),
    ]);

    expect(worker.repair.intents('server', ['7'])).toEqual([
      anIntent({
        values: { title: 'Lake', genre: ['Snow'], studio: '' },
        locks: ['genre', 'studio', 'title'],
      }),
    ]);
  });

  it('goes with its scene: when the id is another scene, and long after it was deleted', () => {
    const changes = world.store.changes(acquire(world.store, 'catch-up'));
    changes.baseline([aVersion('7'), aVersion('8'), aVersion('9')], at('10:00'));
    worker.repair.intend(['7', '8', '9'].map((sceneId) => anIntent({ sceneId })));
    const left = () => worker.repair.intents('server', ['7', '8', '9']).map((one) => one.sceneId);

    changes.commitDirty(anOutcome({ reborn: ['7'] }));
    changes.markDeleted(['8']);
    expect(left()).toEqual(['8', '9']);

    world.clock.now += 90 * DAY_MS;
    changes.moveMark(at('10:00'));
    expect(left()).toEqual(['9']);
  });
});
