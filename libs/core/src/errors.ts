// An error's class says what the caller should do. Every message is for people: what happened, which
// setting or scene, what to do. None of them carries a secret.

/** Settings are wrong: told once, without a stack; nothing is marked as seen, so nothing is missed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** May work next time: keep the job, wait, try again. */
export class TransientError extends Error {
  override readonly name: string = 'TransientError';
}

/** The server itself is down: refused, timed out, reset, 5xx, unreadable. Says nothing about any item. */
export class UnavailableError extends TransientError {
  override readonly name = 'UnavailableError';
}

/** Never works unchanged: a person has to change something first. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** Another process took the lease over; what this one was about to store is void. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/** What to show of anything that was thrown: its message, never its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const OURS = [ConfigError, TransientError, PermanentError, LeaseLostError];

/** Whether an error is one of these: they are written for people. Any other is a fault of this program. */
export function isForPeople(error: unknown): error is Error {
  return OURS.some((Kind) => error instanceof Kind);
}
