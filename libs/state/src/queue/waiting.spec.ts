import { at } from '@stash2plex/testing';
import { expect, it } from 'vitest';
import { aBatch, aRepairWorld, claimAt } from '../repair/repair.fixture.ts';
import { aJob } from '../runs.fixture.ts';

it('the queue tells how many jobs are due, and what the others wait for', () => {
  const { store, startWorker } = aRepairWorld();
  const worker = startWorker();
  store.queue.enqueue(
    ['1', '2', '3', '4', '5', '6'].map((id) => aJob(id)),
    at('10:00'),
  );
  const reasons = ['b', 'not in Plex', 'not in Plex', 'a'];
  const jobs = claimAt(worker, '10:00', { limit: 5 });
  const ends = reasons.flatMap((because, n) => {
    const job = jobs[n];
    const notBefore = at(because === 'a' ? '11:00' : '12:00');
    return job ? [{ status: 'waiting' as const, job, notBefore, isCounted: false, because }] : [];
  });
  worker.repair.settle(aBatch({ ends }));

  // The fifth is claimed, the sixth was never.
  const waiting = store.queue.waiting(at('11:00'));

  expect(waiting).toEqual({ due: 2, backoff: 3, byError: { 'not in Plex': 2, b: 1 } });
  expect(Object.keys(waiting.byError)).toEqual(['not in Plex', 'b']);
  expect(store.queue.dueCount(at('11:00'))).toBe(2);
  expect(store.queue.dueCount(at('10:59'))).toBe(1);
});
