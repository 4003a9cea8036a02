/** A moment of one fixed day, in UTC: `at('10:30')`. */
export function at(time: string): Date {
  return new Date(`2026-01-01T${time}:00Z`);
}
