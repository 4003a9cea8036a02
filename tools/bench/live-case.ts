// From a save in Stash to its edit in Plex: whole Stashes with the built hook and worker, all on real clocks.
import { setTimeout as pause } from 'node:timers/promises';
import { under } from './budgets.ts';
import { withStash, type Living } from './living.ts';
import { amount, count } from './numbers.ts';
import type { Outcome } from './outcome.ts';

const SAVES = 200;
/** Side by side, each with a user of its own, so that it takes minutes and not a quarter of an hour. */
const STASHES = 10;
/** A user saves one scene every so often. */
const BETWEEN_MS = { least: 3000, most: 6000 };
const BURST = 1000;

export async function liveCase(): Promise<Outcome> {
  const lives = await Promise.all(Array.from({ length: STASHES }, () => withStash(aUser)));
  const burst = await withStash(aBurst);
  const seconds = lives.flatMap((life) => life.seconds).toSorted((a, b) => a - b);
  const workers = lives.reduce((sum, life) => sum + life.workers, 0);
  const [median = Infinity, worst = Infinity] = [seconds[seconds.length >> 1], seconds.at(-1)];
  const name = `burst of ${count(BURST)} edits`;
  return {
    title: `Live: ${SAVES} saves in ${STASHES} Stashes, one every few seconds; then ${count(BURST)} at once`,
    notes: [
      `from save to edit: median ${amount(median, 's')}, worst ${amount(worst, 's')}; ` +
        `${workers} workers for ${seconds.length} saves`,
      `${name}: ${burst.workers} workers, all in Plex after ${amount(burst.seconds, 's')}`,
    ],
    lines: [
      under('from save to edit in Plex, median', median, 5, 's'),
      under('from save to edit in Plex, worst', worst, 15, 's'),
      under('workers for each save', workers / SAVES, 2, ''),
      under(`${name}: workers`, burst.workers, 2, ''),
      under(`${name}: edits in Plex`, burst.writes, BURST, ''),
    ],
    problems: [
      ...(seconds.length === SAVES ? [] : [`${seconds.length} of ${SAVES} saves came to Plex`]),
      ...(burst.isRight ? [] : ['the burst did not come to Plex as a whole']),
    ],
  };
}

async function aUser(living: Living) {
  const ids = living.fill(SAVES / STASHES);
  await living.rest();
  const workers = living.host.startedWorkers();
  const saved = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    const { least, most } = BETWEEN_MS;
    await pause(least + Math.random() * (most - least));
    const details = `Told anew, ${index}.`;
    saved.set(details, Date.now());
    living.host.user.sceneUpdate({ id, details });
  }
  await living.host.settled();
  const seconds = living
    .edits()
    .flatMap(({ summary, at }) => (at - (saved.get(summary) ?? NaN)) / 1000)
    .filter(Number.isFinite);
  return { seconds, workers: living.host.startedWorkers() - workers };
}

async function aBurst(living: Living) {
  const ids = living.fill(BURST);
  await living.rest();
  const workers = living.host.startedWorkers();
  const details = 'Told anew, all at once.';
  const began = Date.now();
  living.host.user.bulkSceneUpdate({ ids, details });
  await living.host.settled();
  const edits = living.edits();
  return {
    workers: living.host.startedWorkers() - workers,
    writes: edits.length,
    seconds: (Date.now() - began) / 1000,
    isRight: edits.filter(({ summary }) => summary === details).length === BURST,
  };
}
