import type { Gql, Host } from './host.ts';
import { isSwitchedOff } from './is-switched-off.ts';
import { isWaiting, LABEL, type QueuedJob } from './is-waiting.ts';
import { matters } from './matters.ts';

const WORKER = 'Stash2Plex';
const TASK = 'Catch Up';

const JOBS = '{ jobQueue { status description addTime } }';
const SETTINGS = `{ configuration { general { username } plugins(include: ["${WORKER}"]) } }`;
const RUN =
  'mutation ($p: ID!, $t: String!, $d: String!, $a: Map) { runPluginTask(plugin_id: $p, task_name: $t, description: $d, args_map: $a) }';

interface Settings {
  readonly general: { readonly username?: string | null };
  readonly plugins?: Readonly<Record<string, { readonly enabled?: unknown } | null>> | null;
}

/** Asks for one waiting task of the worker, and carries no data of the edit. Never throws: saving must go on. */
export function wakeWorker({ input, gql, log }: Host): void {
  try {
    if (!matters(input.Args.hookContext)) return;
    if (isWaiting(askJobs(gql), Date.now())) return;
    const { general, plugins } = askSettings(gql);
    if (isSwitchedOff(plugins?.[WORKER]?.enabled)) return;

    // A task queued from here has no user: where Stash asks for a password, it gets the cookie of whoever edited.
    const cookie = general.username ? input.ServerConnection.SessionCookie?.Value : undefined;
    const args = { mode: 'catch_up', ...(cookie && { cookie }) };
    gql.Do(RUN, { p: WORKER, t: TASK, d: LABEL, a: args });
  } catch {
    // Without the error's text, which holds the variables and so the cookie.
    log.Warn('Stash2Plex could not be woken; its next run finds the change');
  }
}

function askJobs(gql: Gql): readonly QueuedJob[] | null {
  return (gql.Do(JOBS, {}) as { readonly jobQueue: readonly QueuedJob[] | null }).jobQueue;
}

function askSettings(gql: Gql): Settings {
  return (gql.Do(SETTINGS, {}) as { readonly configuration: Settings }).configuration;
}
