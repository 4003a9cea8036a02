import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stashClock } from './stash-clock.ts';

const TEN = new Date('2026-01-11T10:00:00Z');
const aClock = () => stashClock(TEN, 'UTC');

describe('a clock that runs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is so many times as fast as the real one, from where it stood', () => {
    const clock = aClock();

    clock.setSpeed(60);
    vi.advanceTimersByTime(1000);
    expect(clock.stamp()).toBe('2026-01-11T10:01:00Z');
    clock.setSpeed(1);
    vi.advanceTimersByTime(2000);
    expect(clock.stamp()).toBe('2026-01-11T10:01:02Z');
    clock.setSpeed(0);
    vi.advanceTimersByTime(9000);
    expect(clock.stamp()).toBe('2026-01-11T10:01:02Z');
  });

  it('stands still where it is set', () => {
    const clock = stashClock(undefined, 'UTC');

    clock.setNow(TEN);
    vi.advanceTimersByTime(9000);

    expect(clock.now()).toEqual(TEN);
  });

  it('does what was set when its own time has come', () => {
    const clock = aClock();
    const done = vi.fn<() => void>();
    clock.after(60_000, done);

    vi.advanceTimersByTime(60_000);
    expect(done).not.toHaveBeenCalled();
    clock.setSpeed(60);
    vi.advanceTimersByTime(999);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2);
    expect(done).toHaveBeenCalledOnce();
  });

  it('waits longer than a timer of Node can', () => {
    const clock = stashClock(undefined, 'UTC');
    const done = vi.fn<() => void>();
    const month = 30 * 24 * 3_600_000;
    clock.after(month, done);

    vi.advanceTimersByTime(month - 1);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(done).toHaveBeenCalledOnce();
  });

  it('does nothing at once, not even what is due', () => {
    const done = vi.fn<() => void>();

    aClock().after(0, done);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);

    expect(done).toHaveBeenCalledOnce();
  });
});

describe('a clock that stands', () => {
  it('does what it jumps over, in order of time, and each of it once', () => {
    const clock = aClock();
    const done: string[] = [];
    clock.after(2000, () => done.push('second'));
    clock.after(1000, () => done.push('first'));
    clock.after(2000, () => done.push('third'));

    clock.advance(1999);
    expect(done).toEqual(['first']);
    clock.setNow(new Date(TEN.getTime() + 5000));
    clock.advance(5000);

    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('does not do what was called off', () => {
    const clock = aClock();
    const done = vi.fn<() => void>();
    const callOff = clock.after(1000, done);

    callOff();
    clock.advance(2000);

    expect(done).not.toHaveBeenCalled();
  });
});
