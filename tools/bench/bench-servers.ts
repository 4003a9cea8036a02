import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RequestCount {
  readonly stash: number;
  readonly plex: number;
  /** Those of them that ask only who Plex is. */
  readonly probes: number;
  /** Those to Stash that ask for a cover. */
  readonly covers: number;
  /** Those to Plex that list, choose or upload pictures. */
  readonly pictures: number;
  /** Pictures that were uploaded, and how many of them were not there already. */
  readonly uploads: number;
  readonly distinctUploads: number;
  /** Folders that Plex was asked to scan. */
  readonly scans: number;
}

/** What happens to the library; as JSON on a line. */
export interface ServerChange {
  /** So many scenes are retitled. */
  readonly edit?: number;
  /** Every scene gets a cover made from this text and its id. */
  readonly covers?: string;
  /** So many files come to one folder, which Plex has not scanned. */
  readonly files?: number;
  /** undefined: the clock of Stash stays where it is. */
  readonly at?: Date;
}

/** The simulated servers, in another process. */
export interface BenchServers {
  readonly port: number;
  /** Gaps that a first run has to find. */
  readonly gaps: number;
  readonly requests: () => Promise<RequestCount>;
  readonly change: (change: ServerChange) => Promise<void>;
  readonly close: () => void;
}

const SCRIPT = join(import.meta.dirname, 'servers.ts');
// A million scenes, as the simulators hold them, take 4 GB.
const FLAGS = ['--conditions=@stash2plex/source', '--max-old-space-size=12000'];

export async function startServers(scenes: number, plexDelayMs: number): Promise<BenchServers> {
  const args = [...FLAGS, SCRIPT, String(scenes), String(plexDelayMs)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const nextLine = async () => {
    const [line] = (await once(lines, 'line')) as [string];
    return JSON.parse(line) as unknown;
  };
  const ask = (question: ServerChange) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return nextLine() as Promise<RequestCount>;
  };
  const { port, gaps } = (await nextLine()) as { port: number; gaps: number };
  return {
    port,
    gaps,
    requests: () => ask({}),
    change: async (change) => {
      await ask(change);
    },
    close: () => {
      child.stdin.end();
    },
  };
}
