import { setTimeout as pause } from 'node:timers/promises';

const RETRIES = 2;
const BACKOFF_MS = 300;

/** A failure that may be gone in a moment; `told` is what to say when it is not. */
export class WorthAnotherTry extends Error {
  override readonly name = 'WorthAnotherTry';
  readonly told: Error;

  constructor(told: Error) {
    super(told.message);
    this.told = told;
  }
}

export interface RetryOptions {
  readonly retries?: number;
  readonly backoffMs?: number;
  /** The caller's: once it has fired nothing is asked again. */
  readonly signal: AbortSignal | undefined;
}

/** One reset connection in the middle of a crawl must not end it. */
export async function withRetries<Answer>(
  { retries = RETRIES, backoffMs = BACKOFF_MS, signal }: RetryOptions,
  work: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WorthAnotherTry)) throw error;
      if (attempt < retries) await backOff(backoffMs * 2 ** attempt, signal);
      if (attempt >= retries || signal?.aborted) throw error.told;
    }
  }
}

async function backOff(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const jitter = 0.5 + Math.random() / 2;
  await pause(ms * jitter, undefined, { ...(signal && { signal }) }).catch(() => undefined);
}
