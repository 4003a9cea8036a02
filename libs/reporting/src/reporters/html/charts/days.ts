export const DAY_MS = 24 * 60 * 60 * 1_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2 Mar`, in UTC as all times of reports. */
export function dayName(instant: Date): string {
  return `${instant.getUTCDate()} ${MONTHS[instant.getUTCMonth()] ?? ''}`;
}

/** Midnight before the instant. */
export function dayOf(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS) * DAY_MS;
}
