import { soundDate, type StashZone } from '@stash2plex/core';
import * as z from 'zod';

/** When what waits or runs was added and begun. `progress` is left out: an odd one makes the whole list fail. */
export const JOB_TIMES = 'jobQueue { addTime startTime }';

// null, not an empty list, when nothing waits or runs.
export const JOB_TIMES_ANSWER = z
  .array(z.object({ addTime: z.string(), startTime: z.string().nullish() }))
  .nullish();

type JobTimes = NonNullable<z.output<typeof JOB_TIMES_ANSWER>>;

/** Stash writes times of jobs with the same clock, and in the same zone, as those of scenes. The latest one counts. */
export function zoneOf(jobs: JobTimes): StashZone | undefined {
  const times = jobs.flatMap(({ addTime, startTime }) => [addTime, startTime ?? '']);
  const zones = times.flatMap((time) => toZone(time) ?? []);
  return zones.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
}

const WIDEST = 14 * 60;
const OFFSET = /(?:Z|(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d))$/;

function toZone(text: string): StashZone | undefined {
  const at = soundDate(text);
  const found = OFFSET.exec(text);
  if (!at || !found) return undefined;
  const { sign = '+', hours = '0', minutes = '0' } = found.groups ?? {};
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  return Math.abs(offset) <= WIDEST ? { at, offset } : undefined;
}
