import type { StashJobRow, StashTask } from '../stash/index.ts';
import type { Doing, JobEnd } from './job-loop.ts';
import type { PluginManifests } from './plugin-manifests.ts';
import type { StartedWorker, StartRequest } from './workers.ts';

export interface PluginTasksParts {
  readonly manifests: PluginManifests;
  readonly start: (request: StartRequest) => StartedWorker;
}

/** Begins a task of the plugin: one with a name gets the arguments of the manifest where it was sent none. */
export function beginTask(
  { manifests, start }: PluginTasksParts,
  { id: jobId }: StashJobRow,
  { taskName, args, hasUser }: StashTask,
): Doing {
  const defaults = taskName === undefined ? {} : manifests.tasks.get(taskName);
  if (!defaults) return failed(`no task with name ${taskName ?? ''}`);

  const worker = start({ jobId, args: { ...defaults, ...args }, hasUser });
  // Whatever the plugin answered, Stash calls the job finished.
  const finished = (): JobEnd => ({ status: 'FINISHED' });
  const notStarted = (error: unknown): JobEnd => ({ status: 'FAILED', error: String(error) });
  return { ended: worker.ended.then(finished, notStarted), stop: worker.kill };
}

function failed(error: string): Doing {
  return { ended: Promise.resolve({ status: 'FAILED', error }), stop: () => undefined };
}
