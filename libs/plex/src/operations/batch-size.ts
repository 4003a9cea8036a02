/** How many ids a detail read names: learnt from what this server manages, kept for the process. */
export interface BatchSize {
  readonly ids: () => number;
  readonly failed: (ids: number) => void;
  readonly succeeded: (ids: number) => void;
}

const MOST = 250;
const LEAST = 25;
/** Full batches in a row after which more is tried again. */
const TRUST_AFTER = 4;

export function batchSize(): BatchSize {
  let ids = MOST;
  let successes = 0;
  return {
    ids: () => ids,
    failed: (asked) => {
      ids = Math.max(LEAST, Math.min(ids, Math.floor(asked / 2)));
      successes = 0;
    },
    succeeded: (asked) => {
      if (asked >= ids) successes += 1;
      if (successes < TRUST_AFTER) return;
      ids = Math.min(MOST, ids * 2);
      successes = 0;
    },
  };
}
