import type { Store } from '../store.ts';
import { aLedgerEntry, aPair, at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aTrace, aVersion } from '../changes/changes.fixture.ts';
import {
  aJob,
  anEnd,
  aPage,
  aRun,
  aRunWorld,
  useRunWorld,
  type RunWorld,
} from '../runs.fixture.ts';
import { dump } from '../store.fixture.ts';

const world = useRunWorld();

/** A whole run with something of everything, the same for both kinds of sink. */
function play({ store, lease }: { store: Store; lease: RunWorld['lease'] }, dryRun: boolean) {
  const sink = dryRun ? store.dryRunSink() : store.runSink(lease);
  const scratch = store.scratch({ dryRun });
  const match = { sceneId: '7', ratingKey: '100', sectionKey: '1' };
  const gaps = [{ detector: 'stale-sync', messageId: 'changed', pair: aPair() }];

  sink.start(aRun({ dryRun }));
  scratch.addUnmatched([{ scene: aPair().scene, names: [{ nameKey: 'a', size: 1 }] }]);
  scratch.addScope(['7', '8']);
  scratch.claim([{ ...match, target: true, queued: true, gaps: ['stale-sync'], contested: false }]);
  const ledger = [aLedgerEntry({})];
  const plan = { jobs: [aJob('7')], gaps, inLine: ['1'] };
  const traces = [aTrace('7')];
  const page = aPage({ plan, ledger, matches: [match], settled: ['7'], withdrawn: ['9'], traces });
  sink.atomically(() => {
    sink.commitPage(page);
  });
  const found = scratch.unmatched('0', 9).length + scratch.scopeSize();
  const falls = [{ machineIdentifier: 'server', sectionKey: '1' }];
  const { withdrawn } = sink.finish(anEnd({ status: 'inconclusive', falls }));
  return { found, withdrawn };
}

/** Catch-up has listed a scene, so that a run may leave a trace of it. */
function list({ store, lease }: RunWorld): void {
  store.changes(lease).baseline([aVersion('7')], at('10:00'));
}

describe('a dry run', () => {
  it('leaves the file as it was, but for its row', () => {
    world.store.queue.enqueue([aJob('1'), aJob('9')], at('09:00'));
    list(world);
    const { run: none, sqlite_sequence: unused, ...before } = dump(world.file);

    expect(play(world, true)).toEqual({ found: 3, withdrawn: 0 });

    const { run, sqlite_sequence: sequence, ...after } = dump(world.file);
    expect([none, unused]).toEqual([[], []]);
    expect(after).toEqual(before);
    expect(sequence).toMatchObject([{ name: 'run' }]);
    expect(run).toHaveLength(1);
    expect(world.store.history.count()).toBe(0);
  });

  it('spares the working tables of a real one that was killed', () => {
    const { store, lease } = world;
    store.runSink(lease).start(aRun({ id: 'killed' }));
    store.scratch({ dryRun: false, lease }).addScope(['1', '2']);

    play(world, true);

    expect(store.scratch({ dryRun: false }).scope('0', 9)).toEqual(['1', '2']);
  });

  it('leaves the same record as a real one, which changes every table', () => {
    const real = aRunWorld();
    list(real);
    const before = dump(real.file);

    play(world, true);
    play(real, false);

    const [dry] = world.store.history.recent(1);
    expect(real.store.history.recent(1)).toEqual([{ ...dry, dryRun: false }]);
    const after = dump(real.file);
    for (const table of ['counter', 'fall', 'gap', 'job', 'ledger', 'match', 'run', 'seen']) {
      expect(after[table], table).not.toEqual(before[table]);
    }
    real.remove();
  });
});
