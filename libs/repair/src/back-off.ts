const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;
/** After so many attempts of its own that failed, a job is put aside. */
export const MOST_ATTEMPTS = 5;
/** Plex may not have scanned the file yet: that is no failure, and costs no attempt. */
const NOT_THERE_MS = 3_600_000;
const AFTER_SCAN_MS = 300_000;
/** Plex shows other items but not this one: its own trouble, of which a later read may know nothing. */
const NOT_SHOWN_MS = 15 * 60_000;

/** When a job that failed is tried again: later each time, and not all at the same moment. */
export function retryAt(now: Date, attempts: number, random: number): Date {
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempts);
  return new Date(now.getTime() + span * (0.5 + random / 2));
}

/** Scans of a whole library take minutes. */
export function lookAgainAfterScan(now: Date): Date {
  return new Date(now.getTime() + AFTER_SCAN_MS);
}

export function lookAgainAt(now: Date): Date {
  return new Date(now.getTime() + NOT_THERE_MS);
}

export function askAgainAt(now: Date): Date {
  return new Date(now.getTime() + NOT_SHOWN_MS);
}
