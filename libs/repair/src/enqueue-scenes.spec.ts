import type { LedgerEntry, Match, PlannedJob } from '@stash2plex/core';
import { sceneSource, stashApi } from '@stash2plex/stash';
import { mockServer, stashHandlers, stashWorld, type NewScene } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { enqueueScenes } from './enqueue-scenes.ts';

const server = mockServer();
server.listen();

const URL = 'http://stash.test';
const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;

function aStash(scenes: readonly NewScene[], ageHours = 0) {
  const world = stashWorld({ now: new Date(NOW.getTime() - ageHours * HOUR_MS) });
  server.use(...stashHandlers(world, URL));
  const files = (n: number) => [{ path: `/data/${n}.mp4`, size: 1 }];
  scenes.forEach((scene, n) =>
    world.addScene({ details: 'A summary.', files: files(n), ...scene }),
  );
  const jobs: PlannedJob[] = [];
  const enqueue = (
    wish: Partial<Parameters<typeof enqueueScenes>[0]> = {},
    ledger: readonly LedgerEntry[] = [],
    items: readonly Match[] = [],
  ) =>
    enqueueScenes(
      { scope: 'all', force: false, ...wish },
      {
        scenes: sceneSource(stashApi({ url: `${URL}/graphql` }, { backoffMs: 1 })),
        ledger: (ids) => ledger.filter(({ sceneId }) => ids.includes(sceneId)),
        matches: (ids) => items.filter(({ sceneId }) => ids.includes(sceneId)),
        projection: { fields: ['title', 'summary'], maxTags: 100 },
        enqueue: (more) => {
          jobs.push(...more);
        },
        clock: { now: () => NOW },
      },
    );
  return { world, jobs, enqueue };
}

function entryOf({ sceneId, desiredHash }: PlannedJob): LedgerEntry {
  const about = { machineIdentifier: 'm', ratingKey: '1', fields: {}, verifiedAt: NOW };
  return { ...about, sceneId, desiredHash };
}

describe('scenes of all times', () => {
  it('are queued, each once, whatever their number', async () => {
    const { jobs, enqueue } = aStash(Array.from({ length: 600 }, () => ({})));

    expect(await enqueue()).toEqual({ queued: 600, skipped: 0 });

    expect(new Set(jobs.map(({ sceneId }) => sceneId)).size).toBe(600);
    expect(jobs[0]).toMatchObject({ sceneId: '1', reasons: ['sync'] });
  });

  it.each<[string, NewScene]>([
    ['has no file', { files: [] }],
    ['nobody has identified', { details: '' }],
  ])('are left out where one %s', async (_, scene) => {
    const { jobs, enqueue } = aStash([scene, {}]);

    expect(await enqueue({ force: true })).toEqual({ queued: 1, skipped: 1 });
    expect(jobs.map(({ sceneId }) => sceneId)).toEqual(['2']);
  });

  it('are left out where the ledger proves them in line, unless it is to be trusted in nothing', async () => {
    const { world, jobs, enqueue } = aStash([{}, {}]);
    await enqueue();
    const ledger = jobs.map(entryOf);

    expect(await enqueue({}, ledger)).toEqual({ queued: 0, skipped: 2 });
    expect(await enqueue({ force: true }, ledger)).toEqual({ queued: 2, skipped: 0 });
    world.updateScene('2', { title: 'New' });
    expect(await enqueue({}, ledger)).toEqual({ queued: 1, skipped: 1 });
  });
});

it('a scene is queued when one of its items is not proven in line', async () => {
  const { jobs, enqueue } = aStash([{}]);
  await enqueue();
  const ledger = jobs.map(entryOf);
  const item = (ratingKey: string) => ({ sceneId: '1', ratingKey, sectionKey: '1' });

  expect(await enqueue({}, ledger, [item('1')])).toEqual({ queued: 0, skipped: 1 });
  expect(await enqueue({}, ledger, [item('1'), item('2')])).toEqual({ queued: 1, skipped: 0 });
});

describe('scenes of late', () => {
  it('are those that changed within a day', async () => {
    const { world, jobs, enqueue } = aStash([{}, {}, {}], 50);
    world.clock.setNow(NOW);
    world.updateScene('2', { title: 'New' });

    expect(await enqueue({ scope: 'recent' })).toEqual({ queued: 1, skipped: 0 });
    expect(jobs.map(({ sceneId }) => sceneId)).toEqual(['2']);
  });
});
