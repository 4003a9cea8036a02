import { LeaseLostError, type KilledRun } from '@stash2plex/core';
import { aPair, at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import {
  aCursor,
  aJob,
  anEnd,
  aPage,
  aRun,
  useRunWorld,
  COUNTS,
  startRun,
  takeOver,
  type RunWorld,
} from '../runs.fixture.ts';
import { dump } from '../store.fixture.ts';

const world = useRunWorld();

const claim = {
  ...{ sceneId: '7', ratingKey: '100', sectionKey: '1' },
  ...{ target: true, queued: true, gaps: [], contested: false },
};

/** A run of one page; its process then ends, and another one holds the lease. */
function killARun(): RunWorld['lease'] {
  const sink = startRun(world);
  const scratch = world.store.scratch({ dryRun: false, lease: world.lease });
  scratch.addScope(['7', '8']);
  scratch.claim([claim]);
  scratch.addUnmatched([{ scene: aPair().scene, names: [] }]);
  sink.commitPage(aPage());
  return takeOver(world);
}

const close = (lease: RunWorld['lease']) => world.store.history.closeAbandoned(lease, at('11:00'));
const newest = () => world.store.history.recent(1)[0];

const KILLED: KilledRun = {
  start: aRun(),
  counts: COUNTS,
  requests: { stash: 1, plex: 3 },
  cursor: aCursor(),
  resumes: 0,
};

describe('a run whose process was killed', () => {
  it('is found as long as it says that it is running, and after it was closed', () => {
    const lease = killARun();

    expect(world.store.history.killed()).toEqual(KILLED);
    close(lease);
    expect(world.store.history.killed()).toEqual(KILLED);
  });

  it('is found when nobody holds its lease', () => {
    startRun(world).commitPage(aPage());
    expect(world.store.history.killed()).toBeUndefined();

    world.store.leases.release(world.lease);

    expect(world.store.history.killed()).toEqual(KILLED);
  });

  it('is found whatever dry runs came after it', () => {
    const lease = killARun();
    const dry = world.store.dryRunSink();
    dry.start(aRun({ id: 'dry', dryRun: true }));
    dry.commitPage(aPage());
    expect(close(lease)).toBe(2);

    expect(world.store.history.killed()).toEqual(KILLED);
  });

  it('is not one that failed by itself, whatever it said', () => {
    const errors = ['the process ended before the run did'];
    const sink = startRun(world);
    sink.commitPage(aPage());

    sink.finish(anEnd({ status: 'failed', errors }));

    expect(world.store.history.killed()).toBeUndefined();
  });

  it('is not found without a first page', () => {
    startRun(world);
    close(takeOver(world));

    expect(world.store.history.killed()).toBeUndefined();
  });

  it('is given up once another run has begun', () => {
    const lease = killARun();
    close(lease);

    world.store.runSink(lease).start(aRun({ id: 'run-2' }));

    expect(world.store.history.killed()).toBeUndefined();
    expect(() => {
      world.store.runSink(lease).resume(aRun());
    }).toThrow('another one has begun since');
  });

  it('is not found once it ended after all', () => {
    const lease = killARun();
    close(lease);
    const sink = world.store.runSink(lease);
    sink.resume(aRun());

    sink.finish(anEnd({ status: 'failed' }));

    expect(world.store.history.killed()).toBeUndefined();
  });
});

describe('a run that is resumed', () => {
  it('goes on under the same name with what the new start brings', () => {
    const lease = killARun();
    close(lease);
    const start = aRun({
      ...{ rule: 'manual', trigger: 'manual', stashLife: undefined, resetsTimers: 'all' },
      startedAt: at('12:00'),
    });

    world.store.runSink(lease).resume(start);

    expect(world.store.history.recent(9)).toEqual([
      {
        ...{ ...start, ...COUNTS, startedAt: at('10:00'), resumes: 1 },
        ...{ status: 'running', finishedAt: undefined, requests: { stash: 1, plex: 3 } },
        ...{ guards: [], withheld: [], errors: [] },
      },
    ]);
    expect(world.store.history.killed()).toBeUndefined();
  });

  it.for([{ closed: true }, { closed: false }])('keeps its working tables, %o', ({ closed }) => {
    const lease = killARun();
    if (closed) close(lease);
    const sink = world.store.runSink(lease);
    const scratch = world.store.scratch({ dryRun: false, lease });

    sink.resume(aRun());

    expect(scratch.scope('0', 9)).toEqual(['7', '8']);
    expect(scratch.claim([{ ...claim, sceneId: '8' }])).toEqual([claim]);
    expect(scratch.unmatched('0', 9)).toHaveLength(1);
    sink.finish(anEnd());
    expect(scratch.scopeSize()).toBe(0);
  });

  it.for([{ closed: true }, { closed: false }])(
    'counts once among those that ended, %o',
    (given) => {
      const lease = killARun();
      if (given.closed) close(lease);
      expect(world.store.history.count()).toBe(given.closed ? 1 : 0);
      const sink = world.store.runSink(lease);

      sink.resume(aRun());
      expect(world.store.history.count()).toBe(0);
      sink.finish(anEnd());

      expect(world.store.history.count()).toBe(1);
      expect(newest()).toMatchObject({ status: 'complete', resumes: 1 });
    },
  );

  it('can be killed and resumed again', () => {
    const first = killARun();
    close(first);
    const sink = world.store.runSink(first);
    sink.resume(aRun());
    sink.commitPage(aPage({ cursor: aCursor({ after: '500' }) }));
    const second = takeOver({ ...world, lease: first });
    close(second);
    expect(world.store.history.count()).toBe(1);

    expect(world.store.history.killed()).toEqual({
      ...KILLED,
      cursor: aCursor({ after: '500' }),
      resumes: 1,
    });
    world.store.runSink(second).resume(aRun());

    expect(newest()).toMatchObject({ status: 'running', resumes: 2 });
    expect(close(second)).toBe(0);
    expect(world.store.history.count()).toBe(0);
  });

  it('drops the jobs found in line before it was killed', () => {
    world.store.queue.enqueue([aJob('1'), aJob('2')], at('09:00'));
    startRun(world).commitPage(aPage({ plan: { inLine: ['1'] } }));
    const sink = world.store.runSink(takeOver(world));
    sink.resume(aRun());

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 1 });

    expect(world.store.memory.jobs(['1', '2'])).toMatchObject([{ sceneId: '2' }]);
  });

  it('leaves nothing in line to a run that begins in its place', () => {
    world.store.queue.enqueue([aJob('1')], at('09:00'));
    startRun(world).commitPage(aPage({ plan: { inLine: ['1'] } }));
    const lease = takeOver(world);

    const sink = world.store.runSink(lease);
    sink.start(aRun({ id: 'run-2' }));

    expect(dump(world.file)['job']).toMatchObject([{ in_line_run: null }]);
    expect(sink.finish(anEnd())).toEqual({ withdrawn: 0 });
  });

  it('is refused when it was not killed', () => {
    startRun(world).finish(anEnd());
    const before = dump(world.file);

    expect(() => {
      world.store.runSink(world.lease).resume(aRun());
    }).toThrow('run-1 was not killed');

    expect(dump(world.file)).toEqual(before);
  });

  it('is refused to a process that has lost its lease', () => {
    killARun();
    const before = dump(world.file);

    expect(() => {
      world.store.runSink(world.lease).resume(aRun());
    }).toThrow(LeaseLostError);

    expect(dump(world.file)).toEqual(before);
  });

  it('is never a dry one: its working tables went with the process', () => {
    expect(() => {
      world.store.dryRunSink().resume(aRun({ dryRun: true }));
    }).toThrow('cannot go on');
  });
});
