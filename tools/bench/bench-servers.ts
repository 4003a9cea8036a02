import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RequestCount {
  readonly stash: number;
  readonly plex: number;
}

/** The simulated servers, in another process. */
export interface BenchServers {
  readonly port: number;
  /** Gaps that a first run has to find. */
  readonly gaps: number;
  readonly requests: () => Promise<RequestCount>;
  readonly close: () => void;
}

const SCRIPT = join(import.meta.dirname, 'servers.ts');

export async function startServers(scenes: number, plexDelayMs: number): Promise<BenchServers> {
  const args = ['--conditions=@stash2plex/source', SCRIPT, String(scenes), String(plexDelayMs)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const nextLine = async () => {
    const [line] = (await once(lines, 'line')) as [string];
    return JSON.parse(line) as unknown;
  };
  const { port, gaps } = (await nextLine()) as { port: number; gaps: number };
  return {
    port,
    gaps,
    requests: () => {
      child.stdin.write('requests\n');
      return nextLine() as Promise<RequestCount>;
    },
    close: () => {
      child.stdin.end();
    },
  };
}
