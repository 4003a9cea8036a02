import type { Outage, OutageFigures } from '@stash2plex/core';

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

interface Span {
  readonly begins: number;
  readonly ends: number;
}

/**
 * The last so many milliseconds, but no more than what is known. Nothing is known before `knownSince`, nor where that lies
 * in the future: then the window is empty.
 */
export function windowUpTo(
  now: Date,
  { lengthMs, knownSince }: { readonly lengthMs: number; readonly knownSince: Date | undefined },
): Window {
  const from = new Date(Math.max(now.getTime() - lengthMs, (knownSince ?? now).getTime()));
  return { from: from < now ? from : now, to: now };
}

/**
 * - MTTR = sum of the lengths of outages that ended in the window / how many those are
 * - MTBF = (window - down) / how many outages began in the window
 * - availability = (window - down) / window
 *
 * An outage that goes on is down until the end of the window, and in no MTTR: nobody knows yet how long it lasts. What
 * lies before the window or, by a clock that was set back, past its end is left out. Where there is nothing to divide
 * by, the figure is not known.
 */
export function outageFigures(outages: readonly Outage[], window: Window): OutageFigures {
  const { from, to } = window;
  const inWindow = (instant: Date) => instant >= from && instant <= to;
  const touching = outages.filter(
    ({ startedAt, endedAt }) => startedAt <= to && (endedAt ?? to) >= from,
  );
  const lengths = touching.flatMap(({ startedAt, endedAt }) =>
    endedAt && inWindow(endedAt) ? [endedAt.getTime() - startedAt.getTime()] : [],
  );
  const begun = touching.filter(({ startedAt }) => inWindow(startedAt)).length;

  const windowMs = to.getTime() - from.getTime();
  const downMs = unionMs(touching.map((outage) => clipped(outage, window)));
  const upMs = windowMs - downMs;
  const isKnown = windowMs > 0;
  return {
    ...{ from, to, outages: touching.length, downMs },
    mttrMs: lengths.length > 0 ? sum(lengths) / lengths.length : undefined,
    mtbfMs: isKnown && begun > 0 ? upMs / begun : undefined,
    availability: isKnown ? upMs / windowMs : undefined,
  };
}

function clipped({ startedAt, endedAt }: Outage, { from, to }: Window): Span {
  return {
    begins: Math.max(startedAt.getTime(), from.getTime()),
    ends: Math.min((endedAt ?? to).getTime(), to.getTime()),
  };
}

/** Outages overlap only where a clock was set back; time is down once all the same. */
function unionMs(spans: readonly Span[]): number {
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { begins, ends } of spans.toSorted((a, b) => a.begins - b.begins)) {
    total += Math.max(0, ends - Math.max(begins, reached));
    reached = Math.max(reached, ends);
  }
  return total;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
