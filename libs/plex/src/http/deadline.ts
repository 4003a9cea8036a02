/** The reason of an abort that our own clock caused. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Whether it was our clock that ended the wait. */
export function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof DeadlineError;
}

export interface Deadline {
  readonly timeoutMs: number;
  /** The caller's: stops the work at once, with its own reason. */
  readonly signal: AbortSignal | undefined;
}

/** Runs work under a signal that fires after the time-out or when the caller stops. */
export async function withDeadline<T>(
  { timeoutMs, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    controller.abort(signal?.reason);
  };
  const timer = setTimeout(() => {
    controller.abort(new DeadlineError());
  }, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
