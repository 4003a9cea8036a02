import { LeaseLostError, type RunEnd, type RunStart } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aCursor, anEnd, aPage, aRun, useRunWorld, startRun, takeOver } from '../runs.fixture.ts';
import { dump } from '../store.fixture.ts';

const world = useRunWorld();

describe('history', () => {
  it('is bounded, and keeps the runs that timers count from', () => {
    const finish = (id: string, run: Partial<RunStart>, end: Partial<RunEnd> = {}) => {
      startRun(world, { ...run, id }).finish(anEnd(end));
    };
    finish('old all', {});
    finish('all', {});
    finish('7 days', { scope: 'recent_7days' });
    finish('resets', { scope: 'recent', resetsTimers: 'all' });
    for (let n = 0; n < 205; n += 1) finish(`n${n}`, { scope: 'recent' });
    finish('failed', {}, { status: 'failed' });
    world.store.dryRunSink().start(aRun({ id: 'dry', dryRun: true }));

    const kept = world.store.history.forRules().map(({ id }) => id);

    expect(kept.slice(0, 3)).toEqual(['dry', 'failed', 'n204']);
    expect(kept.slice(-3)).toEqual(['resets', '7 days', 'all']);
    expect(dump(world.file)['run']).toHaveLength(204);
    expect(world.store.history.count()).toBe(210);
    expect(world.store.status()).toMatchObject({ runCount: 210 });
    expect(world.store.status().runs.map(({ id }) => id)).toEqual(kept.slice(0, 20));
  });

  it('ends runs whose process died, and keeps their cursor', () => {
    startRun(world).commitPage(aPage());
    world.store.dryRunSink().start(aRun({ id: 'dry', dryRun: true }));
    const lease = takeOver(world);
    world.store.runSink(lease).start(aRun({ id: 'mine' }));

    expect(world.store.history.closeAbandoned(lease, at('11:00'))).toBe(2);

    expect(world.store.history.recent(9)).toMatchObject([
      { id: 'mine', status: 'running' },
      { id: 'dry', status: 'failed' },
      {
        id: 'run-1',
        status: 'failed',
        finishedAt: at('11:00'),
        errors: ['the process ended before the run did'],
      },
    ]);
    expect(world.store.history.count()).toBe(1);
    expect(dump(world.file)['run']?.[0]).toMatchObject({ cursor: JSON.stringify(aCursor()) });
  });

  it('is not tidied by a process that has lost its lease', () => {
    takeOver(world);

    expect(() => world.store.history.closeAbandoned(world.lease, at('11:00'))).toThrow(
      LeaseLostError,
    );
  });
});
