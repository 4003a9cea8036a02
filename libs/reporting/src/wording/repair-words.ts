import { assertNever, type RepairRecord } from '@stash2plex/core';
import { count, counted } from './amounts.ts';

/** What working off the queue came to, for the log. */
export function repairSummary(record: RepairRecord): string {
  const { written, inLine, kept, requests } = record;
  const parts = [
    `${counted(written, 'scene')} written`,
    ...(inLine > 0 ? [`${count(inLine)} already in line`] : []),
    ...(kept > 0 ? [`${count(kept)} kept as edited in Plex`] : []),
    ...reasonsOf('waiting', record.waiting),
    ...reasonsOf('given up', record.failed),
    ...reasonsOf('dropped', record.dropped),
    ...reasonsOf('refused by Plex', record.refused),
    counted(requests.plexWrites, 'write'),
    `${(record.tookMs / 1000).toFixed(1)} s`,
  ];
  return `Repaired: ${parts.join(', ')}. ${endWords(record.ended)}`;
}

function reasonsOf(what: string, reasons: Readonly<Record<string, number | undefined>>): string[] {
  const listed = Object.entries(reasons).map(([reason, n = 0]) => `${count(n)} ${reason}`);
  return listed.length > 0 ? [`${what}: ${listed.join('; ')}`] : [];
}

function endWords(ended: RepairRecord['ended']): string {
  switch (ended) {
    case 'done':
      return 'Nothing else is due.';
    case 'slice-over':
      return 'The slice is over; it goes on behind what waits in Stash.';
    case 'plex-unreachable':
      return 'Plex does not answer; what waits stays as it was.';
    case 'too-many-failures':
      return 'Plex refused too many items in a row; look at its log, then start Process Queue.';
    default:
      return assertNever(ended);
  }
}
