import { assertNever, type RepairFigures, type RunRecord } from '@stash2plex/core';
import type { StatusReport } from '../../../report.ts';
import { count, counted, total } from '../../../wording/amounts.ts';

/** How things stand after a run, in one sentence: `1,204 scenes checked, 12 gaps, 9 scenes queued`. */
export function runHeadline(run: RunRecord, repair?: RepairFigures): string {
  const written = repair && repair.written > 0 ? `, ${count(repair.written)} written to Plex` : '';
  const facts = `${counted(run.scenesChecked, 'scene')} checked, ${gapWords(run)}${written}`;
  switch (run.status) {
    case 'complete':
      return run.dryRun ? `Dry run: ${facts}` : facts;
    case 'inconclusive':
      return `Not everything in Plex could be seen: ${facts}`;
    case 'failed':
      return `The run failed: ${facts}`;
    case 'running':
      return `Still running: ${facts}`;
    default:
      return assertNever(run.status);
  }
}

/** The same of the time between runs. */
export function statusHeadline({ queue, openGaps }: StatusReport): string {
  const open = total(openGaps);
  const gaps = open === 0 ? 'No open gaps' : counted(open, 'open gap');
  return `${gaps}, ${counted(queue.pending + queue.leased, 'job')} in the queue, ${count(queue.dead)} given up`;
}

/** Gaps are found one by one, and scenes are queued, whatever they have. */
function gapWords({ gaps, queued, skipped, dryRun }: RunRecord): string {
  const found = total(gaps);
  if (found === 0) return 'no gaps';
  const verb = dryRun ? 'to be queued' : 'queued';
  const before = skipped['already-queued'] ?? 0;
  const already = before > 0 ? ` (${count(before)} already in the queue)` : '';
  return `${counted(found, 'gap')}, ${counted(queued, 'scene')} ${verb}${already}`;
}
