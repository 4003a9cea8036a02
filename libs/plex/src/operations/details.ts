import { messageOf, type Observation } from '@stash2plex/core';
import type { PlexApi } from '../http/plex-api.ts';
import type { BatchSize } from './batch-size.ts';
import { batchesOf, isAskable } from './detail-batches.ts';
import { detailCall, isOver, type DetailCall } from './detail-call.ts';
import { readHalving } from './halving.ts';

/** Items that a call asks for one by one. More that do not come back are a fault of something else. */
const MAX_SINGLES = 25;

/**
 * One answer for each key: read in batches, what does not come back again as a batch, what still fails singly. Throws
 * when the server failed and nothing readable came.
 *
 * Of a Plex that hangs at most 65 s are waited for in vain, at the default time-out of 30 s: two time-outs, and 5 s
 * for its libraries between them. Then the call is over, whatever is still being read or waits to be; nothing is
 * asked twice because it was late.
 */
export async function details(
  api: PlexApi,
  size: BatchSize,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  const keys = [...new Set(ratingKeys)];
  const askable = keys.filter(isAskable);
  const refused = keys.filter((key) => !isAskable(key));
  const answers = new Map(refused.map((key) => [key, REFUSED]));
  const reading: Reading = { call: detailCall(api, size), answers };

  await readAll(reading, batchesOf(askable, size.ids()));
  await readAgain(reading, askable);
  await readSingly(reading, askable);

  const { gaveUp } = reading.call;
  if (!gaveUp) return answers;
  leaveUnknown(reading, askable, messageOf(gaveUp));
  if ([...answers.values()].every(({ status }) => status === 'unknown')) throw gaveUp;
  return answers;
}

const REFUSED: Observation = {
  status: 'unknown',
  because: 'Its rating key cannot be asked for safely.',
};

interface Reading {
  readonly call: DetailCall;
  readonly answers: Map<string, Observation>;
}

async function readAll({ call, answers }: Reading, batches: readonly string[][]) {
  const found = await settled(batches.map((batch) => readHalving(call, batch)));
  for (const each of found) {
    for (const [key, observation] of each) answers.set(key, observation);
  }
}

/** Servers have left out ids that exist; as long as asking again brings some, go on. */
async function readAgain(reading: Reading, keys: readonly string[]): Promise<void> {
  let left = missing(reading, keys);
  for (let before = Number.POSITIVE_INFINITY; left.length > 0 && left.length < before;) {
    before = left.length;
    await readAll(reading, batchesOf(left, reading.call.size.ids()));
    left = missing(reading, left);
  }
}

async function readSingly(reading: Reading, keys: readonly string[]): Promise<void> {
  const left = missing(reading, keys);
  await readAll(reading, batchesOf(left.slice(0, MAX_SINGLES), 1));
  if (isOver(reading.call)) return;
  leaveUnknown(reading, left.slice(MAX_SINGLES), TOO_MANY);
}

const TOO_MANY = 'Too many items did not come back to ask for each alone.';

function leaveUnknown(reading: Reading, keys: readonly string[], because: string): void {
  for (const key of missing(reading, keys))
    reading.answers.set(key, { status: 'unknown', because });
}

function missing({ answers }: Reading, keys: readonly string[]): string[] {
  return keys.filter((key) => !answers.has(key));
}

/** All results, or the first failure once nothing runs any more. */
async function settled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
