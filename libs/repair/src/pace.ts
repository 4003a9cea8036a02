import { UnavailableError } from '@stash2plex/core';

/** After an outage the pace begins here and grows to the full rate within minutes. */
const GENTLE_RATE = 5;
const GENTLE_MS = 5 * 60_000;
/** A write that takes so many times the usual means that Plex is busy. */
const SLOW_FACTOR = 4;
const SLOWEST_MS = 10_000;
/** After a failure of the server, doubled with each that follows on it. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;
const REMEMBERED = 20;

export interface PaceParts {
  readonly rate: number;
  readonly realNow: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** How long ago Plex answered again after an outage; Infinity if there was none. */
  readonly sinceRecoveryMs: () => number;
}

/** One write at a time, so many a second at most, fewer while Plex is slow. */
export interface Pace {
  readonly write: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Plex answered one item with 500: it may have too much to do. */
  readonly rest: () => void;
}

export function paceOf({ rate, realNow, pause, sinceRecoveryMs }: PaceParts): Pace {
  const took: number[] = [];
  let slowness = 1;
  let nextAt = 0;
  let failures = 0;

  const restFor = (ms: number) => {
    nextAt = Math.max(nextAt, realNow() + ms);
  };
  const interval = () => {
    const share = Math.min(1, sinceRecoveryMs() / GENTLE_MS);
    const gentle = Math.min(rate, GENTLE_RATE + Math.max(0, rate - GENTLE_RATE) * share);
    return Math.min(SLOWEST_MS, (1000 / gentle) * slowness);
  };
  const learn = (ms: number) => {
    const usual = median(took);
    const isSlow = took.length >= 5 && ms > Math.max(100, usual * SLOW_FACTOR);
    slowness = isSlow ? slowness * 2 : Math.max(1, slowness * 0.9);
    took.push(ms);
    if (took.length > REMEMBERED) took.shift();
  };
  return {
    write: async (work) => {
      const wait = nextAt - realNow();
      if (wait > 0) await pause(wait);
      const startedAt = realNow();
      nextAt = startedAt + interval();
      try {
        const result = await work();
        failures = 0;
        return result;
      } catch (error) {
        if (error instanceof UnavailableError) {
          restFor(Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** failures));
          failures += 1;
        }
        throw error;
      } finally {
        learn(realNow() - startedAt);
      }
    },
    rest: () => {
      restFor(FIRST_REST_MS);
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
