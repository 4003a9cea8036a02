import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aRepairWorld, type RepairWorld, type Worker } from './repair.fixture.ts';

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
});

describe('an outage', () => {
  it('is opened once, however often the server is asked, and closed once', () => {
    const { repair } = worker;
    expect(repair.lastOutage()).toBeUndefined();

    repair.openOutage(at('10:00'), 'no answer');
    repair.openOutage(at('10:01'), 'still no answer');
    const open = { startedAt: at('10:00'), endedAt: undefined, because: 'no answer' };
    expect(repair.lastOutage()).toEqual(open);
    expect(world.startWorker('other').repair.lastOutage()).toEqual(open);

    repair.closeOutage(at('10:05'));
    repair.closeOutage(at('10:06'));
    expect(repair.lastOutage()).toEqual({ ...open, endedAt: at('10:05') });
  });

  it('is followed by the next one', () => {
    const { repair } = worker;
    repair.openOutage(at('10:00'), 'first');
    repair.closeOutage(at('10:05'));
    repair.openOutage(at('11:00'), 'second');

    expect(world.store.outages.recent(9)).toEqual([
      { startedAt: at('11:00'), endedAt: undefined, because: 'second' },
      { startedAt: at('10:00'), endedAt: at('10:05'), because: 'first' },
    ]);
    expect(world.store.outages.recent(1)).toHaveLength(1);
  });

  it('does not end before it began, whatever the clock does', () => {
    worker.repair.openOutage(at('10:00'), 'no answer');

    worker.repair.closeOutage(at('09:00'));

    expect(worker.repair.lastOutage()?.endedAt).toEqual(at('10:00'));
  });

  it('is forgotten when many came after it', () => {
    for (let n = 0; n < 205; n += 1) {
      worker.repair.openOutage(at('10:00'), `outage ${n}`);
      worker.repair.closeOutage(at('10:01'));
    }

    const kept = world.store.outages.recent(999);

    expect(kept).toHaveLength(200);
    expect(kept.at(-1)?.because).toBe('outage 5');
  });
});

describe('the state of the breaker', () => {
  it('is shared by all processes', () => {
    expect(worker.repair.breaker()).toBeUndefined();

    worker.repair.setBreaker('{"failures":5}');

    expect(world.startWorker('other').repair.breaker()).toBe('{"failures":5}');
  });
});
