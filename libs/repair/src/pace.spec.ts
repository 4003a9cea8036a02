import { UnavailableError } from '@stash2plex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

/** Writes of so many ms each, on a clock of their own; returns when each began. */
async function begun(
  took: readonly (number | 'fails')[],
  sinceRecoveryMs = Number.POSITIVE_INFINITY,
  rate = 8,
) {
  let now = 0;
  const pace = paceOf({
    rate,
    realNow: () => now,
    pause: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    sinceRecoveryMs: () => sinceRecoveryMs,
  });
  const starts: number[] = [];
  for (const ms of took) {
    const write = pace.write(() => {
      starts.push(now);
      if (ms === 'fails') return Promise.reject(new UnavailableError('503'));
      now += ms;
      return Promise.resolve();
    });
    await write.catch(() => undefined);
  }
  return starts;
}

const tookMs = (took: number | 'fails' = 0) => (took === 'fails' ? 0 : took);
const gaps = (starts: readonly number[]) =>
  starts.slice(1).map((start, index) => start - (starts[index] ?? 0));

describe('the pace of writes', () => {
  it('is the rate at most', async () => {
    expect(gaps(await begun(Array.from({ length: 9 }, () => 5)))).toEqual(Array(8).fill(125));
  });

  it('is that of the server where a write takes longer', async () => {
    expect(gaps(await begun([400, 400, 400]))).toEqual([400, 400]);
  });

  it('halves for each write that takes far longer than usual, and recovers', async () => {
    const usual = Array.from({ length: 6 }, () => 20);

    const after = gaps(await begun([...usual, 300, ...usual, ...usual]));

    expect(after[7]).toBe(250);
    expect(after.at(-1)).toBeLessThan(150);
  });

  it('begins gently after an outage, and is back in five minutes', async () => {
    expect(gaps(await begun([1, 1], 0))).toEqual([200]);
    expect(gaps(await begun([1, 1], 5 * 60_000))).toEqual([125]);
  });

  it('rests after failures of the server, twice as long each time, and not for ever', async () => {
    const failures = Array.from({ length: 9 }, () => 'fails' as const);

    expect(gaps(await begun([...failures, 1, 1]))).toEqual([
      ...[1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000],
      125,
    ]);
  });

  it('is never over the rate, rests a minute at most, and always recovers', async () => {
    const took = fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.constant('fails' as const));
    const rates = fc.integer({ min: 1, max: 50 });
    await fc.assert(
      fc.asyncProperty(fc.array(took, { maxLength: 60 }), rates, async (before, rate) => {
        const well = Array.from({ length: 120 }, () => 1);
        const starts = await begun([...before, ...well], Number.POSITIVE_INFINITY, rate);

        const most = Math.max(
          ...starts.map((from) => starts.filter((at) => at >= from && at < from + 999).length),
        );
        const waits = gaps(starts).map((gap, index) => gap - tookMs(before[index]));
        expect(most).toBeLessThanOrEqual(rate);
        // Sums of thirds and the like: the last digit of such a wait may be rounded up.
        expect(Math.max(0, ...waits)).toBeLessThanOrEqual(60_000 + 1e-6);
        expect(gaps(starts).at(-1)).toBeCloseTo(1000 / rate, 0);
      }),
    );
  });
});
