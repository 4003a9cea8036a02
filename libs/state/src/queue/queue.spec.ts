import type { JobLease, PlannedJob } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store.ts';

const aJob = (sceneId: string, difference: Partial<PlannedJob> = {}): PlannedJob => ({
  sceneId,
  reasons: ['stale-sync'],
  desiredHash: 'v1',
  ...difference,
});
const MINUTE = 60_000;

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});

const claimAt = (time: string, limit = 10) =>
  store.queue.claim({ limit, owner: 'worker', leaseMs: MINUTE, now: at(time) });

function claimOne(time = '10:00'): JobLease {
  const [job] = claimAt(time, 1);
  if (!job) throw new Error('nothing to claim');
  return job;
}

describe('the queue', () => {
  it('keeps one job for each scene, with every reason', () => {
    store.queue.enqueue([aJob('7'), aJob('7', { reasons: ['changed'] }), aJob('8')], at('10:00'));

    expect(store.queue.counts()).toEqual({ pending: 2, leased: 0, dead: 0 });
    expect(claimAt('10:00').map(({ sceneId, reasons }) => [sceneId, ...reasons])).toEqual([
      ['7', 'changed', 'stale-sync'],
      ['8', 'stale-sync'],
    ]);
  });

  it('keeps ids of 64 bits and orders them as numbers', () => {
    store.queue.enqueue([aJob('9007199254740993'), aJob('10'), aJob('9')], at('10:00'));

    expect(claimAt('10:00').map(({ sceneId }) => sceneId)).toEqual(['9', '10', '9007199254740993']);
  });

  it('refuses an id that is no number and stores nothing', () => {
    expect(() => {
      store.queue.enqueue([aJob('7'), aJob('seven')], at('10:00'));
    }).toThrow();

    expect(store.queue.counts().pending).toBe(0);
  });

  it('gives a claimed job to nobody else', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));

    expect(claimAt('10:00')).toHaveLength(1);
    expect(claimAt('10:00')).toEqual([]);
    expect(store.queue.counts()).toEqual({ pending: 0, leased: 1, dead: 0 });
  });

  it('removes what is done', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));

    expect(store.queue.ack(claimOne())).toBe('done');

    expect(store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
  });

  it('queues an edit that came while the job was claimed', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));
    const claimed = claimOne();
    store.queue.enqueue([aJob('7', { desiredHash: 'v2' })], at('10:01'));

    expect(store.queue.ack(claimed)).toBe('again');

    expect(claimOne()).toMatchObject({ sceneId: '7', desiredHash: 'v2', attempts: 0 });
  });

  it('waits after a failure, and lets others go first', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));

    expect(store.queue.retry(claimOne(), at('10:05'), 'Plex said 500')).toBe('done');

    expect(claimAt('10:04')).toEqual([]);
    store.queue.enqueue([aJob('8')], at('10:06'));
    expect(claimAt('10:06').map(({ sceneId, attempts }) => [sceneId, attempts])).toEqual([
      ['8', 0],
      ['7', 1],
    ]);
  });

  it('does not hold a failure against a newer edit', () => {
    store.queue.enqueue([aJob('7'), aJob('8')], at('10:00'));
    const [seven, eight] = claimAt('10:00');
    store.queue.enqueue([aJob('7', { desiredHash: 'v2' }), aJob('8')], at('10:01'));

    if (seven) expect(store.queue.retry(seven, at('12:00'), 'failed')).toBe('again');
    if (eight) expect(store.queue.deadLetter(eight, 'refused')).toBe('again');

    expect(claimAt('10:01').map(({ attempts }) => attempts)).toEqual([0, 0]);
  });

  it('keeps the wait of a job that is enqueued again unchanged, not of one that changed', () => {
    store.queue.enqueue([aJob('7'), aJob('8')], at('10:00'));
    for (const job of claimAt('10:00')) store.queue.retry(job, at('12:00'), 'failed');

    store.queue.enqueue([aJob('7'), aJob('8', { desiredHash: 'v2' })], at('10:01'));

    expect(claimAt('10:01').map(({ sceneId, attempts }) => [sceneId, attempts])).toEqual([
      ['8', 0],
    ]);
  });

  it('sets aside what can never work, until its scene is enqueued again', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));

    expect(store.queue.deadLetter(claimOne(), 'too long')).toBe('done');
    expect(claimAt('11:00')).toEqual([]);
    expect(store.status()).toMatchObject({ queue: { dead: 1 }, deadReasons: { 'too long': 1 } });

    store.queue.enqueue([aJob('7', { reasons: ['changed'] })], at('12:00'));
    expect(store.status().oldestQueuedAt).toEqual(at('12:00'));
    expect(claimOne('12:00')).toMatchObject({ reasons: ['changed'], attempts: 0 });
  });

  it('counts nothing when the server was at fault', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));

    expect(store.queue.putBack(claimOne())).toBe('again');

    expect(claimOne()).toMatchObject({ attempts: 0 });
  });

  it('takes back a claim that was never settled, as an attempt', () => {
    store.queue.enqueue([aJob('7')], at('10:00'));
    const lost = claimOne('10:00');

    expect(store.queue.releaseExpired(at('10:00'))).toBe(0);
    const again = claimOne('10:01');

    expect(again).toMatchObject({ sceneId: '7', attempts: 1 });
    expect(store.queue.ack(lost)).toBe('lost');
    expect(store.queue.retry(lost, at('10:05'), 'late')).toBe('lost');
    expect(store.queue.putBack(lost)).toBe('lost');
    expect(store.queue.ack(again)).toBe('done');
  });

  it('clears what is pending and spares claimed jobs and dead letters', () => {
    store.queue.enqueue([aJob('7'), aJob('8'), aJob('9')], at('10:00'));
    const [dead] = claimAt('10:00', 2);
    if (dead) store.queue.deadLetter(dead, 'refused');

    expect(store.queue.clearPending()).toBe(1);

    expect(store.queue.counts()).toEqual({ pending: 0, leased: 1, dead: 1 });
  });

  it('tells what is queued for a scene', () => {
    store.queue.enqueue([aJob('7'), aJob('8')], at('10:00'));
    claimOne();

    expect(store.memory.jobs(['7', '9', '8'])).toEqual([
      { sceneId: '7', status: 'leased', desiredHash: 'v1' },
      { sceneId: '8', status: 'queued', desiredHash: 'v1' },
    ]);
  });
});
