import type { RepairRecord } from '@stash2plex/core';
import type { RepairReport } from '../../report.ts';
import { when } from '../../wording/amounts.ts';
import { catchUpWords } from '../../wording/catch-up-words.ts';
import { queueWords } from '../../wording/queue-words.ts';
import { repairFacts, repairTitle } from '../../wording/repair-words.ts';
import { nextDueWords } from '../../wording/run-words.ts';
import { notFoundLines } from '../../wording/waiting-words.ts';
import { code } from './code.ts';
import { facts } from './facts.ts';
import { list, section } from './layout.ts';
import { leftList } from './left-list.ts';

/** Room for the fields of a page that is about a repair alone; GitHub takes 65,536 characters as the text of an issue. */
const ROOM = 50_000;

/** A repair without a run, short enough to be pasted into an issue. */
export function repairPage({ repair, catchUp, status, nextDue }: RepairReport): string {
  return [
    `## ${repairTitle(repair)}`,
    '',
    ...facts([
      ['Repair', when(repair.startedAt)],
      ['Caught up', ...(catchUp ? [catchUpWords(catchUp, code)] : [])],
      ['Queue now', queueWords(status.queue)],
      ['Not in Plex', ...notFoundLines(status)],
      ['Next run', nextDueWords(nextDue, longer)],
    ]),
    ...list(repairLines(repair)),
    '',
    ...section('Left as they are', leftList(repair, ROOM)),
  ].join('\n');
}

/** The same within the page of a run; `room`: characters for the fields one by one. */
export function repairSections(repair: RepairRecord, room: number): string[] {
  return [
    ...section('Repair', list([repairTitle(repair), ...repairLines(repair)])),
    ...section('Left as they are', leftList(repair, room)),
  ];
}

function repairLines(repair: RepairRecord): string[] {
  return repairFacts(repair, longer).flatMap(([label, ...lines]) =>
    lines.map((line) => `${label}: ${line}`),
  );
}

function longer(text: string): string {
  return code(text, 240);
}
