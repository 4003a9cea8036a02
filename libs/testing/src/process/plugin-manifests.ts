import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Basename of the worker's manifest, which is how Stash names the plugin. */
export const PLUGIN_ID = 'Stash2Plex';

type Args = Readonly<Record<string, string>>;

interface TaskEntry {
  readonly name: string;
  readonly defaultArgs?: Args;
}

interface HookEntry {
  readonly triggeredBy: readonly string[];
  readonly defaultArgs?: Args;
}

/** What Stash knows of the plugin: the manifests in its folder, and the hook script they name. */
export interface PluginManifests {
  /** Default arguments by the name of the task. */
  readonly tasks: ReadonlyMap<string, Args>;
  readonly hooks: readonly HookEntry[];
  readonly hookScript: string;
}

export function readManifests(folder: string): PluginManifests {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const worker = parse(read(`${PLUGIN_ID}.yml`)) as { readonly tasks: readonly TaskEntry[] };
  const { exec, hooks } = parse(read(`${PLUGIN_ID}Hooks.yml`)) as {
    readonly exec: readonly [string];
    readonly hooks: readonly HookEntry[];
  };
  const tasks = new Map(worker.tasks.map(({ name, defaultArgs = {} }) => [name, defaultArgs]));
  return { tasks, hooks, hookScript: read(exec[0]) };
}
