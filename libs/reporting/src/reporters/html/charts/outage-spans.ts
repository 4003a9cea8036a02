import type { OutageSpan } from '../../../surroundings.ts';
import { DAY_MS, dayOf } from './days.ts';

/** Outages within the days that are shown, oldest first. */
export interface OutageSpans {
  readonly from: number;
  readonly to: number;
  readonly days: number;
  readonly spans: readonly Span[];
  /** Those that ended before. */
  readonly earlier: number;
}

export interface Span extends OutageSpan {
  /** Of the part within the days that are shown. */
  readonly begin: number;
  readonly end: number;
}

/** A week, or a month where there is something older than a week to see. */
export function outageSpans(outages: readonly OutageSpan[], now: Date): OutageSpans {
  const to = now.getTime();
  const isOlder = outages.some(({ startedAt }) => to - startedAt.getTime() > 7 * DAY_MS);
  const days = isOlder ? 30 : 7;
  const from = dayOf(new Date(to - days * DAY_MS)) + DAY_MS;
  const spans = outages
    .map((outage) => ({
      ...outage,
      begin: Math.min(to, Math.max(from, outage.startedAt.getTime())),
      end: Math.min(to, outage.endedAt?.getTime() ?? to),
    }))
    .filter(({ end }) => end >= from)
    .toSorted((a, b) => a.begin - b.begin);
  return { from, to, days, spans, earlier: outages.length - spans.length };
}
