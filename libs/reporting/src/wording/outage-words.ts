import type { Outage, OutageFigures } from '@stash2plex/core';
import type { OutageReport } from '../report.ts';
import { count, counted, duration, when } from './amounts.ts';
import { oneLine } from './one-line.ts';
import { SHOWN_REASON } from './reason-lines.ts';
import { asIs, type Show } from './show.ts';

/** More are read by nobody; the JSON has them all. */
const SHOWN = 20;
const NOT_KNOWN = 'not known';

export const OUTAGE_HEAD = ['Began', 'Ended', 'Lasted', 'Jobs', 'Server', 'What was said'];

/** `1 outage of Plex in 30 days`. */
export function outageTitle({ figures }: OutageReport): string {
  return `${counted(figures.outages, 'outage')} of Plex in ${windowWords(figures)}`;
}

/** What the outages of the window come to. Figures that nobody can know are called so. */
export function outageFacts({ figures, outages }: OutageReport): (readonly [string, string])[] {
  const { from, to, downMs, mttrMs, mtbfMs, availability } = figures;
  const isOpen = outages.some(({ endedAt }) => endedAt === undefined);
  return [
    ['Window', `${when(from)} to ${when(to)}, as far as Plex was asked`],
    ['Down', `${duration(downMs)}${isOpen ? ', and it goes on' : ''}`],
    ['MTTR', `${durationOr(mttrMs)}: mean length of the outages that ended in the window`],
    ['MTBF', `${durationOr(mtbfMs)}: time up for each outage that began in it`],
    ['Availability', availability === undefined ? NOT_KNOWN : percent(availability)],
  ];
}

/** The same in a sentence, for beside a chart; undefined where nobody can know. */
export function outageMeans(figures: OutageFigures): string | undefined {
  const { from, outages, mttrMs, availability } = figures;
  if (availability === undefined) return undefined;
  const share = `Available ${percent(availability)} of the time since ${when(from)}`;
  return outages === 0 ? `${share}.` : `${share}; MTTR ${durationOr(mttrMs)}.`;
}

/** A row for each of the newest outages, and how many there are besides. */
export function outageRows(
  outages: readonly Outage[],
  show: Show = asIs,
): { readonly rows: readonly (readonly string[])[]; readonly omitted: number } {
  const rows = outages
    .slice(0, SHOWN)
    .map(({ startedAt, endedAt, jobs, server, because }) => [
      when(startedAt),
      endedAt ? when(endedAt) : 'it goes on',
      endedAt ? duration(endedAt.getTime() - startedAt.getTime()) : '',
      jobs === undefined ? NOT_KNOWN : count(jobs),
      server === '' ? NOT_KNOWN : show(oneLine(server, SHOWN_REASON)),
      show(oneLine(because, SHOWN_REASON)),
    ]);
  return { rows, omitted: outages.length - rows.length };
}

function windowWords({ from, to }: OutageFigures): string {
  if (+from === +to) return 'no time at all: it was not asked yet';
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  return days >= 2 ? counted(Math.floor(days), 'day') : duration(to.getTime() - from.getTime());
}

const DAY_MS = 86_400_000;

function durationOr(ms: number | undefined): string {
  return ms === undefined ? NOT_KNOWN : duration(ms);
}

/** Never rounded up to all of it. */
function percent(share: number): string {
  return `${(Math.floor(share * 100_000) / 1000).toFixed(3)} %`;
}
