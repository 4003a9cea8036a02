import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLookedForEnough, nextLook } from './look-again.ts';

const SINCE = new Date('2026-03-02T12:00:00Z');
const MINUTE_MS = 60_000;
const DAY = 24 * 60;
const after = (minutes: number) => new Date(SINCE.getTime() + minutes * MINUTE_MS);
const minutesTo = (at: Date) => (at.getTime() - SINCE.getTime()) / MINUTE_MS;

describe('a scene that Plex does not have', () => {
  it('is looked for after minutes, then hours, then once a day', () => {
    const looks: number[] = [];
    for (let now = SINCE; looks.length < 13;) {
      now = nextLook(SINCE, now);
      looks.push(minutesTo(now));
    }

    const minutes = [2, 5, 10, 20, 40, 90, 180, 360, 720];
    expect(looks).toEqual([...minutes, DAY, 2 * DAY, 3 * DAY, 4 * DAY]);
  });

  it.each([
    ['a little late', 2.2, 5],
    ['at once, by a person', 0.1, 2],
    ['right before its time, by a person', 4.5, 10],
    ['days late', 3.5 * DAY, 4 * DAY],
    ['by a clock that was set back', -60, -58],
  ])('keeps to that when it is looked for %s', (_, now, next) => {
    expect(minutesTo(nextLook(SINCE, after(now)))).toBe(next);
  });

  it('is never looked for twice in a minute, nor later than in a day and a minute', () => {
    fc.assert(
      fc.property(fc.double({ min: -DAY, max: 400 * DAY, noNaN: true }), (minutes) => {
        const now = after(minutes);
        const wait = nextLook(SINCE, now).getTime() - now.getTime();
        expect(wait).toBeGreaterThanOrEqual(MINUTE_MS - 1);
        expect(wait).toBeLessThanOrEqual((DAY + 1) * MINUTE_MS);
      }),
    );
  });

  it('is looked for so many days', () => {
    expect(isLookedForEnough(SINCE, after(7 * DAY - 1), 7)).toBe(false);
    expect(isLookedForEnough(SINCE, after(7 * DAY), 7)).toBe(true);
    expect(isLookedForEnough(SINCE, after(-DAY), 1)).toBe(false);
  });
});
