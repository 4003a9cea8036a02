const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;
/** After so many attempts of its own that failed, a job is put aside. */
export const MOST_ATTEMPTS = 5;
const AFTER_SCAN_MS = 300_000;
const MEANWHILE_MS = 60_000;
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

/** What is there while a library is being scanned is not known: new files may be found this very minute. */
export function lookAgainMeanwhile(now: Date): Date {
  return new Date(now.getTime() + MEANWHILE_MS);
}

export function askAgainAt(now: Date): Date {
  return new Date(now.getTime() + NOT_SHOWN_MS);
}
