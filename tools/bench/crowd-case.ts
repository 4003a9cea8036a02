// Many workers of one Stash at once, as after a burst of edits: one of them makes the run that is due.
import { holdTurn, WRITE } from '@stash2plex/state';
import { startServers, type BenchServers, type RequestCount } from './bench-servers.ts';
import { under } from './budgets.ts';
import { inDirectory } from './in-directory.ts';
import { amount, count } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import { gapsFound, runTask, since, stateOf, visit, type Task } from './visit.ts';

const WORKERS = 60;
const SCENES = 1000;
const PLEX_DELAY_MS = 20;
const MODE = 'check_schedule';

export async function crowdCase(): Promise<Outcome> {
  const servers = await startServers(SCENES, PLEX_DELAY_MS);
  try {
    const alone = await inDirectory((directory) => onceAlone(servers, directory));
    const before = await servers.requests();
    const { tasks, pending } = await inDirectory((directory) => allAtOnce(servers, directory));
    const asked = readsOf(since(before, await servers.requests()));
    return outcomeOf({ tasks, pending, asked, alone, gaps: servers.gaps });
  } finally {
    servers.close();
  }
}

async function onceAlone(servers: BenchServers, directory: string) {
  const letGo = holdTurn(stateOf(directory), WRITE);
  const { requests } = await visit(servers, { directory, mode: MODE });
  const idle = await visit(servers, { directory, mode: MODE });
  letGo();
  return { reads: readsOf(requests), idleCpu: idle.usage.cpuSeconds };
}

async function allAtOnce(servers: BenchServers, directory: string) {
  const letGo = holdTurn(stateOf(directory), WRITE);
  const tasks = await Promise.all(
    Array.from({ length: WORKERS }, () => runTask(servers, { directory, mode: MODE })),
  );
  const after = await runTask(servers, { directory, mode: 'queue_status' });
  letGo();
  return { tasks, pending: after.output.queue.pending };
}

function readsOf({ plex, probes }: RequestCount): number {
  return plex - probes;
}

interface Crowd {
  readonly tasks: readonly Task[];
  readonly pending: number;
  /** What Plex was asked by all workers together, beside who it is: each may ask that before a run. */
  readonly asked: number;
  readonly alone: { readonly reads: number; readonly idleCpu: number };
  readonly gaps: number;
}

function outcomeOf({ tasks, pending, asked, alone, gaps }: Crowd): Outcome {
  const runs = tasks.filter(({ output }) => output.run !== null);
  const others = tasks.filter(({ output }) => output.run === null);
  const busiest = Math.max(...others.map(({ usage }) => usage.cpuSeconds));
  const found = runs.reduce((sum, { output }) => sum + gapsFound(output), 0);
  const queued = runs.reduce((sum, { output }) => sum + (output.run?.queued ?? 0), 0);
  const name = `${WORKERS} workers at once`;
  return {
    title: `${name}, ${count(SCENES)} scenes, Plex at ${PLEX_DELAY_MS} ms a request`,
    notes: [
      `the busiest of those that made no run took ${amount(busiest, 's')} CPU, ` +
        `a look with nothing due ${amount(alone.idleCpu, 's')}`,
    ],
    lines: [
      under(`${name}: runs`, runs.length, 1, ''),
      under(`${name}: reads of Plex, beside those of one alone`, asked, alone.reads, ''),
    ],
    problems: [
      ...(runs.length > 0 ? [] : ['none of them made the run that was due']),
      ...(found === gaps ? [] : [`they found ${found} gaps, there are ${gaps}`]),
      ...(pending === queued ? [] : [`${pending} jobs are pending, ${queued} were queued`]),
    ],
  };
}
