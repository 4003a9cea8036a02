const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** 1234567 → `1,234,567`. */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 scene`, `2,000 scenes`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `2026-01-01 10:00 UTC`. */
export function when(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time in milliseconds as two units at most: `0.4 s`, `3 min 5 s`, `1 h 2 min`. */
export function duration(ms: number): string {
  if (ms < 10 * SECOND) return `${(Math.max(0, ms) / SECOND).toFixed(1)} s`;
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${Math.floor((ms % MINUTE) / SECOND)} s`;
  return `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min`;
}

/** Seconds that somebody has to wait: `about 12 min`, `less than a minute`, `about 3 h`. */
export function about(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return 'less than a minute';
  return minutes < 120 ? `about ${minutes} min` : `about ${count(Math.round(minutes / 60))} h`;
}

/** `57: missing 12, stale-sync 45`, the largest first; `none` where all are 0. */
export function tally(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, value]) => value > 0);
  if (some.length === 0) return 'none';
  const parts = some.toSorted(([, a], [, b]) => b - a).map(([name, n]) => `${name} ${count(n)}`);
  return `${count(total(counts))}: ${parts.join(', ')}`;
}

export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, value) => sum + value, 0);
}
