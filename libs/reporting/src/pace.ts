import type { QueueStatus, RepairFigures } from '@stash2plex/core';
import { total } from './wording/amounts.ts';

/** How fast the last repairs were. */
export interface RepairPace {
  readonly writesPerSecond: number;
  readonly scenesPerSecond: number;
}

/** Undefined while no repair has done anything. */
export function paceOf(repairs: readonly RepairFigures[]): RepairPace | undefined {
  const telling = repairs.filter((repair) => repair.tookMs > 0 && scenesOf(repair) > 0);
  const seconds = sum(telling.map(({ tookMs }) => tookMs)) / 1000;
  if (seconds === 0) return undefined;
  return {
    writesPerSecond: sum(telling.map(({ requests }) => requests.plexWrites)) / seconds,
    scenesPerSecond: sum(telling.map(scenesOf)) / seconds,
  };
}

/** Seconds until all that is due is done, at the pace of the last repairs; undefined where nobody can tell. */
export function secondsLeft({
  repairs,
  waiting,
  outage,
}: Pick<QueueStatus, 'outage' | 'repairs' | 'waiting'>): number | undefined {
  const pace = paceOf(repairs);
  return pace && !outage ? Math.round(waiting.due / pace.scenesPerSecond) : undefined;
}

/** Jobs that a repair was done with. */
function scenesOf({ written, inLine, kept, failed, dropped }: RepairFigures): number {
  return written + inLine + kept + total(failed) + total(dropped);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
