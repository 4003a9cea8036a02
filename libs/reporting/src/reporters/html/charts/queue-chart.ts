import type { QueueStatus } from '@stash2plex/core';
import { shorten } from '../../../gaps/shorten.ts';
import { count, total } from '../../../wording/amounts.ts';
import { oneLine } from '../../../wording/one-line.ts';
import { queueWords } from '../../../wording/queue-words.ts';
import { markup, type Markup } from '../markup/markup.ts';
import { quoted } from '../markup/words.ts';
import { WIDTH, type Drawing, type Figure } from './figure.ts';
import { barLength } from './geometry.ts';

/** Jobs that wait for the same, or were given up for the same reason. */
interface Part {
  readonly what: string;
  readonly jobs: number;
  readonly kind: 'bad' | 'bar' | 'part';
}

type Queue = Pick<QueueStatus, 'deadReasons' | 'queue' | 'waiting'>;

const ROW = 34;
const BAR = 9;
/** What fits beside the number. */
const LONGEST_LABEL = 48;
/** Reasons may hold what servers said: there may be many. */
const SHOWN_REASONS = 5;

/** What the queue holds, and what waits for what. */
export function queueChart(status: Queue): Figure {
  const parts = partsOf(status);
  const says = queueWords(status.queue);
  return {
    id: 'queue',
    title: 'Queue',
    says: parts.length === 0 ? 'The queue is empty.' : `${says}.`,
    ...(parts.length > 0 && {
      drawing: drawingOf(parts),
      numbers: {
        caption: 'Jobs in the queue',
        head: ['Jobs that', 'Jobs'],
        rows: parts.map(({ what, jobs }) => [quoted(what), count(jobs)]),
      },
    }),
  };
}

function partsOf({ queue, waiting, deadReasons }: Queue): readonly Part[] {
  const later = reasons(waiting.byError, 'later', 'part');
  const told = waiting.due + total(waiting.byError);
  const parts: readonly Part[] = [
    { what: 'due now', jobs: waiting.due, kind: 'bar' },
    ...later,
    { what: 'later', jobs: queue.pending - told, kind: 'part' },
    { what: 'being worked on', jobs: queue.leased, kind: 'bar' },
    ...reasons(deadReasons, 'given up', 'bad'),
  ];
  return parts.filter(({ jobs }) => jobs > 0);
}

function reasons(
  counts: Readonly<Record<string, number>>,
  state: string,
  kind: Part['kind'],
): readonly Part[] {
  const all = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  const left = all.slice(SHOWN_REASONS).reduce((sum, [, jobs]) => sum + jobs, 0);
  return [
    ...all
      .slice(0, SHOWN_REASONS)
      .map(([reason, jobs]) => ({ what: `${state}: ${reason}`, jobs, kind })),
    { what: `${state}: other reasons`, jobs: left, kind },
  ];
}

function drawingOf(parts: readonly Part[]): Drawing {
  const most = Math.max(...parts.map(({ jobs }) => jobs));
  return {
    height: ROW * parts.length,
    shapes: parts.map((part, nth) => rowOf(part, { most, top: ROW * nth })),
  };
}

function rowOf(
  { what, jobs, kind }: Part,
  { most, top }: { readonly most: number; readonly top: number },
): Markup {
  const label = shorten(oneLine(what, LONGEST_LABEL), LONGEST_LABEL);
  const width = barLength(jobs, most, WIDTH);
  return markup`<g><text x="0" y="${top + 12}">${label}</text><text class="strong" x="${WIDTH}" y="${top + 12}" text-anchor="end">${count(jobs)}</text><rect class="track" x="0" y="${top + 18}" width="${WIDTH}" height="${BAR}" rx="2"/><rect class="bar ${kind}" x="0" y="${top + 18}" width="${width}" height="${BAR}" rx="${Math.min(2, width / 2)}"/></g>\n`;
}
