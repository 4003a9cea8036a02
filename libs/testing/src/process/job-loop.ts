import type { StashJobRow, StashJobStatus, StashWorld } from '../stash/index.ts';

export interface JobEnd {
  readonly status: StashJobStatus;
  readonly error?: string;
}

/** A job that is being done. */
export interface Doing {
  /** Never rejects. */
  readonly ended: Promise<JobEnd>;
  readonly stop: () => void;
}

export interface JobLoopParts {
  readonly world: StashWorld;
  /** Each job waits so long on the world's clock before it starts. */
  readonly startAfterMs: number;
  readonly begin: (job: StashJobRow) => Doing;
}

/** Stash's dispatcher: starts the jobs of the queue one at a time, first come, first served. */
export interface JobLoop {
  readonly resume: () => void;
  /** Starts no job until it is resumed; one that runs goes on. */
  readonly pause: () => void;
  /** Stops the one that runs, which ends as cancelled; returns when it is gone. */
  readonly stopJob: () => Promise<void>;
  /** Resolves when no job waits or runs, and none that Stash has forgotten goes on either. */
  readonly settled: () => Promise<void>;
}

export function jobLoop({ world, startAfterMs, begin }: JobLoopParts): JobLoop {
  const { jobs, clock } = world;
  const doings = new Map<StashJobRow, Doing>();
  const stopped = new Set<StashJobRow>();
  const waiting = settlers(() => jobs.list().length === 0 && doings.size === 0);
  let stopWatching: (() => void) | undefined;
  let callOff: (() => void) | undefined;

  const look = () => {
    waiting.look();
    if (callOff || jobs.list()[0]?.status !== 'READY') return;
    callOff = clock.after(startAfterMs, () => {
      callOff = undefined;
      const job = jobs.startNext();
      if (job) void seeThrough(job);
    });
  };
  const seeThrough = async (job: StashJobRow) => {
    const doing = begin(job);
    doings.set(job, doing);
    const { status, error } = await doing.ended;
    doings.delete(job);
    // After a restart there may be another job of this id.
    const isKnown = jobs.list().includes(job);
    if (isKnown) jobs.finish(job.id, stopped.has(job) ? 'CANCELLED' : status, error);
    else waiting.look();
  };

  return {
    resume: () => {
      stopWatching ??= jobs.watch(look);
      look();
    },
    pause: () => {
      stopWatching?.();
      callOff?.();
      stopWatching = callOff = undefined;
    },
    stopJob: async () => {
      for (const [job, doing] of doings) {
        if (!jobs.list().includes(job)) continue;
        stopped.add(job);
        doing.stop();
        await doing.ended;
      }
    },
    settled: waiting.settled,
  };
}

function settlers(isSettled: () => boolean) {
  let waiting: (() => void)[] = [];
  const look = () => {
    if (!isSettled()) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    look,
    settled: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        look();
      }),
  };
}
