export type StashJobStatus = 'READY' | 'RUNNING' | 'FINISHED' | 'CANCELLED' | 'FAILED';

/** What a plugin's task is to be started with. */
interface TaskRequest {
  readonly pluginId: string;
  readonly taskName: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface StashTask extends TaskRequest {
  /** Whether somebody who is logged in asked for it: only then its cookie is good where there is a password. */
  readonly hasUser: boolean;
}

export interface StashJobRow {
  readonly id: string;
  status: StashJobStatus;
  readonly description: string;
  readonly subTasks: null;
  progress: number;
  error: string | null;
  readonly addTime: string;
  startTime: string | null;
  endTime: string | null;
  /** Undefined for Stash's own jobs, such as a scan. Not part of GraphQL. */
  readonly task: StashTask | undefined;
}

/** One job at a time, first come, first served; the test says when one starts and ends. */
export interface StashJobs {
  readonly add: (description: string, task?: TaskRequest) => StashJobRow;
  /** Tasks added meanwhile have no user: so are those that an embedded script asks for. */
  readonly withoutUser: <Result>(work: () => Result) => Result;
  /** The oldest that waits becomes `RUNNING`; undefined if none waits or one is running. */
  readonly startNext: () => StashJobRow | undefined;
  readonly finish: (id: string, status?: StashJobStatus, error?: string) => void;
  /** What waits and runs. */
  readonly list: () => readonly StashJobRow[];
  /** These, and the ten that ended last. */
  readonly find: (id: string) => StashJobRow | undefined;
  /** As at a restart of Stash: nothing left, ids from 1 again. */
  readonly clear: () => void;
  /** Told whenever a job was added or has ended; returns a way to stop listening. */
  readonly watch: (listener: () => void) => () => void;
}

const KEPT = 10;

export function stashJobs(stamp: () => string): StashJobs {
  let queue: StashJobRow[] = [];
  let ended: StashJobRow[] = [];
  let lastId = 0;
  let hasUser = true;
  const { watch, tellAll } = watchers();

  return {
    add: (description, request) => {
      lastId += 1;
      const task = request && { ...request, hasUser };
      const job = newJob(String(lastId), description, { task, addTime: stamp() });
      queue.push(job);
      tellAll();
      return job;
    },
    withoutUser: (work) => {
      hasUser = false;
      try {
        return work();
      } finally {
        hasUser = true;
      }
    },
    startNext: () => {
      const next = queue[0];
      if (next?.status !== 'READY') return undefined;
      return Object.assign(next, { status: 'RUNNING', startTime: stamp() } as const);
    },
    finish: (id, status = 'FINISHED', error) => {
      const job = queue.find((each) => each.id === id);
      if (!job) throw new Error(`no job ${id} waits or runs`);
      Object.assign(job, { status, error: error ?? null, endTime: stamp() });
      queue = queue.filter((each) => each !== job);
      ended = [...ended, job].slice(-KEPT);
      tellAll();
    },
    list: () => queue,
    find: (id) => [...queue, ...ended].find((job) => job.id === id),
    clear: () => {
      queue = [];
      ended = [];
      lastId = 0;
      tellAll();
    },
    watch,
  };
}

function newJob(
  id: string,
  description: string,
  { task, addTime }: Pick<StashJobRow, 'task' | 'addTime'>,
): StashJobRow {
  const times = { addTime, startTime: null, endTime: null };
  return {
    id,
    description,
    task,
    ...times,
    status: 'READY',
    subTasks: null,
    progress: 0,
    error: null,
  };
}

function watchers() {
  const listeners = new Set<() => void>();
  return {
    tellAll: () => {
      for (const tell of listeners) tell();
    },
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
