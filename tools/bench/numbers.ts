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

/** The one that took the least processor time: other work on the machine only adds to it. */
export function leastOf(usages: readonly Usage[]): Usage {
  const [least] = usages.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds);
  if (!least) throw new Error('Nothing was measured.');
  return least;
}
