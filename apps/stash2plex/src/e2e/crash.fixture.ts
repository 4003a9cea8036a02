// Chapters of kills, each of which ends with what must be true after them.
import { stashUser } from '@stash2plex/testing';
import { toTheEnd, whileNobodyWrites, type Lane } from './crash-lane.fixture.ts';
import { editBoth, isPair, scan, uncovered, wrongIn } from './crash-world.fixture.ts';
import { inStore } from './hosted.fixture.ts';
import { atRest, type Aim } from './killed.fixture.ts';
import { coverEdit } from './poster-edits.fixture.ts';
import { randomEdit } from './random-edits.fixture.ts';
import type { Told } from './stage.fixture.ts';
import { watch } from './watch.fixture.ts';

const CATCHING_UP: readonly Aim[] = [
  { mark: 'start', within: 4 },
  { mark: 'Look', within: 8 },
];
/** Half of the kills are for the instant when the first page is stored, and the second one is not. */
const RECONCILING: readonly Aim[] = [
  { mark: 'identity', within: 9 },
  { mark: 'details', within: 2 },
];
const REPAIRING: readonly Aim[] = [
  { mark: 'Look', within: 12 },
  { mark: 'identity', within: 10 },
  { mark: 'write', within: 8 },
  // Its pictures are listed, one is uploaded or chosen, it is locked, and read back.
  { mark: 'picture', within: 5 },
];
const TASKS = ['process_queue', 'process_queue', 'catch_up', 'all', 'all_force', 'reconcile_all'];

/** Long enough to be hit while an answer is waited for. */
const SLOW_MS = 20;

/** More than any lane comes to. */
const IDS = Array.from({ length: 20_000 }, (_, id) => `${id}`);

/** The queue is what the edits came to. */
export function killCatchUps(lane: Lane, count: number): Promise<void> {
  return whileNobodyWrites(lane, async () => {
    const { chance, damage, kill, run, sleep } = lane;
    const { stash, dataDir } = lane.stage;
    const log = watch(stash, () => uncovered(lane.stage));
    const library = { stash, user: stashUser(stash) };
    const edit = () => {
      log.note();
      for (let edits = 0; edits < 2; edits += 1) {
        randomEdit(library, chance);
        log.note();
      }
      if (chance.roll(4) === 0) coverEdit(stash, chance);
      log.note();
    };
    await kill({ count, tasks: ['catch_up'], aims: CATCHING_UP, edit });
    for (let look = 0; look < 2; look += 1) {
      sleep(10);
      await run('catch_up');
      log.note();
    }
    const queued = inStore(dataDir, ({ memory }) => memory.jobs(IDS)).map((job) => job.sceneId);
    const missing = log.changed().filter((id) => !queued.includes(id));
    damage.lost.push(...missing.map((id) => `the change of scene ${id}`));
    const invented = queued.filter((id) => !log.everChanged(id));
    damage.doubled.push(...invented.map((id) => `scene ${id} is queued, and nothing changed`));
  });
}

/** A run that goes on counts what a run counts that was not killed. */
export function killReconciliations(lane: Lane, count: number): Promise<void> {
  return whileNobodyWrites(lane, async () => {
    const { damage, kill, run } = lane;
    const whole = countsOf(await run('reconcile_dry_run'));
    const edit = () => undefined;
    const { switches } = lane.stage.plex;
    switches.delayMs = SLOW_MS;
    await kill({ count, tasks: ['reconcile_all'], aims: RECONCILING, edit });
    switches.delayMs = 0;
    const resumed = countsOf(await run('reconcile_all'));
    if (whole !== resumed) damage.doubled.push(`counted ${resumed} instead of ${whole}`);
  });
}

/** Everything at once: catching up, reconciling and writing, with edits on both sides. */
export async function killRepairs({ stage, chance, kill }: Lane, count: number): Promise<void> {
  const edit = () => {
    editBoth(stage, chance);
  };
  await kill({ count, tasks: TASKS, aims: REPAIRING, edit });
}

/** Everything is left to its end: now Plex is as Stash is, and the store is at rest. */
export async function comeToRest(lane: Lane): Promise<void> {
  const { stage, damage } = lane;
  scan(stage);
  await toTheEnd(lane);
  damage.lost.push(...wrongIn(stage));
  const { jobs } = atRest(stage.dataDir);
  if (jobs > 0) damage.lost.push(`${jobs} jobs are never done`);
  await writeAgain(lane);
  lookForLeftovers(lane);
}

async function writeAgain({ stage, damage, run }: Lane): Promise<void> {
  const { writes, writesInFlight, pictures } = stage.plex;
  const before = writes.length;
  const put = () => pictures.uploads.length + pictures.choices.length;
  const putBefore = put();
  const { output } = await run('all_force');
  if (put() !== putBefore) damage.doubled.push(`${put() - putBefore} posters that Plex shows`);
  const again = writes.slice(before).map((write) => JSON.stringify(write));
  damage.doubled.push(...again.map((write) => `a write of what Plex has: ${write}`));
  if (output.repair?.written !== 0) damage.doubled.push('a second repair that says it wrote');
  if (writesInFlight.most !== 1) damage.doubled.push('two writes at once');
}

function lookForLeftovers({ stage, damage, runs }: Lane): void {
  const { heldLeases, claims, intents, openRuns, endsCounted } = atRest(stage.dataDir);
  if (endsCounted !== runs.size) damage.doubled.push(`${endsCounted} ends of ${runs.size} runs`);
  damage.leases.push(...heldLeases, ...openRuns);
  if (claims > 0) damage.leases.push(`${claims} claims`);
  const alive = intents.filter(({ sceneId, ratingKey }) => isPair(stage, sceneId, ratingKey));
  if (alive.length > 0) damage.leases.push(`${alive.length} intents`);
}

function countsOf({ output }: Told): string {
  const { status, scenesChecked, gaps } = output.run ?? {};
  return JSON.stringify({ status, scenesChecked, gaps });
}
