// Whole processes, measured by the operating system's own account of them.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

export interface Command {
  readonly program: string;
  readonly args?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Written to stdin as JSON. */
  readonly input?: object;
}

const HOOK = join(import.meta.dirname, 'report-usage.cjs');

/** Runs a program that is or becomes Node, and has it tell at its end what it used. */
export async function measure(command: Command): Promise<Measured> {
  const { program, args = [], environment = {}, input = {} } = command;
  const usageFile = join(tmpdir(), `stash2plex-bench-usage-${randomUUID()}.json`);
  const started = performance.now();
  const child = spawn(program, args, {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...process.env,
      ...environment,
      NODE_OPTIONS: `--require "${HOOK}"`,
      USAGE_FILE: usageFile,
    },
  });
  // A program that does not read it has no need of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(input));
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const wallSeconds = (performance.now() - started) / 1000;
  const own = JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'wallSeconds'>;
  rmSync(usageFile);
  return { stdout, usage: { ...own, wallSeconds } };
}

/** Node with nothing to do: what processor times are set in relation to, as machines and their load differ. */
export async function bareNode(): Promise<Usage> {
  const { usage } = await measure({ program: process.execPath, args: ['--eval', '0'] });
  return usage;
}
