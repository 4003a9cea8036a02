import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';

export interface TaskToQueue {
  readonly taskName: string;
  /** What people see in the list of jobs. */
  readonly description: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const PLUGIN_ID = 'Stash2Plex';
const DOCUMENT = `mutation QueueTask($plugin: ID!, $task: String!, $description: String!, $args: Map) {
  runPluginTask(plugin_id: $plugin, task_name: $task, description: $description, args_map: $args)
}`;

const ANSWER = z.object({ runPluginTask: z.string() });

/** Queues a task of ours behind what waits in Stash; returns the id of its job. Never put a secret into `args`. */
export async function queueTask(api: StashApi, task: TaskToQueue): Promise<string> {
  const variables = {
    ...{ plugin: PLUGIN_ID, task: task.taskName },
    ...{ description: task.description, args: task.args },
  };
  const { data } = await api.ask({ document: DOCUMENT, variables });
  return checked(ANSWER, data, 'the id of a job').runPluginTask;
}
