import { describe, expect, it } from 'vitest';
import { isWaiting, type QueuedJob } from './is-waiting.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

const aJob = (difference: Partial<QueuedJob> = {}): QueuedJob => ({
  status: 'READY',
  description: 'Running plugin task: Stash2Plex: look for changes',
  addTime: minutesAgo(1),
  ...difference,
});

describe('a look is to come', () => {
  it.each([
    ['while one waits', aJob()],
    ['while one has waited for nearly twenty minutes', aJob({ addTime: minutesAgo(19.9) })],
    ['while one waits since nobody knows when', aJob({ addTime: 'yesterday' })],
  ])('%s', (_, job) => {
    expect(isWaiting([aJob({ description: 'Scanning...' }), job], NOW)).toBe(true);
  });
});

describe('no look is to come that will see the edit', () => {
  it.each([
    ['while one runs, which may have read before it', aJob({ status: 'RUNNING' })],
    ['while one is being stopped', aJob({ status: 'STOPPING' })],
    ['while one waits whose cookie may end before it runs', aJob({ addTime: minutesAgo(20) })],
    ['while other work waits', aJob({ description: 'Running plugin task: Another: look' })],
  ])('%s', (_, job) => {
    expect(isWaiting([job], NOW)).toBe(false);
  });

  it.each([[null], [undefined], [[]]])('while Stash tells of %j', (jobs) => {
    expect(isWaiting(jobs, NOW)).toBe(false);
  });
});
