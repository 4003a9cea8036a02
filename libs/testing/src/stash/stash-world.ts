import { coverShelf, type CoverShelf } from './covers/cover-shelf.ts';
import { stashEdits, type StashEdits } from './edits.ts';
import { schedule, type Schedule } from '../http/schedule.ts';
import { stashHooks, type StashHooks } from './hooks.ts';
import { stashJobs, type StashJobs } from './job-queue.ts';
import { stashRequestLog, type StashRequestLog } from './request-log.ts';
import { stashSessions, type StashSessions } from './sessions.ts';
import { afterRestart } from './settings-text.ts';
import { stashClock, type StashClock } from './stash-clock.ts';
import { clearTables, rebuildTables, stashTables, type StashTables } from './tables.ts';
import { stashSwitches, type StashSwitches } from './switches.ts';

export interface StashCredentials {
  readonly username: string;
  readonly password: string;
  /** `''` where none was generated. */
  readonly apiKey: string;
}

type Settings = Readonly<Record<string, unknown>>;

export interface StashWorldOptions {
  /** The clock stands still here until it is moved; default: it runs with the real one. */
  readonly now?: Date;
  /** So many times as fast as the real one the clock runs, from `now` on if that is given. */
  readonly speed?: number;
  /** IANA name or offset such as `+11:00`. Default UTC. */
  readonly zone?: string;
  /** Default `v0.30.1`. */
  readonly version?: string;
  /** Default: none, everybody is let in. */
  readonly credentials?: StashCredentials;
}

/** By names of operations. */
type StashSchedule = Schedule<string, StashSwitches>;

/** One Stash in memory: what it holds, what it does to those who ask, and who asked. */
export interface StashWorld extends StashTables, StashEdits, StashSchedule {
  readonly clock: StashClock;
  readonly sessions: StashSessions;
  readonly jobs: StashJobs;
  /** Fired by the edits of `stashUser`, not by those of the world itself. */
  readonly hooks: StashHooks;
  readonly requests: StashRequestLog;
  /** Covers of scenes, and who asked for them. */
  readonly covers: CoverShelf;
  readonly switches: StashSwitches;
  /** Settings by plugin id; nothing set, no entry. */
  readonly plugins: Map<string, Settings>;
  /** Replaces all of the plugin's settings, as Stash does. */
  readonly configurePlugin: (id: string, settings: Settings) => void;
  /** Jobs are forgotten and their ids start from 1; numbers in settings may become text (before 0.30). The rest stays. */
  readonly restart: () => void;
  /** A restart with a new database that was filled alike: same ids and values, created and updated now. */
  readonly rebuild: () => void;
  /** A restart with a new and empty database, whose ids start from 1. Settings of plugins stay. */
  readonly wipe: () => void;
  version: string;
  credentials: StashCredentials | undefined;
}

export function stashWorld(options: StashWorldOptions = {}): StashWorld {
  const { now, speed, zone = 'UTC', version = 'v0.30.1', credentials } = options;
  const clock = stashClock(now, zone);
  if (speed !== undefined) clock.setSpeed(speed);
  const tables = stashTables();
  const jobs = stashJobs(clock.stamp);
  const plugins = new Map<string, Settings>();
  const world: StashWorld = {
    ...tables,
    ...stashEdits(tables, clock.stamp),
    ...schedule<string, StashSwitches>(),
    clock,
    sessions: stashSessions(clock),
    jobs,
    hooks: stashHooks(),
    requests: stashRequestLog(),
    covers: coverShelf((id) => world.updateScene(id, {})),
    switches: stashSwitches(),
    plugins,
    configurePlugin: (id, settings) => {
      plugins.set(id, settings);
    },
    restart: () => {
      for (const [id, settings] of plugins) plugins.set(id, afterRestart(settings, world.version));
      jobs.clear();
    },
    rebuild: () => {
      rebuildTables(tables, clock.stamp());
      jobs.clear();
    },
    wipe: () => {
      clearTables(tables);
      jobs.clear();
    },
    version,
    credentials,
  };
  return world;
}
