import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

/** Writes of so many ms each, on a clock of their own; returns when each began. */
async function begun(took: readonly number[], sinceRecoveryMs = Number.POSITIVE_INFINITY) {
  let now = 0;
  const pace = paceOf({
    rate: 8,
    realNow: () => now,
    pause: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    sinceRecoveryMs: () => sinceRecoveryMs,
  });
  const starts: number[] = [];
  for (const ms of took) {
    await pace.write(() => {
      starts.push(now);
      now += ms;
      return Promise.resolve();
    });
  }
  return starts;
}

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
});
