import { describe, expect, it } from 'vitest';
import { isAnybodyWaiting, isQueued, pauseOf, WAITING_TASK, waitFor } from './soon.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const soon = { now: NOW, since: undefined };

describe('what is due', () => {
  it.each([2, 5])('in %i minutes is waited for', (minutes) => {
    expect(waitFor({ ...soon, next: inMinutes(minutes) })).toEqual({
      ...{ until: inMinutes(minutes), since: NOW },
    });
  });

  it('at once is done with what is due right after it', () => {
    const next = new Date(NOW.getTime() + 1);

    expect(waitFor({ ...soon, next })?.until).toEqual(inMinutes(1 / 6));
  });

  it('later is left to whatever wakes the plugin next', () => {
    expect(waitFor({ ...soon, next: inMinutes(5.1) })).toBeUndefined();
    expect(waitFor({ ...soon, next: undefined })).toBeUndefined();
  });

  it('is not waited for by one task after the other without end', () => {
    const next = inMinutes(2);

    expect(waitFor({ now: NOW, next, since: inMinutes(-14.9) })?.since).toEqual(inMinutes(-14.9));
    expect(waitFor({ now: NOW, next, since: inMinutes(-15) })).toBeUndefined();
  });
});

describe('a task that waits', () => {
  const wait = { until: inMinutes(2), since: NOW };

  it('looks every few seconds whether anything else is to be done, until it is time', () => {
    expect(pauseOf(wait, NOW)).toBe(1_000);
    expect(pauseOf(wait, new Date(wait.until.getTime() - 500))).toBe(500);
    expect(pauseOf(wait, wait.until)).toBeUndefined();
    expect(pauseOf(wait, inMinutes(9))).toBeUndefined();
  });

  const job = (status: string, description: string) => ({ id: '1', status, description });
  const waiting = `Running plugin task: ${WAITING_TASK}`;

  it.each([
    ['nothing', [], false],
    ['only itself', [job('RUNNING', waiting)], false],
    ['a scan', [job('RUNNING', waiting), job('READY', 'Scanning...')], true],
  ])('gives way where there is %s', (_, jobs, gives) => {
    expect(isAnybodyWaiting(jobs)).toBe(gives);
  });

  it.each([
    ['waits itself', [job('READY', waiting)], true],
    ['is at it', [job('RUNNING', waiting)], false],
    ['is of others', [job('READY', 'Scanning...')], false],
  ])('is one more unless there is one that %s', (_, jobs, is) => {
    expect(isQueued(jobs)).toBe(is);
  });
});
