import type { Observation } from '@stash2plex/core';
import type { PlexApi } from '../http/plex-api.ts';
import type { BatchSize } from './batch-size.ts';
import { batchesOf, isAskable } from './detail-batches.ts';
import { readHalving } from './halving.ts';

/** Items that a call asks for one by one. More that do not come back are a fault of something else. */
const MAX_SINGLES = 25;

/** One answer for each key: read in batches, what does not come back again as a batch, what still fails singly. */
export async function details(
  api: PlexApi,
  size: BatchSize,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  const keys = [...new Set(ratingKeys)];
  const askable = keys.filter(isAskable);
  const refused = keys.filter((key) => !isAskable(key));
  const reading: Reading = { api, size, answers: new Map(refused.map((key) => [key, REFUSED])) };

  await readAll(reading, batchesOf(askable, size.ids()));
  await readAgain(reading, askable);
  await readSingly(reading, missing(reading, askable));
  return reading.answers;
}

const REFUSED: Observation = {
  status: 'unknown',
  because: 'Its rating key cannot be asked for safely.',
};

interface Reading {
  readonly api: PlexApi;
  readonly size: BatchSize;
  readonly answers: Map<string, Observation>;
}

async function readAll({ api, size, answers }: Reading, batches: readonly string[][]) {
  const found = await settled(batches.map((batch) => readHalving(api, size, batch)));
  for (const [key, observation] of found.flatMap((each) => [...each]))
    answers.set(key, observation);
}

/** Servers have left out ids that exist; as long as asking again brings some, go on. */
async function readAgain(reading: Reading, keys: readonly string[]): Promise<void> {
  let left = missing(reading, keys);
  for (let before = Number.POSITIVE_INFINITY; left.length > 0 && left.length < before;) {
    before = left.length;
    await readAll(reading, batchesOf(left, reading.size.ids()));
    left = missing(reading, left);
  }
}

async function readSingly(reading: Reading, keys: readonly string[]): Promise<void> {
  await readAll(reading, batchesOf(keys.slice(0, MAX_SINGLES), 1));
  for (const key of keys.slice(MAX_SINGLES)) reading.answers.set(key, TOO_MANY);
}

const TOO_MANY: Observation = {
  status: 'unknown',
  because: 'Too many items did not come back to ask for each alone.',
};

function missing({ answers }: Reading, keys: readonly string[]): string[] {
  return keys.filter((key) => !answers.has(key));
}

/** All results, or the first failure once nothing runs any more. */
async function settled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
