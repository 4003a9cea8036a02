import type { Held } from './held.ts';

const WIDTH = 30;

/** Before and after, a bar each; a bar is full only where nothing is lacking. */
export function drawHeld(before: readonly Held[], after: readonly Held[]): string[] {
  return after.flatMap((now) => {
    const then = before.find(({ field }) => field === now.field) ?? now;
    return [line(now.field, 'before', then), line('', 'after', now)];
  });
}

function line(field: string, when: string, { right, wanted }: Held): string {
  const full = Math.floor((WIDTH * right) / Math.max(1, wanted));
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  const share = `${number(right)} of ${number(wanted)}`;
  return `  ${field.padEnd(13)} ${when.padEnd(6)}  ${bar}  ${share}`;
}

/** How many of each, the longest bar for the most. */
export function drawCounts(counts: Readonly<Record<string, number>>): string[] {
  const widest = Math.max(1, ...Object.values(counts));
  return Object.entries(counts).map(([name, count]) => {
    const bar = '█'.repeat(Math.max(1, Math.round((WIDTH * count) / widest)));
    return `  ${name.padEnd(15)} ${String(count).padStart(4)}  ${bar}`;
  });
}

function number(value: number): string {
  return value.toLocaleString('en');
}
