import type { StatusOutput, TaskOutput } from '@stash2plex/reporting';
import { taskSchema } from '@stash2plex/reporting/contract';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { itInProcess as it, later, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const stale = { values: { summary: 'An old one.' } };

const reports = ({ dataDir }: Stage) => readdirSync(join(dataDir, 'reports')).toSorted();
const read = ({ dataDir }: Stage, name: string) =>
  readFileSync(join(dataDir, 'reports', name), 'utf8');

describe('a task that only repairs', () => {
  it.concurrent('leaves a report of its own, without paths where those are hidden', async ({
    aStage,
  }) => {
    const stage = await aStage({ settings: { obfuscate_paths: true } });
    stage.plex.switches.alters = { title: (title) => title.slice(0, 5) };
    const id = addScene(stage.stash, '/data/secret lake.mp4', { title: 'secret lake' });
    addItem(stage.plex, '/data/secret lake.mp4', stale);

    const { output, log } = await stage.run('all');

    const [newest = '', ...others] = reports(stage).filter((name) => name.startsWith('repair-'));
    expect(others).toEqual([]);
    const report = JSON.parse(read(stage, newest)) as TaskOutput;
    expect(taskSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ run: null, repair: output.repair });
    expect(output.repair?.leftFields).toMatchObject([
      { sceneId: id, field: 'title', because: 'refused' },
    ]);
    expect(reports(stage)).toEqual(
      expect.arrayContaining(['latest-repair.json', 'latest-repair.md']),
    );
    for (const text of [
      JSON.stringify(output),
      log,
      ...reports(stage).map((name) => read(stage, name)),
    ]) {
      expect(text).not.toMatch(/secret lake/);
    }
    expect(read(stage, 'latest-repair.txt')).toMatch(
      /^Repair: 1 scene written[^]*\[refused\] scene/,
    );
  });
});

describe('View Queue Status', () => {
  it.concurrent('tells what is due, what waits and why, and how fast repairs were', async ({
    aStage,
  }) => {
    const stage = await aStage();
    for (const path of ['/data/a.mp4', '/data/b.mp4']) {
      addScene(stage.stash, path);
      addItem(stage.plex, path, stale);
    }
    addScene(stage.stash, '/data/missing.mp4');
    await stage.run('all');

    const { output, log } = await stage.run('queue_status', { at: later(1 / 60) });
    const due = await stage.run('queue_status', { at: later(1) });

    const status = output as StatusOutput;
    expect(status).toMatchObject({
      ...{
        due: 0,
        waiting: { 'not in Plex yet': 1 },
        outage: null,
        deadLetters: [],
        openGaps: {},
      },
      repairs: [{ written: 2, waiting: { 'not in Plex yet': 1 } }],
    });
    expect(Date.parse(status.nextJobAt ?? '')).toBeGreaterThan(later(1 / 60).getTime());
    expect(log).toMatch(/Jobs waiting +1: not in Plex yet/);
    expect(due.output).toMatchObject({ due: 1, waiting: {} });
    expect(due.log).toMatch(/Jobs due +1 job, less than a minute, \d+\.\d writes a second lately/);
  });
});
