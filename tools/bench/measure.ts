// Whole processes, measured by the operating system's own account of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Usage {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly memoryMb: number;
}

export interface Measured {
  readonly usage: Usage;
  readonly stdout: string;
}

const HOOK = join(import.meta.dirname, 'report-usage.cjs');

/** Runs a plugin folder's launcher on one input, and has the process tell at its end what it used. */
export async function measure(
  folder: string,
  input: object,
  { environment, usageFile }: { environment: NodeJS.ProcessEnv; usageFile: string },
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(join(folder, 'stash2plex'), [], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...process.env,
      ...environment,
      STASH2PLEX_NODE: process.execPath,
      NODE_OPTIONS: `--require "${HOOK}"`,
      USAGE_FILE: usageFile,
    },
  });
  child.stdin.end(JSON.stringify(input));
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const wallSeconds = (performance.now() - started) / 1000;
  const own = JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'wallSeconds'>;
  return { stdout, usage: { ...own, wallSeconds } };
}
