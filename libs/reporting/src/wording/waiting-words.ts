import type { QueueStatus, RepairFigures } from '@stash2plex/core';
import { paceOf, secondsLeft } from '../pace.ts';
import { about, counted, when } from './amounts.ts';
import { oneLine } from './one-line.ts';
import { reasonLines, SHOWN_REASON } from './reason-lines.ts';
import { asIs, type Show } from './show.ts';

/** Most dead letters that are told one by one. */
const SHOWN = 5;

type Facts = (readonly [label: string, ...lines: string[]])[];

/** What is due, how long it will take, and what stands in the way. */
export function waitingFacts(status: QueueStatus, show: Show = asIs): Facts {
  const { outage, repairs } = status;
  const [last] = repairs;
  return [
    ['Jobs due', ...dueLines(status)],
    ['Next job', ...nextJobLines(status)],
    ['Not in Plex', ...notFoundLines(status)],
    ['Outage', ...(outage ? [outageWords(outage, show)] : [])],
    ['Last repair', ...(last ? [lastRepairWords(last)] : [])],
  ];
}

/** Given-up jobs by reason, and the newest ones with their scenes. */
export function deadLines(
  { deadReasons, deadLetters }: Pick<QueueStatus, 'deadLetters' | 'deadReasons'>,
  show: Show = asIs,
): string[] {
  const newest = deadLetters.slice(0, SHOWN);
  return [
    ...reasonLines(deadReasons, show),
    ...newest.map(({ sceneId, because, at }) => {
      return `scene ${show(sceneId)}, ${when(at)}: ${show(oneLine(because, SHOWN_REASON))}`;
    }),
  ];
}

function dueLines(status: QueueStatus): string[] {
  const { due } = status.waiting;
  if (due === 0) return [];
  const pace = paceOf(status.repairs);
  const left = secondsLeft(status);
  const speed = pace ? [`${pace.writesPerSecond.toFixed(1)} writes a second lately`] : [];
  return [[counted(due, 'job'), ...(left === undefined ? [] : [about(left)]), ...speed].join(', ')];
}

function nextJobLines({ waiting, nextReadyAt }: QueueStatus): string[] {
  return waiting.due === 0 && nextReadyAt ? [when(nextReadyAt)] : [];
}

/** Scenes that wait for Plex to have them. */
export function notFoundLines({ notFound }: Pick<QueueStatus, 'notFound'>): string[] {
  if (!notFound) return [];
  const { scenes, since, nextLookAt } = notFound;
  const first = scenes === 1 ? 'since' : 'the first since';
  const next = `looked for by the first task after ${when(nextLookAt)}`;
  return [`${counted(scenes, 'scene')}, ${first} ${when(since)}, ${next}`];
}

function outageWords(
  { startedAt, because }: NonNullable<QueueStatus['outage']>,
  show: Show,
): string {
  return `Plex has not answered since ${when(startedAt)}: ${show(oneLine(because, SHOWN_REASON))}`;
}

function lastRepairWords({ startedAt, written, ended }: RepairFigures): string {
  const stopped = ended === 'done' ? '' : `, ${ENDED[ended]}`;
  return `${when(startedAt)}, ${counted(written, 'scene')} written${stopped}`;
}

const ENDED: Readonly<Record<Exclude<RepairFigures['ended'], 'done'>, string>> = {
  'slice-over': 'to be gone on with',
  'plex-unreachable': 'ended because Plex did not answer',
  'too-many-failures': 'ended after too many failures',
  failed: 'failed',
};
