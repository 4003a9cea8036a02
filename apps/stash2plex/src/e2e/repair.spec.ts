import { agentRefresh, rivalEdit, type PlexWorld } from '@stash2plex/testing';
import { describe, expect } from 'vitest';
import { itInProcess as it, later } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const puts = ({ requests }: PlexWorld) => requests.filter(({ kind }) => kind === 'write').length;
const stale = { values: { summary: 'An old one.', genre: ['Left over'], actor: ['Gone'] } };

describe('a reconciliation', () => {
  it.concurrent.for(['append', 'replace', 'replace-for-one'] as const)(
    'makes of a Plex that takes lists to %s what Stash has, once',
    async (tagMode, { aStage }) => {
      const stage = await aStage();
      const { stash, plex } = stage;
      plex.switches.tagMode = tagMode;
      const tags = ['A tag', 'comma, and', '50 %'].map((name) => stash.addTag(name));
      const performers = [stash.addPerformer('Zoë 🎬'), stash.addPerformer('A, B')];
      const paths = Array.from({ length: 12 }, (_, index) => `/data/${index}.mp4`);
      for (const path of paths) {
        addScene(stash, path, { tags, performers });
        addItem(plex, path, stale);
      }
      const first = await stage.run('reconcile_all');
      const second = await stage.run('process_queue', { at: later(1) });
      agentRefresh(plex);
      const compared = await stage.run('reconcile_all', { at: later(2) });

      expect(first.output.run).toMatchObject({ gaps: { 'stale-sync': 12 }, queued: 12 });
      expect(first.output.repair).toMatchObject({ written: 12, waiting: {}, failed: {} });
      expect(first.output.queue).toEqual({ pending: 0, leased: 0, dead: 0 });
      expect(second.output.repair).toBeNull();
      expect(compared.output.run?.gaps).toMatchObject({ 'stale-sync': 0, drift: 0 });
      expect(puts(plex)).toBe(12);
      for (const { values } of plex.items.values()) {
        expect(values.genre.toSorted()).toEqual(['50 %', 'A tag', 'comma, and']);
        expect(values.actor.toSorted()).toEqual(['A, B', 'Zoë 🎬']);
        expect(values.summary).toBe('A summary.');
      }
      expect(plex.alarms).toEqual([]);
    },
  );

  it.concurrent('finds an edit made in Plex, and repairs it', async ({ aStage }) => {
    const stage = await aStage();
    addScene(stage.stash, '/data/a.mp4');
    const key = addItem(stage.plex, '/data/a.mp4');
    const first = await stage.run('reconcile_all');
    rivalEdit(stage.plex, key, { values: { summary: "A user's own." } });

    const { output } = await stage.run('reconcile_all', { at: later(1) });

    expect(first.output.run?.gaps).toMatchObject({ 'stale-sync': 0, drift: 0 });
    expect(output.run?.gaps).toMatchObject({ 'stale-sync': 0, drift: 1 });
    expect(output.repair).toMatchObject({ written: 1, kept: 0 });
    expect(stage.plex.items.get(key)?.values.summary).toBe('A summary.');
  });

  it.concurrent('keeps edits made in Plex where that is wanted, and tells of each once a run', async ({
    aStage,
  }) => {
    const stage = await aStage({ settings: { preserve_plex_edits: true } });
    const ours = addScene(stage.stash, '/data/ours.mp4');
    const key = addItem(stage.plex, '/data/ours.mp4');
    // Never seen before, with something in every field that we would write.
    addScene(stage.stash, '/data/theirs.mp4');
    const theirs = addItem(stage.plex, '/data/theirs.mp4', { values: { summary: 'Theirs.' } });
    const first = await stage.run('reconcile_all');
    rivalEdit(stage.plex, key, { values: { summary: "A user's own." } });
    stage.stash.updateScene(ours, { title: 'Another title' });

    const second = await stage.run('reconcile_all', { at: later(1) });
    const third = await stage.run('reconcile_all', { at: later(2) });

    const left = second.output.repair?.leftFields.map(({ field, because }) => [field, because]);
    expect(first.output.repair).toMatchObject({
      written: 0,
      kept: 1,
      keptFields: { summary: 1 },
    });
    expect(left).toEqual([['summary', 'kept']]);
    expect(stage.plex.items.get(key)?.values).toMatchObject({
      title: 'Another title',
      summary: "A user's own.",
    });
    expect(stage.plex.items.get(theirs)?.values.summary).toBe('Theirs.');
    expect(third.output.run).toMatchObject({ queued: 0, skipped: { 'mode-report': 2 } });
    expect(third.output.run?.gaps).toMatchObject({ 'stale-sync': 1, drift: 1 });
    expect(third.output.repair).toBeNull();
  });
});

describe('an edit in Stash', () => {
  it.concurrent('waits in the queue while Plex is down, and the log says so', async ({
    aStage,
  }) => {
    const stage = await aStage();
    const id = addScene(stage.stash, '/data/a.mp4');
    const key = addItem(stage.plex, '/data/a.mp4');
    await stage.run('reconcile_all');
    await stage.stopPlex();
    stage.stash.updateScene(id, { details: 'Told anew.' });

    const down = await stage.run('catch_up', { at: later(1) });
    await stage.startPlex();
    const up = await stage.run('catch_up', { at: later(2) });

    expect(down.exitCode).toBe(0);
    expect(down.output.repair).toMatchObject({ written: 0, ended: 'plex-unreachable' });
    expect(down.output.queue).toEqual({ pending: 1, leased: 0, dead: 0 });
    expect(down.log).toMatch(/Plex does not answer/);
    expect(up.output.repair).toMatchObject({ written: 1 });
    expect(stage.plex.items.get(key)?.values.summary).toBe('Told anew.');
  });
});

describe('a token that may only read', () => {
  it.concurrent('is told as such before and when Plex refuses, and no job is lost', async ({
    aStage,
  }) => {
    const stage = await aStage();
    for (const path of ['/data/a.mp4', '/data/b.mp4', '/data/c.mp4']) {
      addScene(stage.stash, path);
      addItem(stage.plex, path, stale);
    }
    stage.plex.changeSection('1', { allowSync: false });

    const { error, exitCode, log, output } = await stage.run('reconcile_all');

    expect(exitCode).toBe(1);
    expect(error).toMatch(/does not let this token edit \(403\).*plex_token/);
    expect(log).toMatch(/^warning Plex says that this token may only read the library "Movies"/m);
    expect(output.run).toMatchObject({ status: 'complete', queued: 3 });
    expect(output.queue).toEqual({ pending: 3, leased: 0, dead: 0 });
    expect(puts(stage.plex)).toBe(1);
  });
});

describe('Sync All Scenes to Plex', () => {
  it.concurrent('skips what the ledger proves in line; by force it trusts nothing', async ({
    aStage,
  }) => {
    const stage = await aStage();
    for (const path of ['/data/a.mp4', '/data/b.mp4']) {
      addScene(stage.stash, path);
      addItem(stage.plex, path, stale);
    }

    const first = await stage.run('all');
    const second = await stage.run('all', { at: later(1) });
    const forced = await stage.run('all_force', { at: later(2) });

    expect(first.output.repair).toMatchObject({ written: 2 });
    expect(second.output.repair).toBeNull();
    expect(forced.output.repair).toMatchObject({ written: 0, inLine: 2 });
    expect(puts(stage.plex)).toBe(2);
  });
});

describe('Release Locks', () => {
  it.concurrent('unlocks what we locked, and nothing else', async ({ aStage }) => {
    const stage = await aStage();
    addScene(stage.stash, '/data/a.mp4');
    const key = addItem(stage.plex, '/data/a.mp4', { ...stale, locked: ['studio'] });
    await stage.run('all');
    const locked = stage.plex.items.get(key)?.locked ?? [];

    const { output } = await stage.run('release_locks', { at: later(1) });

    expect(locked).toEqual(expect.arrayContaining(['title', 'summary', 'studio']));
    expect(output).toMatchObject({ released: 1 });
    expect(stage.plex.items.get(key)?.locked).toEqual(['studio']);
    expect(stage.plex.items.get(key)?.values.summary).toBe('A summary.');
  });
});
