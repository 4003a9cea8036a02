import { pluginInput } from '@stash2plex/testing/simulators';
import { join } from 'node:path';
import type { BenchServers, RequestCount } from './bench-servers.ts';
import { measure, type Measured, type Usage } from './measure.ts';
import { NOW } from './now.ts';

const FOLDER = join(import.meta.dirname, '../../dist/Stash2Plex');

export interface Output {
  readonly run: {
    readonly gaps: Readonly<Record<string, number>>;
    readonly queued: number;
  } | null;
  readonly queue: { readonly pending: number };
  readonly repair: {
    readonly written: number;
    readonly inLine: number;
    readonly ended: string;
    readonly tookMs: number;
    readonly requests: { readonly plexReads: number; readonly plexWrites: number };
  } | null;
}

/** One process, what it said, and what it asked of the servers. */
export interface Visit {
  readonly usage: Usage;
  readonly output: Output;
  readonly requests: RequestCount;
}

/** Where the plugin keeps its state, under the directory of a Stash. */
export function stateOf(directory: string): string {
  return join(directory, 'plugin-data/Stash2Plex/state.db');
}

/** One task of the built plugin, measured as a whole process. */
export async function visit(
  servers: BenchServers,
  directory: string,
  mode: string,
): Promise<Visit> {
  const before = await servers.requests();
  const measured = await measure(
    FOLDER,
    pluginInput({ port: servers.port, directory, args: { mode } }),
    {
      environment: { STASH2PLEX_NOW: NOW.toISOString() },
      usageFile: join(directory, 'usage.json'),
    },
  );
  const after = await servers.requests();
  const requests = { stash: after.stash - before.stash, plex: after.plex - before.plex };
  return { usage: measured.usage, output: outputOf(measured), requests };
}

function outputOf({ stdout }: Measured): Output {
  const { output, error } = JSON.parse(stdout) as { output?: Output; error?: string };
  if (!output) throw new Error(error ?? 'The plugin said nothing.');
  return output;
}
