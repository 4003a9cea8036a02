import { pluginInput } from '@stash2plex/testing/simulators';
import { join } from 'node:path';
import type { BenchServers, RequestCount } from './bench-servers.ts';
import { measure, type Usage } from './measure.ts';
import { NOW } from './now.ts';

const LAUNCHER = join(import.meta.dirname, '../../dist/Stash2Plex/stash2plex');

export interface Output {
  readonly run: {
    readonly gaps: Readonly<Record<string, number>>;
    readonly scenesChecked: number;
    readonly queued: number;
  } | null;
  readonly catchUp: { readonly changed: number; readonly queued: number } | null;
  readonly queue: { readonly pending: number };
  readonly repair: {
    readonly written: number;
    readonly inLine: number;
    readonly ended: string;
    readonly fields: Readonly<Record<string, number>>;
    readonly tookMs: number;
    readonly requests: { readonly plexReads: number; readonly plexWrites: number };
  } | null;
}

/** One process of the built plugin, and what it said. */
export interface Task {
  readonly usage: Usage;
  readonly output: Output;
}

/** The same, when it had the servers for itself: with what it asked of them. */
export interface Visit extends Task {
  readonly requests: RequestCount;
}

/** Which task, in which directory of a Stash, at what time. */
export interface TaskRequest {
  readonly directory: string;
  readonly mode: string;
  readonly at?: Date;
  /** Settings by the names that they have in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Where the plugin keeps its state, under the directory of a Stash. */
export function stateOf(directory: string): string {
  return join(directory, 'plugin-data/Stash2Plex/state.db');
}

/** One task of the built plugin, measured as a whole process. */
export async function runTask(servers: BenchServers, request: TaskRequest): Promise<Task> {
  const { directory, mode, at = NOW, settings } = request;
  const { usage, stdout } = await measure({
    program: LAUNCHER,
    environment: {
      ...settings,
      STASH2PLEX_NOW: at.toISOString(),
      STASH2PLEX_NODE: process.execPath,
    },
    input: pluginInput({ port: servers.port, directory, args: { mode } }),
  });
  const { output, error } = JSON.parse(stdout) as { output?: Output; error?: string };
  if (!output) throw new Error(error ?? 'The plugin said nothing.');
  return { usage, output };
}

export async function visit(servers: BenchServers, request: TaskRequest): Promise<Visit> {
  const before = await servers.requests();
  const task = await runTask(servers, request);
  return { ...task, requests: since(before, await servers.requests()) };
}

export function since(before: RequestCount, after: RequestCount): RequestCount {
  const names = Object.keys(after) as (keyof RequestCount)[];
  const each = names.map((name) => [name, after[name] - before[name]]);
  return Object.fromEntries(each) as RequestCount;
}

/** All gaps of a run, whatever they are. */
export function gapsFound({ run }: Output): number {
  return Object.values(run?.gaps ?? {}).reduce((sum, gaps) => sum + gaps, 0);
}
