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
}

/** One reset connection in the middle of a crawl must not end it. */
export async function withRetries<Answer>(
  { retries = RETRIES, backoffMs = BACKOFF_MS }: RetryOptions,
  work: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WorthAnotherTry)) throw error;
      if (attempt >= retries) throw error.told;
      const jitter = 0.5 + Math.random() / 2;
      await pause(backoffMs * 2 ** attempt * jitter);
    }
  }
}
