import { UnavailableError } from '@stash2plex/core';
import type { PlexApi } from '../http/plex-api.ts';
import type { BatchSize } from './batch-size.ts';
import { sections } from './sections.ts';

/** Time-outs of reads after which a call asks for nothing more. */
const MAX_TIME_OUTS = 2;
/** A Plex that takes longer to tell its libraries is too slow for anything else. */
const PROBE_MS = 5000;

/** What the batches of one call of details() share. */
export interface DetailCall {
  readonly api: PlexApi;
  readonly size: BatchSize;
  /** Ends what is being read and what waits to be. */
  readonly stop: AbortController;
  timeOuts: number;
  /** Why some of it could not be read. */
  gaveUp: Error | undefined;
}

export function detailCall(api: PlexApi, size: BatchSize): DetailCall {
  return { api, size, stop: new AbortController(), timeOuts: 0, gaveUp: undefined };
}

export function isOver({ stop }: DetailCall): boolean {
  return stop.signal.aborted;
}

/** A part of the call is given up; returns why. */
export function giveUp(call: DetailCall, error: Error): Error {
  call.gaveUp ??= error;
  return error;
}

export function noteTimeOut(call: DetailCall, error: Error): void {
  call.timeOuts += 1;
  if (call.timeOuts >= MAX_TIME_OUTS) call.stop.abort(giveUp(call, error));
}

/** After a failure: a server that cannot tell its libraries either, or is slow at it after a time-out, ends the call. */
export async function proveAlive(call: DetailCall, isLate: boolean): Promise<void> {
  if (isOver(call)) return;
  const { signal } = call.stop;
  try {
    await sections(call.api, { signal, ...(isLate && { retries: 0, timeoutMs: PROBE_MS }) });
  } catch (error) {
    if (isOver(call)) return;
    call.stop.abort(error);
    if (!(error instanceof UnavailableError)) throw error;
    giveUp(call, error);
  }
}
