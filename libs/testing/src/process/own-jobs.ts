import type { StashJobRow, StashWorld } from '../stash/index.ts';
import type { Doing, JobEnd } from './job-loop.ts';

export interface OwnJob {
  /** On the world's clock. Default 0. */
  readonly takesMs?: number;
  /** Done at its end, while it is still the one that runs: a scan finds its files, and their hooks are run. */
  readonly work?: () => void;
}

/** Jobs of Stash itself, and of other plugins: they take a while. */
export interface OwnJobs {
  readonly add: (description: string, job: OwnJob) => StashJobRow;
  readonly begin: (job: StashJobRow) => Doing;
  /** They end with Stash. */
  readonly stopAll: () => void;
}

export function ownJobs({ jobs, clock }: StashWorld): OwnJobs {
  const known = new WeakMap<StashJobRow, OwnJob>();
  const running = new Set<Doing>();
  return {
    add: (description, job) => {
      const row = jobs.add(description);
      known.set(row, job);
      return row;
    },
    begin: (row) => {
      const { takesMs = 0, work } = known.get(row) ?? {};
      const { promise, resolve } = Promise.withResolvers<JobEnd>();
      const callOff = clock.after(takesMs, () => {
        resolve(outcomeOf(work));
      });
      const stop = () => {
        callOff();
        resolve({ status: 'CANCELLED' });
      };
      const doing = { ended: promise, stop };
      running.add(doing);
      void promise.then(() => running.delete(doing));
      return doing;
    },
    stopAll: () => {
      for (const { stop } of running) stop();
    },
  };
}

function outcomeOf(work: (() => void) | undefined): JobEnd {
  try {
    work?.();
    return { status: 'FINISHED' };
  } catch (error) {
    return { status: 'FAILED', error: String(error) };
  }
}
