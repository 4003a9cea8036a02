import { holdTurn, WRITE } from '@stash2plex/state';
import { fill } from './crash-world.fixture.ts';
import { atRest, killAt, type Aim, type Left } from './killed.fixture.ts';
import type { Dice } from './random.fixture.ts';
import { later, type Stage, type Told, stateOf } from './stage.fixture.ts';

/** What is wrong after kills; all empty where nothing is. */
interface Damage {
  readonly lost: string[];
  readonly doubled: string[];
  readonly leases: string[];
}

interface Kills {
  readonly count: number;
  /** One of these tasks each time, at one of these instants. */
  readonly tasks: readonly string[];
  readonly aims: readonly Aim[];
  /** Done before each worker starts, and once more while it is at work. */
  readonly edit: () => void;
}

/** One library and one store, through everything that happens to them. */
export interface Lane {
  readonly stage: Stage;
  readonly chance: Dice;
  readonly damage: Damage;
  /** What each kill left behind. */
  readonly kills: Left[];
  /** Ids of runs that there ever were. */
  readonly runs: ReadonlySet<string>;
  /** Key of an item of which Stash knows nothing. */
  readonly foreign: string;
  readonly sleep: (minutes: number) => void;
  /** One task to its end, a minute later than the last one. */
  readonly run: (mode: string) => Promise<Told>;
  /** Workers that were faster than their kill do not count. */
  readonly kill: (kills: Kills) => Promise<void>;
}

export function aLane(stage: Stage, chance: Dice): Lane {
  const kills: Left[] = [];
  const runs = new Set<string>();
  let minutes = 0;
  const time = () => later((minutes += 1) / 60);
  const seen = <Answer>(answer: Answer) => {
    for (const run of atRest(stage.dataDir).runs) runs.add(run);
    return answer;
  };
  return {
    ...{ stage, chance, kills, runs, foreign: fill(stage) },
    damage: { lost: [], doubled: [], leases: [] },
    sleep: (more) => {
      minutes += more;
    },
    run: async (mode) => seen(await stage.run(mode, { at: time(), here: true })),
    kill: async ({ count, tasks, aims, edit }) => {
      for (let killed = 0; killed < count;) {
        edit();
        const kill = { mode: chance.oneOf(tasks), aim: chance.oneOf(aims), at: time() };
        const left = seen(await killAt(stage, { ...kill, meanwhile: edit }, chance));
        if (!left) continue;
        kills.push(left);
        killed += 1;
      }
    },
  };
}

/** What is queued stays queued. */
export async function whileNobodyWrites(lane: Lane, work: () => Promise<void>): Promise<void> {
  const letGo = holdTurn(stateOf(lane.stage), WRITE);
  await work().finally(letGo);
}

/** Looks and writes until nothing is left to do. */
export async function toTheEnd({ run, sleep }: Lane): Promise<void> {
  for (let slice = 0; slice < 6; slice += 1) {
    sleep(60);
    const { output } = await run('reconcile_all');
    if (output.queue.pending + output.queue.leased === 0) return;
  }
}
