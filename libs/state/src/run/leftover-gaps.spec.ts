import type { LeftoverGap, RunEnd, RunSink, RunStart } from '@stash2plex/core';
import { LeaseLostError } from '@stash2plex/core';
import { anAmbiguousScene, at, anUnclaimedItem } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aPage, anEnd, startRun, takeOver, useRunWorld } from '../runs.fixture.ts';
import { dump } from '../store.fixture.ts';

const world = useRunWorld();

const orphan = (ratingKey: string, sectionKey = '1'): LeftoverGap => ({
  detector: 'orphaned-item',
  messageId: 'noScene',
  data: { files: 1 },
  leftover: anUnclaimedItem({ item: { ratingKey, sectionKey } }),
});
const ambiguous = (id: string): LeftoverGap => ({
  detector: 'ambiguous-match',
  messageId: 'holdsOthers',
  leftover: anAmbiguousScene({ scene: { id } }),
});

interface Play {
  readonly gaps?: readonly LeftoverGap[];
  readonly unsure?: readonly string[];
  readonly run?: Partial<RunStart>;
  readonly end?: Partial<RunEnd>;
}

let runs = 0;

/** One run from its start to its end. */
function play({ gaps = [], unsure = [], run = {}, end = {} }: Play): RunSink {
  runs += 1;
  const sink = startRun(world, { id: `run ${runs}`, ...run });
  sink.commitLeftovers({ gaps, unsure });
  sink.finish(anEnd(end));
  return sink;
}

const open = () => world.store.status().openGaps;
const BOTH = [orphan('100'), ambiguous('7')];

describe('a gap of what is left over', () => {
  it('is opened once, and seen again', () => {
    play({ gaps: BOTH });
    play({ gaps: BOTH, run: { id: 'second', startedAt: at('12:00') } });

    const times = { first_seen: at('10:00').getTime(), last_seen: at('12:00').getTime() };
    expect(open()).toEqual({ 'ambiguous-match': 1, 'orphaned-item': 1 });
    expect(dump(world.file)['leftover_gap']).toMatchObject([
      {
        ...{ scene_id: 0, rating_key: '100', kind: 'unclaimed-item', section_key: '1' },
        ...{ title: 'A Day at the Lake', path: '/data/lake.mp4', data: '{"files":1}' },
        ...{ ...times, run_id: 'second' },
      },
      { scene_id: 7, rating_key: '100', kind: 'ambiguous-scene', section_key: '', ...times },
    ]);
  });

  it('is closed by a complete run of everything that does not find it again', () => {
    play({ gaps: BOTH });
    play({ gaps: [orphan('100')] });

    expect(open()).toEqual({ 'orphaned-item': 1 });
    play({});
    expect(open()).toEqual({});
  });

  it.each<[string, Play]>([
    ['of recent scenes', { run: { scope: 'recent' } }],
    ['of a week', { run: { scope: 'recent_7days' } }],
    ['that is inconclusive', { end: { status: 'inconclusive' } }],
    ['that failed', { end: { status: 'failed' } }],
  ])('is left open by a run %s', (_, what) => {
    play({ gaps: BOTH });
    play(what);

    expect(open()).toEqual({ 'ambiguous-match': 1, 'orphaned-item': 1 });
  });

  it('is left open while it is withheld, and only that', () => {
    const withhold = { extent: 'all', count: 30, message: 'too many' } as const;
    play({ gaps: [...BOTH, orphan('200', '2')] });
    const section = { key: '2', title: 'Second' };
    play({ end: { withheld: [{ ...withhold, about: 'unclaimed-item', section }] } });

    expect(open()).toEqual({ 'orphaned-item': 1 });
    play({ end: { withheld: [{ ...withhold, about: 'unclaimed-item' }] } });
    expect(open()).toEqual({ 'orphaned-item': 1 });
    play({ end: { withheld: [{ ...withhold, about: 'ambiguous-scene' }] } });
    expect(open()).toEqual({});
  });

  it('is left open where nobody can be sure of its item, and only that', () => {
    play({ gaps: [orphan('100'), orphan('101')] });
    const some = { about: 'unclaimed-item', extent: 'some', count: 1, message: 'unread' } as const;
    play({ unsure: ['100', '999'], end: { withheld: [some] } });

    expect(dump(world.file)['leftover_gap']).toMatchObject([
      { rating_key: '100', last_seen: at('10:00').getTime() },
    ]);
  });

  it('is none of a page that settles its scene, or withdraws it', () => {
    play({ gaps: BOTH });
    const sink = startRun(world, { id: 'next', scope: 'recent' });
    sink.commitPage(aPage({ settled: ['7'], withdrawn: ['7'] }));

    expect(open()).toEqual({ 'ambiguous-match': 1, 'orphaned-item': 1 });
  });

  it('is closed when its scene is gone from Stash', () => {
    play({ gaps: BOTH });
    world.store.changes(world.lease).markDeleted(['7']);

    expect(open()).toEqual({ 'orphaned-item': 1 });
  });

  it('is not stored once the lease is lost', () => {
    const sink = startRun(world);
    takeOver(world);

    expect(() => {
      sink.commitLeftovers({ gaps: BOTH, unsure: [] });
    }).toThrow(LeaseLostError);
    expect(open()).toEqual({});
  });
});
