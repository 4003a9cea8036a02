import type { CatchUpRecord } from '@stash2plex/core';
import { count, counted } from './amounts.ts';
import { asIs, type Show } from './show.ts';
import { skipWords } from './skip-words.ts';

/** What catching up came to, for the log: `Caught up: 3 scenes changed, 2 queued, 4 requests`. */
export function catchUpSummary(record: CatchUpRecord): string {
  return `Caught up: ${catchUpWords(record)}`;
}

/** The same as what stands beside a label; amounts of nothing are left out. */
export function catchUpWords(record: CatchUpRecord, show: Show = asIs): string {
  const { queued, gone, requests, looks } = record;
  const parts = [
    changedWords(record),
    ...(queued > 0 ? [`${count(queued)} queued`] : []),
    ...(gone > 0 ? [`${count(gone)} deleted in Stash`] : []),
    ...(requests > 0 ? [counted(requests, 'request')] : []),
    ...(looks > 1 ? [counted(looks, 'look')] : []),
  ];
  return [parts.join(', '), ...skippedWords(record, show)].join('; ');
}

function changedWords({ changed, read }: CatchUpRecord): string {
  const what = changed > 0 ? `${counted(changed, 'scene')} changed` : 'nothing changed';
  return read > changed ? `${what} of ${count(read)} read` : what;
}

function skippedWords({ skipped }: CatchUpRecord, show: Show): string[] {
  const some = Object.entries(skipped).filter(([, scenes]) => scenes > 0);
  if (some.length === 0) return [];
  const reasons = some.map(([reason, scenes]) => `${count(scenes)} ${skipWords(reason, show)}`);
  return [`not queued: ${reasons.join('; ')}`];
}
