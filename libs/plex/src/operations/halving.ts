import { messageOf, PermanentError, UnavailableError, type Observation } from '@stash2plex/core';
import { isTimeOut } from '../http/deadline.ts';
import { giveUp, isOver, noteTimeOut, proveAlive, type DetailCall } from './detail-call.ts';
import { readDetails } from './read-details.ts';

/** Failures in a row after which a batch is given up. Halving 250 down to one bad item takes 8. */
const MAX_FAILURES = 12;

/** One batch being read: what is known by now, and how it goes. */
interface Batch {
  readonly call: DetailCall;
  readonly found: Map<string, Observation>;
  failuresInRow: number;
  gaveUp: Error | undefined;
}

/**
 * Reads a batch; one that fails is halved until only what is at fault fails, which is `unknown`. Keys that Plex
 * leaves out are not in the answer, but for one asked alone: its 404 is `absent`. Of a call that is over it holds what
 * came in time. Throws when the settings are wrong.
 */
export async function readHalving(
  call: DetailCall,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  const found = new Map<string, Observation>();
  const batch: Batch = { call, found, failuresInRow: 0, gaveUp: undefined };
  await readInto(batch, ratingKeys);
  return batch.gaveUp ? withUnknown(found, ratingKeys, batch.gaveUp) : found;
}

async function readInto(batch: Batch, keys: readonly string[]): Promise<void> {
  if (batch.gaveUp || isOver(batch.call)) return;
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
  batch.call.size.failed(keys.length);
  const middle = Math.ceil(keys.length / 2);
  await readInto(batch, keys.slice(0, middle));
  await readInto(batch, keys.slice(middle));
}

async function readMany({ call, found }: Batch, keys: readonly string[]): Promise<void> {
  // No second try as it is: half the batch is the better one.
  const answer = await readDetails(call.api, keys, { retries: 0, signal: call.stop.signal });
  if (!answer.isGone && answer.found.size === 0) {
    throw new UnavailableError(`Plex answered about none of ${keys.length} items.`);
  }
  call.size.succeeded(keys.length);
  for (const [key, observation] of answer.found) found.set(key, observation);
}

/** The only read whose 404 proves that an item is gone. */
async function readSingle({ call, found }: Batch, key: string): Promise<void> {
  const answer = await readDetails(call.api, [key], { signal: call.stop.signal });
  const because = `Plex answered without item ${key} when asked for it alone.`;
  const silent: Observation = answer.isGone ? { status: 'absent' } : { status: 'unknown', because };
  found.set(key, answer.found.get(key) ?? silent);
}

/** Whose fault was it? While Plex answers other reads it is the items', and halving goes on, within bounds. */
async function noteFailure(batch: Batch, error: unknown): Promise<void> {
  const { call } = batch;
  // Cut short because of another batch: nobody's fault here.
  if (isOver(call)) return;
  const canBeItems = error instanceof UnavailableError || error instanceof PermanentError;
  if (!canBeItems) {
    call.stop.abort(error);
    throw error;
  }
  batch.failuresInRow += 1;
  if (batch.failuresInRow >= MAX_FAILURES) batch.gaveUp = giveUp(call, error);
  if (isTimeOut(error)) noteTimeOut(call, error);
  if (error instanceof UnavailableError) await proveAlive(call, isTimeOut(error));
}

/** What was learnt stands. */
function withUnknown(
  found: ReadonlyMap<string, Observation>,
  keys: readonly string[],
  error: Error,
): ReadonlyMap<string, Observation> {
  const unknown: Observation = { status: 'unknown', because: messageOf(error) };
  return new Map(keys.map((key) => [key, found.get(key) ?? unknown]));
}
