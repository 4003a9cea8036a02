import { at } from '@stash2plex/testing';
import { beforeEach, expect, it } from 'vitest';
import {
  aBatch,
  anOutage,
  aRepairWorld,
  claimAt,
  figures,
  type RepairWorld,
} from './repair/repair.fixture.ts';
import { aJob } from './runs.fixture.ts';

let world: RepairWorld;
beforeEach(() => {
  world = aRepairWorld();
});

const enqueue = (...ids: readonly string[]) => {
  world.store.queue.enqueue(
    ids.map((id) => aJob(id)),
    at('10:00'),
  );
};

it('tells what is due, what waits and why, and when the next job is ready', () => {
  const { repair } = world.startWorker();
  enqueue('1', '2');
  const [job] = claimAt({ repair }, '10:00', { limit: 1 });
  const put = { notBefore: at('11:00'), isCounted: false, because: 'not in Plex yet' };
  if (job) repair.settle(aBatch({ ends: [{ status: 'waiting', job, ...put }] }));

  expect(world.store.status(at('10:30'))).toMatchObject({
    waiting: { due: 1, backoff: 1, byError: { 'not in Plex yet': 1 } },
    nextReadyAt: new Date(0),
  });
  const [other] = claimAt({ repair }, '10:30');
  if (other) repair.settle(aBatch({ ends: [{ status: 'done', job: other }] }));
  expect(world.store.status()).toMatchObject({ nextReadyAt: at('11:00'), waiting: { due: 0 } });
  expect(world.store.status(at('11:00'))).toMatchObject({ waiting: { due: 1, backoff: 0 } });
});

it('names the newest dead letters, with their scenes', () => {
  const { repair } = world.startWorker();
  const bury = (time: string, because: string) => {
    const ends = claimAt({ repair }, time).map((job) => ({
      status: 'dead' as const,
      job,
      because,
    }));
    repair.settle(aBatch({ ends }));
  };
  enqueue('1');
  bury('10:01', 'too long');
  enqueue(...Array.from({ length: 10 }, (_, n) => `${n + 2}`));
  bury('10:02', 'Plex said 500');

  const { deadLetters, deadReasons } = world.store.status();

  expect(deadReasons).toEqual({ 'Plex said 500': 10, 'too long': 1 });
  expect(deadLetters.map(({ sceneId }) => sceneId)).toEqual([
    '11',
    '10',
    '9',
    '8',
    '7',
    '6',
    '5',
    '4',
    '3',
    '2',
  ]);
  expect(deadLetters[0]).toEqual({ sceneId: '11', because: 'Plex said 500', at: at('10:02') });
});

it('tells of an outage while it goes on', () => {
  const { repair } = world.startWorker();
  repair.openOutage(anOutage(at('10:00'), 'no answer'));
  expect(world.store.status().outage).toMatchObject({ startedAt: at('10:00') });

  repair.closeOutage(at('10:05'));

  expect(world.store.status().outage).toBeUndefined();
});

it('remembers the figures of the last fifty repairs, and shows the newest ten', () => {
  const { repair } = world.startWorker();
  for (let n = 1; n <= 60; n += 1) repair.remember(figures({ written: n, ended: 'done' }));

  const { repairs } = world.store.status();

  expect(repairs.map(({ written }) => written)).toEqual([60, 59, 58, 57, 56, 55, 54, 53, 52, 51]);
  expect(repairs[0]).toEqual(figures({ written: 60, ended: 'done' }));
});
