import type { OutageSpan, Surroundings } from '../../../surroundings.ts';
import { counted, duration, when } from '../../../wording/amounts.ts';
import { outageMeans } from '../../../wording/outage-words.ts';
import { markup, type Markup } from '../markup/markup.ts';
import type { Table } from '../markup/table.ts';
import { DAY_MS, dayName } from './days.ts';
import { WIDTH, type Drawing, type Figure } from './figure.ts';
import { round } from './geometry.ts';
import { outageSpans, type OutageSpans, type Span } from './outage-spans.ts';

const TOP = 20;
const BAR = 18;
const HEIGHT = TOP + BAR + 24;
/** However short an outage was, it is to be seen. */
const NARROWEST = 3;
/** For a duration such as `23 h 59 min`. */
const LABEL_ROOM = 66;
const MOST_LABELS = 4;
/** Rows of the table; the store holds more. */
const MOST_ROWS = 50;

/** When Plex did not answer, on a line of time that ends now, and what that comes to where it is known. */
export function outageChart(
  outages: readonly OutageSpan[],
  now: Date,
  figures?: Surroundings['outageFigures'],
): Figure {
  const means = figures && outageMeans(figures);
  const shown = outageSpans(outages, now);
  return {
    id: 'outages',
    title: 'Outages of Plex',
    says: saysOf(shown),
    drawing: drawingOf(shown),
    ...(means !== undefined && { key: means }),
    ...(outages.length > 0 && { numbers: numbersOf(outages, now) }),
  };
}

function saysOf({ days, spans, earlier }: OutageSpans): string {
  const before = earlier > 0 ? ` ${counted(earlier, 'outage')} before that.` : '';
  if (spans.length === 0) return `None known in the last ${days} days.${before}`;
  const sum = spans.reduce((ms, { begin, end }) => ms + end - begin, 0);
  const now = spans.some(({ endedAt }) => endedAt === undefined) ? '; one goes on' : '';
  return `${counted(spans.length, 'outage')} in the last ${days} days, ${duration(sum)} in all${now}.${before}`;
}

function drawingOf({ from, to, days, spans }: OutageSpans): Drawing {
  const x = (instant: number) => round((WIDTH * (instant - from)) / (to - from));
  const bars = spans.map((span) => barOf(span, x));
  return {
    height: HEIGHT,
    shapes: [
      markup`<rect class="track" x="0" y="${TOP}" width="${WIDTH}" height="${BAR}" rx="2"/>`,
      ...bars,
      ...labelsOf(spans, x),
      ...daysOf({ from, to, days }, x),
    ],
  };
}

type ToX = (instant: number) => number;

function barOf(span: Span, x: ToX): Markup {
  const width = Math.max(NARROWEST, round(x(span.end) - x(span.begin)));
  const left = Math.min(x(span.begin), WIDTH - width);
  return markup`<rect class="bar bad" x="${left}" y="${TOP}" width="${width}" height="${BAR}"><title>${when(span.startedAt)}: ${lengthOf(span)}</title></rect>`;
}

/** How long the longest ones were, over their bars. */
function labelsOf(spans: readonly Span[], x: ToX): Markup[] {
  const taken: number[] = [];
  const longest = spans.toSorted((a, b) => b.end - b.begin - (a.end - a.begin));
  return longest.slice(0, MOST_LABELS).flatMap((span) => {
    const middle = (x(span.begin) + x(span.end)) / 2;
    const at = round(Math.min(WIDTH - LABEL_ROOM / 2, Math.max(LABEL_ROOM / 2, middle)));
    if (taken.some((other) => Math.abs(other - at) < LABEL_ROOM)) return [];
    taken.push(at);
    return [
      markup`<text class="bad" x="${at}" y="${TOP - 7}" text-anchor="middle">${lengthOf(span)}</text>`,
    ];
  });
}

function daysOf({ from, to, days }: Pick<OutageSpans, 'days' | 'from' | 'to'>, x: ToX): Markup[] {
  const step = days > 7 ? 7 : 2;
  const marks: Markup[] = [];
  for (let day = from; day <= to; day += step * DAY_MS) {
    const at = x(day);
    const anchor = at > WIDTH - 30 ? 'end' : 'start';
    marks.push(
      markup`<path class="axis" d="M${at} ${TOP + BAR}v6"/><text class="faint" x="${at}" y="${HEIGHT - 6}" text-anchor="${anchor}">${dayName(new Date(day))}</text>`,
    );
  }
  return marks;
}

function lengthOf({ startedAt, endedAt, end }: Span): string {
  const words = duration(end - startedAt.getTime());
  return endedAt ? words : `${words} so far`;
}

function numbersOf(outages: readonly OutageSpan[], now: Date): Table {
  const newest = outages.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  return {
    caption: 'Outages of Plex, newest first',
    head: ['Began', 'Ended', 'Lasted'],
    rows: newest
      .slice(0, MOST_ROWS)
      .map(({ startedAt, endedAt }) => [
        when(startedAt),
        endedAt ? when(endedAt) : 'goes on',
        duration((endedAt ?? now).getTime() - startedAt.getTime()),
      ]),
  };
}
