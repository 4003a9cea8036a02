import type { Usage } from './measure.ts';

export function count(value: number): string {
  return value.toLocaleString('en');
}

/** To two digits behind the point, with its unit. */
export function amount(value: number, unit: string): string {
  const digits = unit === 'MB' ? 0 : 2;
  return `${Number(value.toFixed(digits)).toLocaleString('en')} ${unit}`.trim();
}

export function usageText({ cpuSeconds, wallSeconds, memoryMb }: Usage): string {
  return `${amount(cpuSeconds, 's')} CPU, ${amount(wallSeconds, 's')}, ${amount(memoryMb, 'MB')}`;
}

/** The one in the middle by processor time. */
export function medianOf<Measured extends Pick<Usage, 'cpuSeconds'>>(
  all: readonly Measured[],
): Measured {
  const sorted = all.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}
