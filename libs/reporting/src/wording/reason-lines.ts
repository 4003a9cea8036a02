import { count } from './amounts.ts';
import { oneLine } from './one-line.ts';
import { asIs, type Show } from './show.ts';

/** Reasons may hold what servers said: there may be many. */
const SHOWN_REASONS = 5;
/** Characters of a reason. */
export const SHOWN_REASON = 240;

/** `12: not in Plex yet`, a line for each reason, the most frequent first. */
export function reasonLines(counts: Readonly<Record<string, number>>, show: Show = asIs): string[] {
  const byNumber = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  const shown = byNumber.slice(0, SHOWN_REASONS);
  const left = byNumber.slice(SHOWN_REASONS).reduce((sum, [, jobs]) => sum + jobs, 0);
  return [
    ...shown.map(([reason, jobs]) => `${count(jobs)}: ${show(oneLine(reason, SHOWN_REASON))}`),
    ...(left > 0 ? [`${count(left)}: other reasons`] : []),
  ];
}
