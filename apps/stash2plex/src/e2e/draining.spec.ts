// Several processes and one queue; slices of one that is long.
import { answerOf } from '@stash2plex/testing';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, vi } from 'vitest';
import { expect as expectHosted, it as hosted } from './hosted.fixture.ts';
import { it, later, stateOf, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

/** Slow enough for another process to come while the first still writes, on a busy machine as well. */
const SLOWLY = { plex_rate: 1 };
const ITEMS = 6;

function fill({ stash, plex }: Pick<Stage, 'plex' | 'stash'>): readonly string[] {
  return Array.from({ length: ITEMS }, (_, index) => {
    addItem(plex, `/data/${index}.mp4`, { values: { summary: 'An old one.' } });
    return addScene(stash, `/data/${index}.mp4`);
  });
}

const written = ({ plex }: Stage, count: number) =>
  vi.waitFor(
    () => {
      expect(plex.writes.length).toBeGreaterThanOrEqual(count);
    },
    { interval: 10, timeout: 20_000 },
  );

describe('of two drains at once', () => {
  it.concurrent('one writes, and the other ends', async ({ aStage }) => {
    const stage = await aStage({ settings: SLOWLY });
    fill(stage);
    const first = stage.run('reconcile_all');
    await written(stage, 1);

    const second = await stage.run('process_queue', { at: later(1) });
    const isOver = await Promise.race([first.then(() => true), Promise.resolve(false)]);

    expect(isOver).toBe(false);
    expect(second.output.repair).toBeNull();
    expect(second.log).toMatch(/Another process writes to Plex \(process \d+ on \S+\)/);
    expect((await first).output.repair).toMatchObject({ written: ITEMS });
    expect(stage.plex.writes).toHaveLength(ITEMS);
    expect(stage.plex.writesInFlight.most).toBe(1);
  });

  it.concurrent('the first writes what the second has found, before it ends', async ({
    aStage,
  }) => {
    const stage = await aStage({ settings: SLOWLY });
    const ids = fill(stage);
    const first = stage.run('reconcile_all');
    await written(stage, 1);
    for (const id of ids) stage.stash.updateScene(id, { details: 'Edited meanwhile.' });

    const second = await stage.run('catch_up', { at: later(1) });

    expect(second.output).toMatchObject({ catchUp: { changed: ITEMS }, repair: null });
    expect((await first).output.queue.pending).toBe(0);
    const summaries = [...stage.plex.items.values()].map(({ values }) => values.summary);
    expect(new Set(summaries)).toEqual(new Set(['Edited meanwhile.']));
  });
});

describe('a process that was paused while another took its turn', () => {
  it.concurrent('writes nothing when it wakes', async ({ aStage }) => {
    const stage = await aStage({ settings: SLOWLY });
    fill(stage);
    const paused = stage.launch('reconcile_all');
    const answer = answerOf(paused);
    await written(stage, 2);
    paused.kill('SIGSTOP');
    letItsTurnRunOut(stage);

    const second = await stage.run('process_queue', { at: later(1) });
    const before = stage.plex.writes.length;
    paused.kill('SIGCONT');
    const { stdout, exitCode } = await answer;

    expect(second.output.queue.pending).toBe(0);
    expect(before).toBe(ITEMS);
    expect(stage.plex.writes).toHaveLength(before);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/Another process has taken over \\"write\\"/);
  });
});

/** As if it had been paused for longer than a lease lives. */
function letItsTurnRunOut({ dataDir }: Stage): void {
  const database = new DatabaseSync(stateOf({ dataDir }), { timeout: 5_000 });
  database.exec('UPDATE lease SET expires_at = 0');
  database.close();
}

/** At one a second, with slices of ten seconds and batches of five. */
const IN_TWO_SLICES = 18;

describe('a slice of work', () => {
  hosted.concurrent('ends, and the rest is done behind what waits in Stash', async ({ aHost }) => {
    const host = await aHost();
    host.configure({ drain_seconds: 10, plex_rate: 1 });
    for (let scene = 0; scene < IN_TWO_SLICES; scene += 1) {
      addScene(host.stash, `/data/${scene}.mp4`);
      addItem(host.plex, `/data/${scene}.mp4`, { values: { summary: 'An old one.' } });
    }

    host.queueTask('Reconcile Library (All)');
    let scannedAfter = 0;
    const work = () => {
      scannedAfter = host.plex.writes.length;
    };
    host.queueJob('Scanning...', { work });
    await host.settled();

    const repairs = host.told().map(({ repair }) => repair?.ended);
    expectHosted(repairs).toEqual(['slice-over', 'done']);
    expectHosted(host.plex.writes).toHaveLength(IN_TWO_SLICES);
    expectHosted(scannedAfter).toBeLessThan(IN_TWO_SLICES);
  });
});

hosted.concurrent(
  'an edit saved in Stash is in Plex when the worker that the hook woke has ended',
  async ({ aHost }) => {
    const host = await aHost();
    const id = addScene(host.stash, '/data/a.mp4');
    const key = addItem(host.plex, '/data/a.mp4');
    await host.rest();
    const workers = host.startedWorkers();

    host.user.sceneUpdate({ id, details: 'Told anew.' });
    await host.settled();

    expectHosted(host.plex.items.get(key)?.values.summary).toBe('Told anew.');
    expectHosted(host.startedWorkers() - workers).toBe(1);
    expectHosted(host.told().map(({ repair }) => repair?.written)).toEqual([1]);
  },
);

hosted.concurrent(
  'an edit saved while its scene is being written is written as well',
  async ({ aHost }) => {
    const host = await aHost();
    const id = addScene(host.stash, '/data/a.mp4');
    const key = addItem(host.plex, '/data/a.mp4');
    await host.rest();
    host.plex.before('write', 1, () => {
      host.user.sceneUpdate({ id, details: 'Told once more.' });
    });

    host.user.sceneUpdate({ id, details: 'Told anew.' });
    await host.settled();

    const told = host.plex.writes.map(({ texts }) => texts['summary']);
    expectHosted(told).toEqual(['Told anew.', 'Told once more.']);
    expectHosted(host.plex.items.get(key)?.values.summary).toBe('Told once more.');
  },
);
