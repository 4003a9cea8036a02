import { at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import {
  aJob,
  anEnd,
  aPage,
  aRun,
  useRunWorld,
  claimAll,
  COUNTS,
  startRun,
} from '../runs.fixture.ts';
import { anIntent } from '../repair/repair.fixture.ts';
import { dump } from '../store.fixture.ts';

const world = useRunWorld();

const statusOf = (sceneId: string) => world.store.memory.jobs([sceneId])[0]?.status;

describe('the end of a run', () => {
  it('drops jobs of scenes found in line, if it is complete', () => {
    world.store.queue.enqueue([aJob('1'), aJob('2'), aJob('3'), aJob('4')], at('09:00'));
    const sink = startRun(world);
    world.store.queue.enqueue([aJob('2')], at('10:01'));
    sink.commitPage(aPage({ plan: { inLine: ['1', '2', '3'] } }));
    world.store.queue.enqueue([aJob('3')], at('10:02'));

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 1 });

    expect(['1', '2', '3', '4'].map(statusOf)).toEqual([undefined, 'queued', 'queued', 'queued']);
    expect(world.store.history.recent(1)[0]?.withdrawn).toBe(1);
  });

  it('spares a job that was claimed meanwhile', () => {
    world.store.queue.enqueue([aJob('1')], at('09:00'));
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { inLine: ['1'] } }));
    for (const job of claimAll(world)) world.store.queue.putBack(job);

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 0 });

    expect(statusOf('1')).toBe('queued');
  });

  it('spares a job whose worker was killed on its way to Plex: only a repair knows what may have landed', () => {
    const { store, lease } = world;
    store.queue.enqueue([aJob('1'), aJob('7')], at('09:00'));
    store.repair(lease).intend([anIntent({ sceneId: '7' })]);
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { inLine: ['1', '7'] } }));

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 1 });

    expect(['1', '7'].map(statusOf)).toEqual([undefined, 'queued']);
  });

  it('spares a job for a changed cover: no run looks at covers', () => {
    const { store } = world;
    store.queue.enqueue([aJob('1'), { ...aJob('2'), reasons: ['cover', 'drift'] }], at('09:00'));
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { inLine: ['1', '2'] } }));

    expect(sink.finish(anEnd())).toEqual({ withdrawn: 1 });

    expect(['1', '2'].map(statusOf)).toEqual([undefined, 'queued']);
  });

  it.for(['inconclusive', 'failed'] as const)('drops nothing if it is %s', (status) => {
    world.store.queue.enqueue([aJob('1')], at('09:00'));
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { inLine: ['1'] } }));

    expect(sink.finish(anEnd({ status }))).toEqual({ withdrawn: 0 });

    expect(dump(world.file)['job']).toMatchObject([{ scene_id: 1, in_line_run: null }]);
  });

  it('is recorded', () => {
    const guard = { kind: 'matches-fell', section: 'Films', message: 'fewer' } as const;
    const withheld = [{ about: 'unclaimed-item', extent: 'all', count: 3, message: 'no' }] as const;
    const end = anEnd({ status: 'inconclusive', guards: [guard], withheld, errors: ['half'] });
    startRun(world, { resetsTimers: 'recent', stashLife: undefined }).finish(end);

    const { status, finishedAt, requests, guards, errors } = end;
    const start = aRun({ resetsTimers: 'recent', stashLife: undefined });
    expect(world.store.history.recent(9)).toEqual([
      { ...start, ...COUNTS, resumes: 0, status, finishedAt, requests, guards, withheld, errors },
    ]);
    expect(world.store.history.count()).toBe(1);
  });

  it('keeps when a fall was first seen, until a complete run has looked as far', () => {
    const fall = { machineIdentifier: 'server', sectionKey: '1' };
    const inconclusive = anEnd({ status: 'inconclusive', falls: [fall] });
    const since = () => world.store.memory.fallSeenSince('server', '1');

    startRun(world).finish(inconclusive);
    startRun(world, { id: '2', scope: 'recent', startedAt: at('12:00') }).finish(inconclusive);
    startRun(world, { id: '3', scope: 'recent' }).finish(anEnd());
    expect(since()).toEqual(at('10:00'));
    startRun(world, { id: '4' }).finish(anEnd({ status: 'failed' }));
    expect(since()).toEqual(at('10:00'));
    startRun(world, { id: '5' }).finish(anEnd());

    expect(since()).toBeUndefined();
  });

  it('remembers the widest scope of a fall', () => {
    const fall = { machineIdentifier: 'server', sectionKey: '1' };
    const inconclusive = anEnd({ status: 'inconclusive', falls: [fall] });

    startRun(world, { scope: 'recent' }).finish(inconclusive);
    startRun(world, { id: '2' }).finish(inconclusive);
    startRun(world, { id: '3', scope: 'recent' }).finish(anEnd());

    expect(world.store.memory.fallSeenSince('server', '1')).toEqual(at('10:00'));
  });

  it('leaves no working tables behind, and begins with empty ones', () => {
    const scratch = world.store.scratch({ dryRun: false, lease: world.lease });
    const claims = ['7'].map((sceneId) => ({
      sceneId,
      ratingKey: '100',
      sectionKey: '1',
      target: true,
      queued: true,
      gaps: [],
      contested: false,
    }));
    scratch.claim(claims);
    const sink = startRun(world);
    expect(dump(world.file)['scratch_claim']).toEqual([]);
    scratch.claim(claims);

    sink.finish(anEnd());

    expect(dump(world.file)['scratch_claim']).toEqual([]);
  });
});
