import { stashUser, type StashJobRow, type StashUser, type StashWorld } from '../stash/index.ts';
import { hookEngine, type HookEngine } from './hook-engine.ts';
import { hostLife, type HostLife } from './host-life.ts';
import { jobLoop } from './job-loop.ts';
import { ownJobs, type OwnJob } from './own-jobs.ts';
import { PLUGIN_ID, readManifests } from './plugin-manifests.ts';
import { beginTask } from './plugin-tasks.ts';
import { stashDoor } from './stash-door.ts';
import type { WorkerRun } from './worker-run.ts';
import { workers, type StartedWorker, type StartRequest } from './workers.ts';

type Args = Readonly<Record<string, unknown>>;

export interface StashHostOptions {
  readonly world: StashWorld;
  /** The built plugin folder: both manifests, the hook script, the program `stash2plex`. */
  readonly folder: string;
  /** Stash's own directory; the plugin's data go below it. */
  readonly directory: string;
  /** Default: any that is free. A restart keeps it. */
  readonly port?: number;
  /** Of every worker, beside this process's own; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Each job waits so long on the world's clock before it starts, as behind others. Default 0. */
  readonly startAfterMs?: number;
}

/**
 * Stash as a whole around a world: it listens, runs the built hook script at every hook, and starts the jobs that wait
 * one at a time, those of the plugin as processes. A hook comes at once and a job never: after a bulk edit has
 * returned, what it queued still waits.
 */
export interface StashHost extends HostLife {
  readonly url: string;
  readonly port: number;
  /** Whose edits fire hooks. */
  readonly user: StashUser;
  readonly hooks: Pick<HookEngine, 'runs' | 'log'>;
  /** Workers that have ended, in the order of their end. */
  readonly runs: readonly WorkerRun[];
  readonly startedWorkers: () => number;
  /** A person starts a task of the plugin by its name. */
  readonly queueTask: (name: string, args?: Args) => StashJobRow;
  /** A job of Stash itself, such as `Scanning...`. */
  readonly queueJob: (description: string, job?: OwnJob) => StashJobRow;
  /** A worker beside the queue, as an operation or from a shell. */
  readonly startBeside: (mode: string, args?: Args) => StartedWorker;
  /** Stops the job that runs, a worker by SIGKILL; resolves when it is gone. */
  readonly stopJob: () => Promise<void>;
  /** Resolves when no job waits or runs, and no worker is left that a restart left behind. */
  readonly settled: () => Promise<void>;
}

export async function stashHost(options: StashHostOptions): Promise<StashHost> {
  const { world, folder, directory, environment = {}, startAfterMs = 0 } = options;
  const manifests = readManifests(folder);
  const door = await stashDoor(world, options.port);
  const crew = workers({ world, folder, directory, environment });
  const start = (request: StartRequest) => crew.start(request, door.port);
  const input = () => crew.input({ args: {}, hasUser: true }, door.port);
  const engine = hookEngine({ world, manifests, input });
  const own = ownJobs(world);
  const loop = jobLoop({
    world,
    startAfterMs,
    begin: (job) =>
      job.task?.pluginId === PLUGIN_ID
        ? beginTask({ manifests, start }, job, job.task)
        : own.begin(job),
  });

  return {
    ...{ url: door.url, port: door.port, user: stashUser(world), hooks: engine },
    ...{ runs: crew.runs, startedWorkers: crew.started },
    queueTask: (name, args = {}) => {
      const task = { pluginId: PLUGIN_ID, taskName: name, args };
      return world.jobs.add(`Running plugin task: ${name}`, task);
    },
    queueJob: (description, job = {}) => own.add(description, job),
    startBeside: (mode, args) =>
      start({ jobId: undefined, args: { mode, ...args }, hasUser: true }),
    stopJob: loop.stopJob,
    settled: loop.settled,
    ...hostLife({ world, door, crew, engine, own, loop }),
  };
}
