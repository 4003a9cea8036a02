// Workers that are killed at a random instant, and what the store shows of where that was.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './random.fixture.ts';
import { stateOf, type Stage } from './stage.fixture.ts';

/** The first request of a kind, as the logs of the simulated servers name it; `start`: of none. */
type Mark = 'start' | 'Look' | 'identity' | 'details' | 'write' | 'picture';

/** A random instant between such a request and so many more. */
export interface Aim {
  readonly mark: Mark;
  readonly within: number;
}

export interface Kill {
  readonly mode: string;
  readonly aim: Aim;
  readonly at: Date;
  /** Done once, while the worker is at work. */
  readonly meanwhile: () => void;
}

/** How a worker that should be killed ended; undefined where it was faster. */
export type Killed = Left | undefined;

/** What a killed worker left, nothing that another one had left before it. */
export interface Left {
  /** Names of the leases that it held. */
  readonly leases: readonly string[];
  /** A run of its own, with pages stored. */
  readonly cursor: boolean;
  /** Jobs that it had claimed. */
  readonly claims: number;
  /** Scenes of those jobs with edits on their way to Plex. */
  readonly intents: number;
  /** Scenes of those jobs with a picture that was about to be sent, and was not seen to arrive. */
  readonly pictures: number;
}

/** Between one request and the next there are mostly fewer milliseconds. */
const BETWEEN_MS = 15;
const LOOK_MS = 5;

/** Counts requests, not time: an instant of the clock would be another one on a busy machine. */
export async function killAt(stage: Stage, kill: Kill, chance: Dice): Promise<Killed> {
  const { mode, at, aim, meanwhile } = kill;
  const log = requestsFromNow(stage);
  const child = stage.launch(mode, { at });
  const answer = stage.ended(child);
  const until = async (isTime: () => boolean) => {
    while (child.exitCode === null && !isTime()) await pause(LOOK_MS);
  };

  await until(() => log.has(aim.mark));
  const more = chance.roll(aim.within);
  const edited = log.count() + chance.roll(more);
  const fatal = log.count() + more;
  await until(() => log.count() >= edited);
  meanwhile();
  await until(() => log.count() >= fatal);
  await pause(chance.roll(BETWEEN_MS));
  child.kill('SIGKILL');
  const { exitCode } = await answer;
  return exitCode === undefined ? leftBy(stage.dataDir, child.pid ?? 0) : undefined;
}

function requestsFromNow({ stash, plex }: Stage) {
  const [asked, answered] = [stash.requests.count(), plex.requests.length];
  return {
    count: () => stash.requests.count() - asked + plex.requests.length - answered,
    has: (mark: Mark) =>
      mark === 'start' ||
      plex.requests.slice(answered).some(({ kind }) => kind === mark) ||
      stash.requests
        .entries()
        .slice(asked)
        .some(({ operation }) => operation === mark),
  };
}

const MINE = `SELECT token FROM lease WHERE owner ->> '$.pid' = ?`;
const CLAIMED = `SELECT scene_id FROM job WHERE status = 'leased' AND claimed_under IN (${MINE})`;

const PICTURES = `SELECT 1 FROM ledger WHERE scene_id IN (${CLAIMED}) AND pictures ->> '$.poster.state' = 'open'`;
const NOTHING_LEFT: Left = { leases: [], cursor: false, claims: 0, intents: 0, pictures: 0 };

function leftBy(dataDir: string, pid: number): Left {
  return looking(dataDir, NOTHING_LEFT, (database) => {
    const rows = (sql: string) => database.prepare(sql).all(pid);
    const runs = `SELECT 1 FROM run WHERE status = 'running' AND cursor IS NOT NULL AND lease_token IN (${MINE})`;
    return {
      leases: rows(`SELECT name FROM lease WHERE owner ->> '$.pid' = ?`).map(({ name }) =>
        String(name),
      ),
      cursor: rows(runs).length > 0,
      claims: rows(CLAIMED).length,
      intents: rows(`SELECT 1 FROM intent WHERE scene_id IN (${CLAIMED})`).length,
      pictures: rows(PICTURES).length,
    };
  });
}

/** What is in the store at rest that should not be there, and how its runs were counted. */
export interface AtRest {
  readonly heldLeases: readonly string[];
  readonly claims: number;
  readonly jobs: number;
  /** What is said to be on its way to Plex. */
  readonly intents: readonly { readonly sceneId: string; readonly ratingKey: string }[];
  /** Runs that are not dry: ids, which of them have no end, and how many ends were ever counted. */
  readonly runs: readonly string[];
  readonly openRuns: readonly string[];
  readonly endsCounted: number;
}

const NOTHING: AtRest = {
  ...{ heldLeases: [], claims: 0, intents: [], jobs: 0, runs: [], openRuns: [], endsCounted: 0 },
};

export function atRest(dataDir: string): AtRest {
  return looking(dataDir, NOTHING, (database) => {
    const texts = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map(({ text }) => String(text));
    const number = (sql: string) => Number(database.prepare(sql).get()?.['n'] ?? 0);
    return {
      heldLeases: texts('SELECT name AS text FROM lease WHERE owner IS NOT NULL'),
      claims: number(`SELECT count(*) AS n FROM job WHERE status = 'leased'`),
      intents: database
        .prepare('SELECT scene_id, rating_key FROM intent')
        .all()
        .map((row) => ({
          sceneId: String(row['scene_id']),
          ratingKey: String(row['rating_key']),
        })),
      jobs: number('SELECT count(*) AS n FROM job'),
      runs: texts('SELECT id AS text FROM run WHERE dry_run = 0'),
      openRuns: texts(`SELECT id AS text FROM run WHERE status = 'running'`),
      endsCounted: number(`SELECT value AS n FROM counter WHERE name = 'runs'`),
    };
  });
}

/** With plain SQL, past the program that is tested. */
function looking<Answer>(
  dataDir: string,
  otherwise: Answer,
  look: (database: DatabaseSync) => Answer,
): Answer {
  const path = stateOf({ dataDir });
  if (!existsSync(path)) return otherwise;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}
