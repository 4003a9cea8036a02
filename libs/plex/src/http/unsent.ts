/**
 * Whether nothing can have reached the server: the error of a request that broke before it had a connection. A time-out
 * of our own clock, a reset or a hang-up does not say so.
 */
export function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isUnsent);
  if ('syscall' in error) return BEFORE_SENDING.has(error.syscall);
  return isUnsent(error.cause);
}

// ETIMEDOUT and EHOSTUNREACH come from connections that stand as well: the code alone does not tell.
const BEFORE_SENDING = new Set<unknown>(['connect', 'getaddrinfo']);
