const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** After so long a scene that Plex did not have is looked for again: a new file is there within minutes, or not so soon. */
const LOOKS_MS = [
  ...[2, 5, 10, 20, 40].map((minutes) => minutes * MINUTE_MS),
  ...[1.5, 3, 6, 12].map((hours) => hours * HOUR_MS),
];
/** Two looks are not nearer than this. */
const APART_MS = MINUTE_MS;

/**
 * When to look for a scene that Plex is known not to have since then: after minutes, then hours, then once a day. It follows
 * from the time alone, so a look that a person asks for between puts none off.
 */
export function nextLook(since: Date, now: Date): Date {
  const age = Math.max(0, now.getTime() - since.getTime());
  const soonest = age + APART_MS;
  const after = LOOKS_MS.find((ms) => ms >= soonest) ?? Math.ceil(soonest / DAY_MS) * DAY_MS;
  return new Date(now.getTime() - age + after);
}

/** Whether it was looked for long enough. */
export function isLookedForEnough(since: Date, now: Date, days: number): boolean {
  return now.getTime() - since.getTime() >= days * DAY_MS;
}
