import {
  assertNever,
  type LeftBecause,
  type RepairFigures,
  type RepairRecord,
} from '@stash2plex/core';
import { counted, duration, tally } from './amounts.ts';
import { plainLine } from './plain-line.ts';
import { reasonLines } from './reason-lines.ts';
import { asIs, type Show } from './show.ts';

type Counts = Readonly<Record<string, number | undefined>>;

/** How a repair ended, and what follows: `Repair: 12 scenes written. Nothing else is due`. */
export function repairTitle({ written, ended }: RepairFigures): string {
  return `Repair: ${counted(written, 'scene')} written. ${endWords(ended)}`;
}

/** Labels with what there is to say under them; those with nothing to say have no line. */
export function repairFacts(
  record: RepairFigures & Partial<Pick<RepairRecord, 'errors'>>,
  show: Show = asIs,
): (readonly [label: string, ...lines: string[]])[] {
  const { inLine, kept, requests, scansAsked, errors = [] } = record;
  return [
    ['Error', ...errors.map((error) => show(plainLine(error)))],
    ['Fields written', ...someOf(record.fields)],
    ['In line', ...(inLine > 0 ? [`${counted(inLine, 'scene')} already had everything`] : [])],
    ['Kept', ...(kept > 0 ? [`${counted(kept, 'scene')} as edited in Plex`] : [])],
    ['Fields kept', ...someOf(record.keptFields)],
    ['Fields refused', ...someOf(record.refused)],
    ['Scans', ...(scansAsked > 0 ? [`asked for in ${counted(scansAsked, 'folder')}`] : [])],
    ['Requests', requestWords(requests)],
    ['Took', duration(record.tookMs)],
    ['Waiting', ...reasonLines(record.waiting, show)],
    ['Given up', ...reasonLines(record.failed, show)],
    ['Dropped', ...reasonLines(record.dropped, show)],
  ];
}

/** Why a field was left as it is. */
export function leftWords(because: LeftBecause): string {
  return LEFT[because];
}

const LEFT: Readonly<Record<LeftBecause, string>> = {
  cut: 'shortened to what Plex takes in one request',
  kept: 'kept as edited in Plex',
  refused: 'Plex would not take it',
};

function someOf(counts: Counts): string[] {
  const all = Object.fromEntries(Object.entries(counts).map(([name, n = 0]) => [name, n]));
  return Object.keys(all).length > 0 ? [tally(all)] : [];
}

function requestWords({ plexReads, plexWrites, images }: RepairFigures['requests']): string {
  const parts = [counted(plexReads, 'read'), counted(plexWrites, 'write')];
  return (
    [...parts, ...(images > 0 ? [counted(images, 'picture request')] : [])].join(', ') + ' of Plex'
  );
}

function endWords(ended: RepairFigures['ended']): string {
  switch (ended) {
    case 'done':
      return 'Nothing else is due.';
    case 'slice-over':
      return 'The slice is over; it goes on behind what waits in Stash.';
    case 'plex-unreachable':
      return 'Plex does not answer; what waits stays as it was.';
    case 'too-many-failures':
      return 'Plex refused too many items in a row; look at its log, then start Process Queue.';
    case 'failed':
      return 'It failed; what waits stays as it was.';
    default:
      return assertNever(ended);
  }
}
