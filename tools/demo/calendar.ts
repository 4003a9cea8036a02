/** When the story begins. */
export const BEGIN = new Date('2026-03-02T12:00:00Z');
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export function later(ms: number): Date {
  return new Date(BEGIN.getTime() + ms);
}
