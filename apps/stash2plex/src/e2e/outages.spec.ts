// An evening when Plex was down: what waits meanwhile, what is told of it, and what is done when it is back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { itInProcess as it, later, NOW, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const minutes = (count: number) => later(count / 60);
const summaries = ({ plex }: Stage) => [...plex.items.values()].map(({ values }) => values.summary);

/** Scenes in line with their items, a comparison that proved it an hour ago, and then no Plex. */
async function anEvening(stage: Stage, scenes = 6): Promise<readonly string[]> {
  const ids = Array.from({ length: scenes }, (_, index) => {
    addItem(stage.plex, `/data/${index}.mp4`);
    return addScene(stage.stash, `/data/${index}.mp4`);
  });
  await stage.run('all_force', { at: minutes(-60) });
  await stage.stopPlex();
  return ids;
}

describe('an outage of 41 minutes', () => {
  it.concurrent('is one row, and all that was edited in it is written at the next wake-up, without a person', async ({
    aStage,
  }) => {
    const stage = await aStage();
    const ids = await anEvening(stage);
    for (const [index, id] of ids.entries()) {
      stage.stash.updateScene(id, { details: `Edit ${index}.` });
      // More often than it takes for Plex to be left alone.
      await stage.run('catch_up', { at: minutes(index * 6) });
    }
    await stage.run('catch_up', { at: minutes(38) });
    const during = await stage.run('outage_summary', { at: minutes(39) });
    await stage.startPlex();

    const back = await stage.run('catch_up', { at: minutes(41) });
    const { output, log } = await stage.run('outage_summary', { at: minutes(60) });

    expect(during.output.outages).toMatchObject({ count: 1, mttrSeconds: null });
    expect(during.output.outages?.list).toMatchObject([{ endedAt: null, jobs: ids.length }]);
    expect(back.output.repair).toMatchObject({ written: ids.length, waiting: {}, failed: {} });
    expect(back.output.queue).toEqual({ pending: 0, leased: 0, dead: 0 });
    expect(summaries(stage)).toEqual(ids.map((_, index) => `Edit ${index}.`));
    expect(output.outages?.list).toEqual([
      {
        startedAt: expect.stringMatching(/^2026-03-02T12:00:/) as string,
        endedAt: expect.stringMatching(/^2026-03-02T12:41:/) as string,
        seconds: expect.any(Number) as number,
        jobs: ids.length,
        server: stage.plexUrl,
        because: expect.stringMatching(/Plex cannot be reached/) as string,
      },
    ]);
    const { mttrSeconds = 0, mtbfSeconds, availability, downSeconds } = output.outages ?? {};
    expect(Math.round((mttrSeconds ?? 0) / 60)).toBe(41);
    expect(downSeconds).toBe(mttrSeconds);
    // Known since the comparison: two hours, less the outage.
    expect(Math.round((mtbfSeconds ?? 0) / 60)).toBe(120 - 41);
    expect(availability).toBeCloseTo((120 - 41) / 120, 2);
    // To the second it is as long as the two processes were apart.
    expect(log).toMatch(/MTTR +4[01] min/);
    const page = (name: string) => readFileSync(join(stage.dataDir, 'reports', name), 'utf8');
    expect(page('latest-outages.md')).toMatch(/\*\*MTTR:\*\* 4[01] min/);
    expect(page('latest-repair.html')).toMatch(/Available \d\d\.\d+ % [^<]*; MTTR 4[01] min/);
  });

  it.concurrent('is one row when only one wake-up saw it', async ({ aStage }) => {
    const stage = await aStage();
    const [id = ''] = await anEvening(stage, 1);
    stage.stash.updateScene(id, { details: 'Told anew.' });
    await stage.run('catch_up', { at: NOW });
    await stage.startPlex();

    await stage.run('catch_up', { at: minutes(41) });

    const { output } = await stage.run('outage_summary', { at: minutes(42) });
    expect(summaries(stage)).toEqual(['Told anew.']);
    expect(output.outages).toMatchObject({ count: 1, list: [{ jobs: 1 }] });
    expect(Math.round((output.outages?.mttrSeconds ?? 0) / 60)).toBe(41);
  });

  it.concurrent('ends for the record when nothing waits for Plex any more', async ({ aStage }) => {
    const stage = await aStage();
    const [id = ''] = await anEvening(stage, 1);
    stage.stash.updateScene(id, { details: 'Told anew.' });
    await stage.run('catch_up', { at: NOW });
    await stage.run('clear_queue', { at: minutes(10) });
    await stage.startPlex();

    await stage.run('catch_up', { at: minutes(41) });

    const { output } = await stage.run('queue_status', { at: minutes(42) });
    expect(output).toMatchObject({ outage: null });
  });
});

describe('a Plex that was never asked', () => {
  it.concurrent('has no figures, and none are made up', async ({ aStage }) => {
    const stage = await aStage();

    const { output } = await stage.run('outage_summary');

    expect(output.outages).toMatchObject({
      ...{ count: 0, downSeconds: 0, list: [] },
      ...{ mttrSeconds: null, mtbfSeconds: null, availability: null },
    });
    expect(stage.plex.requests).toEqual([]);
  });
});

describe('Recover Outage Jobs', () => {
  it.concurrent('makes due what was given up around an outage, says of which, and does nothing the second time', async ({
    aStage,
  }) => {
    const stage = await aStage();
    const { stash, plex } = stage;
    const keys = ['worn', 'tired'].map((name) => {
      addScene(stash, `/data/${name}.mp4`);
      return addItem(plex, `/data/${name}.mp4`, { values: { summary: 'An old one.' } });
    });
    // Unwell first, then away, then well again.
    plex.switches.poisonEdits = keys;
    await stage.run('all', { at: minutes(-4) });
    for (const minute of [-3, -2, -1, 0]) {
      await stage.run('process_queue', { at: minutes(minute) });
    }
    await stage.stopPlex();
    addScene(stash, '/data/new.mp4');
    await stage.run('catch_up', { at: minutes(1) });
    plex.switches.poisonEdits = [];
    await stage.startPlex();
    const back = await stage.run('catch_up', { at: minutes(42) });

    const first = await stage.run('recover_outage_jobs', { at: minutes(43) });
    const second = await stage.run('recover_outage_jobs', { at: minutes(44) });
    const done = await stage.run('catch_up', { at: minutes(45) });

    expect(back.output.queue).toMatchObject({ dead: 2 });
    expect(first.output).toMatchObject({ recovered: 2, queue: { dead: 0 }, repair: null });
    expect(first.output.recoveredOutages).toEqual([
      {
        startedAt: expect.stringMatching(/^2026-03-02T12:01:/) as string,
        endedAt: expect.stringMatching(/^2026-03-02T12:42:/) as string,
        jobs: 2,
      },
    ]);
    expect(first.log).toMatch(/Jobs of an outage are due again jobs=2/);
    expect(second.output).toMatchObject({ recovered: 0, recoveredOutages: [] });
    expect(second.log).toMatch(/No job waits or was given up because of an outage/);
    expect(done.output.repair).toMatchObject({ written: 2 });
    expect(summaries(stage)).toEqual(['A summary.', 'A summary.']);
  });

  it.concurrent('leaves alone what Plex refused on another day', async ({ aStage }) => {
    const stage = await aStage();
    const { stash, plex } = stage;
    addScene(stash, '/data/odd.mp4');
    const odd = addItem(plex, '/data/odd.mp4', { values: { summary: 'An old one.' } });
    plex.switches.poisonEdits = [odd];
    await stage.run('all', { at: later(-48) });
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await stage.run('process_queue', { at: later(-48 + attempt * 7) });
    }
    addScene(stash, '/data/other.mp4');
    await stage.stopPlex();
    await stage.run('catch_up', { at: NOW });
    await stage.startPlex();
    await stage.run('catch_up', { at: minutes(41) });

    const { output } = await stage.run('recover_outage_jobs', { at: minutes(42) });

    expect(output).toMatchObject({ recovered: 0, queue: { dead: 1 } });
  });
});
