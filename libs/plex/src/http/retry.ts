import { setTimeout as pause } from 'node:timers/promises';
import { UnavailableError } from '@stash2plex/core';
import { isTimeOut } from './deadline.ts';

export interface RetryOptions {
  /** Attempts after the first. */
  readonly retries: number;
  /** Pause before the first retry; each further one doubles it. */
  readonly backoffMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads may be repeated: tries again while the server itself fails. Not after a time-out: whoever waits (Stash's queue)
 * has waited long enough.
 */
export async function withRetries<T>(
  { retries, backoffMs, signal }: RetryOptions,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const mayPass = error instanceof UnavailableError && !isTimeOut(error);
      if (!mayPass || attempt >= retries) throw error;
      await backOff(backoffMs * 2 ** attempt, signal);
    }
  }
}

async function backOff(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const jitter = 0.5 + Math.random() / 2;
  // An abort ends the pause; the next attempt then throws the caller's own reason.
  await pause(ms * jitter, undefined, { ...(signal && { signal }) }).catch(() => undefined);
}
