import type { StashWorld } from '../stash/index.ts';
import { pluginInput, type PluginInput } from './plugin-input.ts';
import { stashProcess, type StashProcess } from './stash-process.ts';
import { workerRun, type WorkerRun, type WorkerStart } from './worker-run.ts';

export interface WorkersParts {
  readonly world: StashWorld;
  readonly folder: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A worker that was started. */
export interface StartedWorker {
  /** Rejects when the program could not be started. */
  readonly ended: Promise<WorkerRun>;
  /** SIGKILL, unannounced. */
  readonly kill: () => void;
}

export type StartRequest = Omit<WorkerStart, 'startedAt'>;

/** The plugin's processes: they are children of one process of Stash, of another one after a restart. */
export interface Workers {
  /** `port`: where Stash listens. */
  readonly start: (request: StartRequest, port: number) => StartedWorker;
  /** The document of stdin that a plugin gets now. */
  readonly input: (request: Pick<StartRequest, 'args' | 'hasUser'>, port: number) => PluginInput;
  /** In the order of their end. */
  readonly runs: readonly WorkerRun[];
  readonly started: () => number;
  /** Stash ends and its workers live on; those to come belong to another life of it. */
  readonly leave: () => void;
  /** Kills all that still run. */
  readonly end: () => Promise<void>;
}

export function workers(parts: WorkersParts): Workers {
  const { world, folder, directory, environment } = parts;
  const lives: StashProcess[] = [];
  let life: StashProcess | undefined;
  const runs: WorkerRun[] = [];
  let started = 0;

  const input: Workers['input'] = ({ args, hasUser }, port) => {
    const { sessions, credentials } = world;
    const cookie = hasUser || !credentials ? sessions.issue() : sessions.issueToNobody();
    return pluginInput({ port, directory, cookie, args });
  };
  const born = () => {
    const process = stashProcess();
    lives.push(process);
    return process;
  };
  const start: Workers['start'] = (request, port) => {
    started += 1;
    const begun = { ...request, startedAt: world.clock.now() };
    let wasStopped = false;
    life ??= born();
    const plugin = life.start({ folder, environment, input: input(request, port) });
    const ended = plugin.answer.then((answer) => {
      const run = workerRun(begun, answer, wasStopped);
      runs.push(run);
      return run;
    });
    const kill = () => {
      wasStopped = true;
      plugin.kill();
    };
    return { ended, kill };
  };

  return {
    start,
    input,
    runs,
    started: () => started,
    leave: () => {
      life?.leave();
      life = undefined;
    },
    end: async () => {
      await Promise.all(lives.map(({ end }) => end()));
    },
  };
}
