// Files that Plex has later than Stash: found without a person, for each process asks for the next one.
import { endScan, plexWorld, type StashJobRow } from '@stash2plex/testing';
import type { StatusOutput } from '@stash2plex/reporting';
import { describe, expect, vi } from 'vitest';
import { it, itInProcess, later, NOW, type Stage, type Told } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const SIZE = 1000;
const minutes = (count: number) => later(count / 60);
const aPlex = () => plexWorld({ sections: [{ title: 'Movies', locations: ['/data'] }] });

/** A scene whose file lies where Plex would find it, and has not yet. */
function addNew(stage: Stage, path: string): string {
  stage.plex.disk.put({ path, size: SIZE });
  return addScene(stage.stash, path);
}

const scans = ({ plex }: Stage) =>
  plex.requests.filter(({ kind }) => kind === 'scan').map(({ query }) => query['path']);
const queued = ({ stash }: Stage) => stash.jobs.list().filter(({ task }) => task !== undefined);

/** The tasks that the plugin has queued itself, as Stash would start them: until none is left, or it is that time. */
async function goOn(
  stage: Stage,
  until: Date,
  told: readonly Told[] = [],
): Promise<readonly Told[]> {
  await ended(stage);
  const [job] = queued(stage);
  const at = job && timeOf(job);
  if (!job?.task || !at || at > until) return told;
  stage.stash.jobs.finish(job.id);
  const answer = await stage.run('process_queue', { at, args: job.task.args });
  return goOn(stage, until, [...told, answer]);
}

/** A job ends a moment after its process. */
const ended = ({ stash }: Stage) =>
  vi.waitFor(() => {
    expect(stash.jobs.list().filter(({ task }) => task === undefined)).toEqual([]);
  });

/** When it is to work. */
function timeOf({ task }: StashJobRow): Date {
  return new Date(String(task?.args['until']));
}

describe('a file that Plex has later than Stash', () => {
  it.concurrent('is repaired when Plex scans it three minutes later, without a person', async ({
    aStage,
  }) => {
    const stage = await aStage({ plex: aPlex() });
    await stage.run('catch_up');
    await ended(stage);
    stage.stash.clock.setNow(NOW);
    addNew(stage, '/data/new.mp4');

    const first = await stage.run('catch_up', { at: minutes(0.1) });
    const early = await goOn(stage, minutes(2.9));
    endScan(stage.plex, '1');
    const late = await goOn(stage, minutes(60));

    expect(first.output).toMatchObject({
      catchUp: { queued: 1 },
      repair: { written: 0, waiting: { 'not in Plex yet': 1 }, failed: {} },
      notFound: { scenes: 1 },
    });
    expect(early.map(({ output }) => output.repair?.written)).toEqual([0]);
    expect(late.map(({ output }) => output.repair?.written)).toEqual([1]);
    expect(late[0]?.output).toMatchObject({ notFound: null, queue: { pending: 0, dead: 0 } });
    expect([...stage.plex.items.values()].map(({ values }) => values.summary)).toEqual([
      'A summary.',
    ]);
    expect(queued(stage)).toEqual([]);
    expect(scans(stage)).toEqual([]);
  });

  it.concurrent('that never comes is not waited for without end, and holds up nothing', async ({
    aStage,
  }) => {
    const stage = await aStage({ plex: aPlex() });
    addScene(stage.stash, '/data/never.mp4');

    const first = await stage.run('all');
    const waits = await goOn(stage, later(24));
    const status = await stage.run('queue_status', { at: later(1) });

    expect(first.output.queue.pending).toBe(1);
    expect(waits).toHaveLength(3);
    expect(queued(stage)).toEqual([]);
    expect(status.output).toMatchObject({ notFound: { scenes: 1 } });
    expect(status.log).toMatch(
      /Not in Plex +1 scene, since 2026-03-02 12:00 UTC, looked for by the first task after 2026/,
    );
  });

  it.concurrent('lets whatever else waits in Stash come first', async ({ aStage }) => {
    const stage = await aStage({ plex: aPlex() });
    addScene(stage.stash, '/data/never.mp4');
    await stage.run('all');
    await ended(stage);
    const [wait] = queued(stage);
    if (!wait?.task) throw new Error('no task waits');
    const { args } = wait.task;
    stage.stash.jobs.finish(wait.id);

    const task = stage.launch('process_queue', { at: NOW, args });
    const scan = stage.stash.jobs.add('Scanning...');
    const { stdout, lines } = await stage.ended(task);

    expect(stdout).toMatch(/something else waits in Stash/);
    expect(lines.map(({ text }) => text).join('\n')).toMatch(/Something else waits in Stash/);
    const [next, ...more] = queued(stage).filter(({ id }) => id !== scan.id);
    expect(more).toEqual([]);
    expect(next?.task?.args).toEqual(args);
  });
});

describe('with trigger_plex_scan', () => {
  it.concurrent('200 new files of one folder are one scan, and all of them are written', async ({
    aStage,
  }) => {
    const stage = await aStage({
      ...{ plex: aPlex(), settings: { trigger_plex_scan: true, plex_rate: 50 } },
    });
    for (let file = 1; file <= 200; file += 1) addNew(stage, `/data/new/${file}.mp4`);

    const { output, log } = await stage.run('all');
    await goOn(stage, later(1));

    expect(scans(stage)).toEqual(['/data/new']);
    expect(output.repair).toMatchObject({ written: 200, scansAsked: 1, waiting: {} });
    expect(log).toMatch(/Scans +asked for in 1 folder/);
    expect(stage.plex.alarms).toEqual([]);
  });

  itInProcess.concurrent('a folder that no library holds is told', async ({ aStage }) => {
    const stage = await aStage({ plex: aPlex(), settings: { trigger_plex_scan: true } });
    addScene(stage.stash, '/elsewhere/a.mp4');

    const { output } = await stage.run('all');

    expect(scans(stage)).toEqual([]);
    expect(Object.keys(output.repair?.waiting ?? {})[0]).toMatch(/check path_map/);
  });
});

describe('the settings', () => {
  itInProcess.concurrent('not_found_days: for so long it is looked for', async ({ aStage }) => {
    const stage = await aStage({ settings: { not_found_days: 2 } });
    const sceneId = addScene(stage.stash, '/data/a.mp4');
    await stage.run('all');

    const before = await stage.run('check_schedule', { at: later(47) });
    const after = await stage.run('check_schedule', { at: later(48.1) });
    const status = await stage.run('queue_status', { at: later(49) });
    addItem(stage.plex, '/data/a.mp4', { values: { summary: 'An old one.' } });
    const found = await stage.run('reconcile_all', { at: later(72) });

    expect(before.output.queue).toMatchObject({ pending: 1, dead: 0 });
    expect(after.output).toMatchObject({ queue: { pending: 0, dead: 1 }, notFound: null });
    expect((status.output as StatusOutput).deadLetters).toMatchObject([
      { sceneId, because: expect.stringContaining('Retry Dead Letters') as string },
    ]);
    // It has come after all: what was given up for want of it is done.
    expect(found.output).toMatchObject({ repair: { written: 1 }, queue: { dead: 0 } });
  });

  itInProcess.concurrent(
    'skip_not_found: nobody waits for it, each run tells of it',
    async ({ aStage }) => {
      const stage = await aStage({ settings: { skip_not_found: true } });
      addScene(stage.stash, '/data/a.mp4');

      const synced = await stage.run('all');
      const run = await stage.run('reconcile_all', { at: later(1) });

      expect(synced.output).toMatchObject({
        repair: { dropped: { 'not in Plex': 1 } },
        queue: { pending: 0, dead: 0 },
      });
      expect(run.output).toMatchObject({
        run: { gaps: { missing: 1 }, queued: 0, skipped: { 'mode-report': 1 } },
        queue: { pending: 0 },
      });
      expect(queued(stage)).toEqual([]);
    },
  );
});

describe('a scene that waits for Plex', () => {
  itInProcess.concurrent('leaves the queue when it is destroyed in Stash', async ({ aStage }) => {
    const stage = await aStage();
    const sceneId = addScene(stage.stash, '/data/a.mp4');
    await stage.run('catch_up');
    await stage.run('all');
    stage.stash.destroyScene(sceneId);

    const { output } = await stage.run('catch_up', { at: minutes(1) });

    expect(output).toMatchObject({ queue: { pending: 0, dead: 0 }, notFound: null });
  });
});
