import { LeaseLostError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { aJob, aPage, aRun, useRunWorld, takeOver } from '../runs.fixture.ts';

const world = useRunWorld();

describe.for([{ dryRun: true }, { dryRun: false }])(
  'what a run does atomically, %o',
  ({ dryRun }) => {
    function begin() {
      const { store, lease } = world;
      const sink = dryRun ? store.dryRunSink() : store.runSink(lease);
      sink.start(aRun({ dryRun }));
      return { sink, scratch: store.scratch({ dryRun, lease }) };
    }
    const checked = () => world.store.history.recent(1)[0]?.scenesChecked;

    it('is stored together, working tables included', () => {
      const { sink, scratch } = begin();

      const answer = sink.atomically(() => {
        scratch.addScope(['7']);
        sink.commitPage(aPage());
        return 'done';
      });

      expect(answer).toBe('done');
      expect([scratch.scopeSize(), checked()]).toEqual([1, 250]);
    });

    it('leaves no trace when it is stopped', () => {
      const { sink, scratch } = begin();

      expect(() =>
        sink.atomically(() => {
          scratch.addScope(['7']);
          sink.commitPage(aPage({ plan: { jobs: [aJob('7')] } }));
          throw new Error('stopped');
        }),
      ).toThrow('stopped');

      expect([scratch.scopeSize(), checked()]).toEqual([0, 0]);
      expect(world.store.queue.counts().pending).toBe(0);
    });
  },
);

it('nothing is done atomically by a process that has lost its lease', () => {
  const sink = world.store.runSink(world.lease);
  sink.start(aRun());
  takeOver(world);
  let isDone = false;

  expect(() => {
    sink.atomically(() => {
      isDone = true;
    });
  }).toThrow(LeaseLostError);

  expect(isDone).toBe(false);
});
