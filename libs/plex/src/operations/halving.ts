import { messageOf, PermanentError, UnavailableError, type Observation } from '@stash2plex/core';
import { isTimeOut } from '../http/deadline.ts';
import type { PlexApi } from '../http/plex-api.ts';
import type { BatchSize } from './batch-size.ts';
import { readDetails } from './read-details.ts';
import { sections } from './sections.ts';

/** Failures in a row after which a batch is given up. Halving 250 down to one bad item takes 8. */
const MAX_FAILURES = 12;
/** Time-outs after which a batch is given up: at 30 s each, two a batch are a minute that Stash's queue stands still. */
const MAX_TIME_OUTS = 2;

/** One batch being read: what is known by now, and how it goes. */
interface Batch {
  readonly api: PlexApi;
  readonly size: BatchSize;
  readonly found: Map<string, Observation>;
  failuresInRow: number;
  timeOuts: number;
  gaveUp: Error | undefined;
}

/**
 * Reads a batch; one that fails is halved until only what is at fault fails, which is `unknown`. Keys that Plex
 * leaves out are not in the answer, but for one asked alone: its 404 is `absent`. Throws when the server fails.
 */
export async function readHalving(
  api: PlexApi,
  size: BatchSize,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  const fresh = { found: new Map<string, Observation>(), failuresInRow: 0, timeOuts: 0 };
  const batch: Batch = { api, size, ...fresh, gaveUp: undefined };
  await readInto(batch, ratingKeys);
  return batch.gaveUp ? withUnknown(batch.found, ratingKeys, batch.gaveUp) : batch.found;
}

async function readInto(batch: Batch, keys: readonly string[]): Promise<void> {
  if (batch.gaveUp) return;
  const [only] = keys;
  const isSingle = keys.length === 1 && only !== undefined;
  try {
    await (isSingle ? readSingle(batch, only) : readMany(batch, keys));
    batch.failuresInRow = 0;
  } catch (error) {
    await noteFailure(batch, error);
    if (isSingle) batch.found.set(only, { status: 'unknown', because: messageOf(error) });
    else await readHalves(batch, keys);
  }
}

async function readHalves(batch: Batch, keys: readonly string[]): Promise<void> {
  batch.size.failed(keys.length);
  const middle = Math.ceil(keys.length / 2);
  await readInto(batch, keys.slice(0, middle));
  await readInto(batch, keys.slice(middle));
}

async function readMany({ api, size, found }: Batch, keys: readonly string[]): Promise<void> {
  // No second try as it is: half the batch is the better one.
  const answer = await readDetails(api, keys, 0);
  if (!answer.isGone && answer.found.size === 0) {
    throw new UnavailableError(`Plex answered about none of ${keys.length} items.`);
  }
  size.succeeded(keys.length);
  for (const [key, observation] of answer.found) found.set(key, observation);
}

/** The only read whose 404 proves that an item is gone. */
async function readSingle({ api, found }: Batch, key: string): Promise<void> {
  const answer = await readDetails(api, [key]);
  const because = `Plex answered without item ${key} when asked for it alone.`;
  const silent: Observation = answer.isGone ? { status: 'absent' } : { status: 'unknown', because };
  found.set(key, answer.found.get(key) ?? silent);
}

/** Whose fault was it? While Plex answers other reads it is the items', and halving goes on, within bounds. */
async function noteFailure(batch: Batch, error: unknown): Promise<void> {
  const canBeItems = error instanceof UnavailableError || error instanceof PermanentError;
  if (!canBeItems) throw error;
  if (error instanceof UnavailableError) await sections(batch.api);
  batch.failuresInRow += 1;
  if (isTimeOut(error)) batch.timeOuts += 1;
  const isHopeless = batch.failuresInRow >= MAX_FAILURES || batch.timeOuts >= MAX_TIME_OUTS;
  if (isHopeless) batch.gaveUp = error;
}

/** What was learnt stands; where nothing was, it is the server that failed. */
function withUnknown(
  found: ReadonlyMap<string, Observation>,
  keys: readonly string[],
  error: Error,
): ReadonlyMap<string, Observation> {
  if ([...found.values()].every(({ status }) => status === 'unknown')) throw error;
  const unknown: Observation = { status: 'unknown', because: messageOf(error) };
  return new Map(keys.map((key) => [key, found.get(key) ?? unknown]));
}
