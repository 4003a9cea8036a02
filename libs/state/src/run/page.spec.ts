import { LeaseLostError, type Gap } from '@stash2plex/core';
import { aLedgerEntry, aPair, at, found, wrote, type PairDifference } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import {
  aCursor,
  aJob,
  anEnd,
  aPage,
  aRun,
  useRunWorld,
  claimAll,
  COUNTS,
  startRun,
  takeOver,
} from '../runs.fixture.ts';
import { dump } from '../store.fixture.ts';

const world = useRunWorld();

const statusOf = (sceneId: string) => world.store.memory.jobs([sceneId])[0]?.status;

const aGap = (pair: PairDifference = {}, difference: Partial<Gap> = {}): Gap => ({
  detector: 'stale-sync',
  messageId: 'changed',
  pair: aPair(pair),
  ...difference,
});

describe('a page of a run', () => {
  it('queues what is planned', () => {
    startRun(world).commitPage(aPage({ plan: { jobs: [aJob('7'), aJob('8')] } }));

    expect(world.store.queue.counts().pending).toBe(2);
    expect(world.store.status().oldestQueuedAt).toEqual(at('10:00'));
  });

  it('opens gaps, sees them again, and closes what a settled scene no longer has', () => {
    const first = startRun(world);
    first.commitPage(
      aPage({
        plan: {
          gaps: [
            aGap(
              {},
              { data: { minutes: 5 }, changes: [{ field: 'title', observed: 'a', desired: 'b' }] },
            ),
            aGap({ scene: { id: '8', files: [] }, observed: 'absent' }, { detector: 'missing' }),
          ],
        },
        settled: ['7', '8'],
      }),
    );
    first.finish(anEnd());

    const second = startRun(world, { id: 'run-2', startedAt: at('12:00') });
    second.commitPage(aPage({ plan: { gaps: [aGap()] }, settled: ['7', '8'] }));

    expect(world.store.status().openGaps).toEqual({ 'stale-sync': 1 });
    expect(dump(world.file)['gap']).toMatchObject([
      {
        scene_id: 7,
        rating_key: '100',
        title: 'A Day at the Lake',
        path: '/data/lake.mp4',
        first_seen: at('10:00').getTime(),
        last_seen: at('12:00').getTime(),
        run_id: 'run-2',
        changes: '[]',
      },
    ]);
  });

  it('leaves the gaps of scenes alone that it does not settle', () => {
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { gaps: [aGap({ observed: 'absent' })] }, settled: ['7'] }));

    sink.commitPage(aPage({ settled: ['8'] }));
    expect(world.store.status().openGaps).toEqual({ 'stale-sync': 1 });
    sink.commitPage(aPage({ settled: ['7'] }));

    expect(world.store.status().openGaps).toEqual({});
  });

  it('remembers items found in line', () => {
    const entry = aLedgerEntry({ title: found('A'), genre: wrote(['Rain']) });
    const later = { ...entry, desiredHash: 'later' };
    const sink = startRun(world);

    sink.commitPage(aPage({ ledger: [entry, { ...entry, sceneId: '8' }] }));
    sink.commitPage(aPage({ ledger: [later] }));

    expect(world.store.memory.ledger('server', ['7', '9'])).toEqual([later]);
    expect(world.store.memory.ledger('other', ['7'])).toEqual([]);
  });

  it('replaces the matches of its scenes, on this server only', () => {
    const match = { sceneId: '7', ratingKey: '100', sectionKey: '1' };
    const sink = startRun(world);
    const cursor = aCursor({ machineIdentifier: 'other' });
    sink.commitPage(aPage({ matches: [match], settled: ['7'], cursor }));
    sink.commitPage(aPage({ matches: [match, { ...match, sceneId: '8' }], settled: ['7', '8'] }));

    sink.commitPage(aPage({ matches: [{ ...match, ratingKey: '101' }], settled: ['7'] }));

    expect(world.store.memory.matches('server', ['7'])).toEqual([{ ...match, ratingKey: '101' }]);
    expect(world.store.memory.matches('other', ['7'])).toEqual([match]);
    expect(world.store.memory.matchesOfItems('server', ['100', '101'])).toEqual([
      { ...match, ratingKey: '101' },
      { ...match, sceneId: '8' },
    ]);
    sink.commitPage(aPage({ settled: ['7'] }));
    expect(world.store.memory.matches('server', ['7'])).toEqual([]);
  });

  it('raises a claimed job when its scene has changed, and leaves it claimed', () => {
    world.store.queue.enqueue([aJob('7')], at('09:00'));
    const [job] = claimAll(world);

    startRun(world).commitPage(aPage({ plan: { jobs: [aJob('7', 'v2')] } }));

    expect(statusOf('7')).toBe('leased');
    expect(job && world.store.queue.ack(job)).toBe('again');
  });

  it('revives a dead letter that is planned again', () => {
    world.store.queue.enqueue([aJob('7')], at('09:00'));
    for (const job of claimAll(world)) world.store.queue.deadLetter(job, 'refused');

    startRun(world).commitPage(aPage({ plan: { jobs: [aJob('7')] } }));

    expect(statusOf('7')).toBe('queued');
  });

  it('takes back what nobody has claimed', () => {
    world.store.queue.enqueue([aJob('1')], at('09:00'));
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { jobs: [aJob('2')], gaps: [aGap({ scene: { id: '2' } })] } }));
    claimAll(world);
    sink.commitPage(aPage({ plan: { jobs: [aJob('3')], gaps: [aGap({ scene: { id: '3' } })] } }));
    world.store.queue.enqueue([aJob('4')], at('10:01'));

    sink.commitPage(aPage({ withdrawn: ['1', '2', '3', '4'] }));

    expect(['1', '2', '3', '4'].map(statusOf)).toEqual(['leased', 'leased', undefined, 'queued']);
    expect(world.store.status().openGaps).toEqual({});
  });

  it('leaves an edit alone that was queued after the run', () => {
    const sink = startRun(world);
    sink.commitPage(aPage({ plan: { jobs: [aJob('7')] } }));
    world.store.queue.enqueue([aJob('7', 'v2')], at('10:01'));

    sink.commitPage(aPage({ withdrawn: ['7'] }));

    expect(statusOf('7')).toBe('queued');
  });

  it('shows how far the run is', () => {
    startRun(world).commitPage(aPage());

    expect(world.store.history.recent(1)).toEqual([
      {
        ...aRun(),
        ...COUNTS,
        status: 'running',
        finishedAt: undefined,
        resumes: 0,
        requests: { stash: 1, plex: 3 },
        guards: [],
        withheld: [],
        errors: [],
      },
    ]);
    expect(dump(world.file)['run']).toMatchObject([{ cursor: JSON.stringify(aCursor()) }]);
  });

  it('is stored whole or not at all', () => {
    const sink = startRun(world);
    const before = dump(world.file);
    const page = aPage({
      plan: { jobs: [aJob('7')], gaps: [aGap()] },
      matches: [{ sceneId: '7', ratingKey: '100', sectionKey: null as unknown as string }],
    });

    expect(() => {
      sink.commitPage(page);
    }).toThrow('NOT NULL');

    expect(dump(world.file)).toEqual(before);
  });

  it('is void once the lease is lost', () => {
    const sink = startRun(world);
    takeOver(world);
    const before = dump(world.file);

    expect(() => {
      sink.commitPage(aPage({ plan: { jobs: [aJob('7')] } }));
    }).toThrow(LeaseLostError);
    expect(() => sink.finish(anEnd())).toThrow(LeaseLostError);
    expect(() => {
      world.store.runSink(world.lease).start(aRun({ id: 'run-2' }));
    }).toThrow(LeaseLostError);

    expect(dump(world.file)).toEqual(before);
  });

  it('belongs to a run', () => {
    expect(() => {
      world.store.runSink(world.lease).commitPage(aPage());
    }).toThrow('has to be started');
  });
});
