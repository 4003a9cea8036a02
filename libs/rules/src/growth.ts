import type { FactValue } from './fact.ts';

const HOUR_MS = 3_600_000;

/** Hours from an instant to now, at least 0; Infinity when there was none. */
export function hoursSince(instant: Date | undefined, now: Date): number {
  if (!instant) return Infinity;
  return Math.max(0, now.getTime() - instant.getTime()) / HOUR_MS;
}

/** When hours counted from an instant reach, and when they pass, each of these numbers. */
export function reaches(instant: Date | undefined, needed: readonly FactValue[]): readonly Date[] {
  if (!instant) return [];
  const origin = instant.getTime();
  return needed
    .filter((value) => typeof value === 'number')
    .filter(Number.isFinite)
    .flatMap((hours) => aroundMs(origin + hours * HOUR_MS));
}

// Instants are whole milliseconds and hours are not: the comparison turns at one of these.
function aroundMs(instant: number): Date[] {
  const floor = Math.floor(instant);
  return [floor - 1, floor, floor + 1, floor + 2].map((each) => new Date(each));
}
