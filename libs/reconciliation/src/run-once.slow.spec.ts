import { aLedgerEntry, madeUpLibrary } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, later, NOW, useServers } from './run.fixture.ts';

useServers();

describe('a run over a made-up library', () => {
  const options = { scenes: 300, now: NOW };
  const paths = (library: ReturnType<typeof madeUpLibrary>) => {
    // The fixture maps nothing, so Plex sees the files where Stash does.
    for (const scene of library.stash.scenes.all()) {
      for (const file of scene.files)
        file.path = file.path.replace('/data/library', '/media/films');
    }
    return library;
  };

  it('finds every gap and invents none', async () => {
    const library = paths(madeUpLibrary(options));
    const { run, found } = aFixture(library);

    const record = await run();

    const truth = library.truth('all');
    const expected = Object.entries(truth.gaps).flatMap(([type, ids]) =>
      ids.map((id) => `${type} ${id}`),
    );
    expect(found().toSorted()).toEqual(expected.toSorted());
    expect(record).toMatchObject({
      status: 'complete',
      scenesChecked: 300,
      queued: expected.length,
      skipped: truth.skipped,
    });
    expect(record.requests.stash + record.requests.plex).toBeLessThanOrEqual(20 + 0.012 * 300);
  });

  it('changes nothing when it is run again', async () => {
    const { run, store } = aFixture(paths(madeUpLibrary(options)));
    const first = await run();

    const second = await run({ at: later(1) });

    expect(second).toMatchObject({ status: 'complete', gaps: first.gaps, queued: 0 });
    expect(store.queue.counts().pending).toBe(first.queued);
  });

  it('counts in a dry run what a run would queue, and queues nothing', async () => {
    const { run, store } = aFixture(paths(madeUpLibrary(options)));

    const dry = await run({ dryRun: true });

    expect(store.queue.counts().pending).toBe(0);
    expect(store.status().openGaps).toEqual({});
    const real = await run({ at: later(1) });
    expect(real).toMatchObject({ gaps: dry.gaps, queued: dry.queued, skipped: dry.skipped });
  });

  it('looks at the scenes of its scope only', async () => {
    const library = paths(madeUpLibrary(options));
    const { run, found } = aFixture(library);

    const record = await run({ scope: 'recent' });

    const truth = library.truth('recent');
    expect(record.scenesChecked).toBe(truth.scenesChecked);
    const expected = Object.entries(truth.gaps).flatMap(([type, ids]) =>
      ids.map((id) => `${type} ${id}`),
    );
    expect(found().toSorted()).toEqual(expected.toSorted());
  });

  it('shows progress from nothing to all', async () => {
    const { run, progress } = aFixture(paths(madeUpLibrary(options)));

    await run();

    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });
});

describe('memory', () => {
  it('records at first contact what is in line, and nothing again after that', async () => {
    const { stash, plex, store, run } = aFixture();
    const id = addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4');

    await run();

    const [entry] = store.memory.ledger(plex.machineIdentifier, [id]);
    expect(entry).toMatchObject({ ratingKey: key, verifiedAt: NOW });
    expect(entry?.fields.summary).toEqual({ value: 'A summary.', origin: 'found', locked: false });
    await run({ at: later(5) });
    expect(store.memory.ledger(plex.machineIdentifier, [id])).toEqual([entry]);
  });

  it('tells an edit in Plex from one in Stash', async () => {
    const { stash, plex, run, found } = aFixture();
    const ids = ['/a.mp4', '/b.mp4'].map((path) => addScene(stash, path));
    const keys = ['/a.mp4', '/b.mp4'].map((path) => addItem(plex, path));
    await run();

    plex.changeItem(keys[0] ?? '', { values: { summary: 'Edited in Plex.' } });
    stash.updateScene(ids[1] ?? '', { details: 'Edited in Stash.' });
    await run({ at: later(1) });

    expect(found()).toEqual([`stale-sync ${ids[1]}`]);
  });

  it('takes a job back whose scene is in line by now', async () => {
    const { stash, plex, store, run } = aFixture();
    addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary: 'Old.' } });
    await run();
    expect(store.queue.counts().pending).toBe(1);

    plex.changeItem(key, { values: { summary: 'A summary.' } });
    const record = await run({ at: later(1) });

    expect(record.withdrawn).toBe(1);
    expect(store.queue.counts().pending).toBe(0);
    expect(store.status().openGaps).toEqual({});
  });

  it('calls what Plex would not take no gap, counts it, and still knows it later', async () => {
    const { stash, plex, store, run, found, lease } = aFixture();
    const id = addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary: 'A sum' } });
    const refused = { summary: { wanted: 'A summary.', got: 'A sum' } };
    const { machineIdentifier } = plex;
    const at = { machineIdentifier, sceneId: id, ratingKey: key };
    store.ledger.store(lease, [{ ...aLedgerEntry({}), ...at, refused, desiredHash: 'old' }]);
    store.queue.enqueue([{ sceneId: id, reasons: ['changed'], desiredHash: 'old' }], NOW);

    const record = await run({ at: later(1) });

    expect(found()).toEqual([]);
    expect(record).toMatchObject({ queued: 0, skipped: { refused: 1 }, withdrawn: 1 });
    const [known] = store.memory.ledger(plex.machineIdentifier, [id]);
    expect(known).toMatchObject({ refused, verifiedAt: later(1) });
    expect(known?.fields).not.toHaveProperty('summary');
    plex.changeItem(key, { values: { summary: 'Mine' } });
    await run({ at: later(2) });
    expect(found()).toEqual([`stale-sync ${id}`]);
  });

  it('knows as ours what Plex shows only now, with its lock', async () => {
    const { stash, plex, store, run, lease } = aFixture();
    const id = addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary: 'A summary.' } });
    const refused = { summary: { wanted: 'A summary.', got: '', locks: true } } as const;
    const at = { machineIdentifier: plex.machineIdentifier, sceneId: id, ratingKey: key };
    store.ledger.store(lease, [{ ...aLedgerEntry({}), ...at, refused, desiredHash: 'old' }]);

    await run({ at: later(1) });

    const [known] = store.memory.ledger(plex.machineIdentifier, [id]);
    const ours = { value: 'A summary.', origin: 'wrote', locked: true };
    expect(known?.fields).toMatchObject({ summary: ours, title: { origin: 'found' } });
    expect(known).not.toHaveProperty('refused');
  });

  it('meets another server for the first time', async () => {
    const { stash, plex, store, run } = aFixture();
    const id = addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4');
    await run();

    plex.machineIdentifier = 'another';
    await run({ at: later(1) });

    expect(store.memory.ledger('another', [id])).toHaveLength(1);
    expect(store.memory.ledger('plex-machine-1', [id])).toHaveLength(1);
  });
});

describe('what settings change', () => {
  it('handles the libraries that are named, and warns of unknown names', async () => {
    const { stash, plex, run, found, warnings } = aFixture();
    plex.addSection({ key: '2', title: 'More, and more' });
    addScene(stash, '/a.mp4');
    const other = addScene(stash, '/b.mp4');
    addItem(plex, '/a.mp4', { sectionKey: '2' });
    addItem(plex, '/b.mp4');

    await run({ plexLibrary: 'More, and more, Nowhere' });

    expect(found()).toEqual([`missing ${other}`]);
    expect(warnings).toEqual(['Plex has no library "Nowhere" (setting plex_library).']);
  });

  it('fails when none of the named libraries is there, and lists those that are', async () => {
    const { run } = aFixture();

    const record = await run({ plexLibrary: 'Nowhere' });

    expect(record.status).toBe('failed');
    expect(record.errors.join()).toContain('Movie libraries of this Plex: "Movies".');
  });

  it('does not ask a detector that is off, and does not queue for one that reports', async () => {
    const { stash, plex, run, found } = aFixture();
    addScene(stash, '/gone.mp4');
    const stale = addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4', { values: { summary: 'Old.' } });

    const record = await run({ modes: { missing: 'off', 'stale-sync': 'report' } });

    expect(found()).toEqual([`stale-sync ${stale}`]);
    expect(record).toMatchObject({
      queued: 0,
      gaps: { 'empty-metadata': 0, 'stale-sync': 1 },
      skipped: { 'mode-report': 1 },
    });
    expect(record.gaps).not.toHaveProperty('missing');
  });

  it('does not see what is switched off', async () => {
    const { stash, plex, run, found } = aFixture();
    addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4', { values: { title: 'Other' } });

    await run({ fields: ['summary'] });

    expect(found()).toEqual([]);
  });
});
