import { ConfigError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { sceneClock, wallClock } from './clock.ts';

const YEAR_MS = 365 * 86_400_000;
const near = (instant: Date, expected: number) => Math.abs(instant.getTime() - expected) < 5_000;

describe('the wall clock', () => {
  it.each([undefined, ''])('is the real one without an instant (%s)', (from) => {
    expect(near(wallClock(from).now(), Date.now())).toBe(true);
  });

  it('runs on from the instant it was given', () => {
    const clock = wallClock('2026-03-02T12:00:00Z');

    const [first, second] = [clock.now(), clock.now()];
    expect(near(first, Date.parse('2026-03-02T12:00:00Z'))).toBe(true);
    expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  it.each(['tomorrow', '+275760-09-13T00:00:00Z'])('refuses %s', (from) => {
    expect(() => wallClock(from)).toThrow(ConfigError);
    expect(() => wallClock(from)).not.toThrow(from);
  });
});

describe('the clock of scenes', () => {
  it('is real time while the wall clock tells of the past', () => {
    const past = new Date(Date.now() - YEAR_MS);

    expect(near(sceneClock({ now: () => past }).now(), Date.now())).toBe(true);
  });

  it('is the wall clock where that tells of the future', () => {
    const future = new Date(Date.now() + YEAR_MS);

    expect(sceneClock({ now: () => future }).now()).toEqual(future);
  });
});
