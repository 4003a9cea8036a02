import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { readPluginLog, type PluginLog } from './plugin-log.ts';

export interface PluginStart {
  /** The built plugin folder; its `stash2plex` is started, as the manifest says. */
  readonly folder: string;
  /** Written to stdin; an object as one JSON document. */
  readonly input: string | object;
  /** Added to the environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Start it in another life of Stash: below a new process instead of this one. */
  readonly afterRestart?: boolean;
}

export interface PluginAnswer extends PluginLog {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly tookMs: number;
}

/** A process that starts a program as its child, and ends as that does. */
const ANOTHER_PARENT = [
  process.execPath,
  '-e',
  `require('node:child_process').spawn(process.argv[1], { stdio: 'inherit' })
    .on('exit', (code) => process.exit(code ?? 1));`,
] as const;

export type PluginProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts the plugin as Stash does: the program in its folder, one document on stdin, then the end of it. */
export function startPlugin(start: PluginStart): PluginProcess {
  const { folder, input, environment = {}, afterRestart = false } = start;
  const env = { ...process.env, STASH2PLEX_NODE: process.execPath, ...environment };
  const program = join(folder, 'stash2plex');
  const [command, ...args] = afterRestart ? [...ANOTHER_PARENT, program] : [program];
  const child = spawn(command, args, { cwd: '/', env, stdio: ['pipe', 'pipe', 'pipe'] });
  // A process that is killed early leaves the rest of its input unread.
  child.stdin.on('error', () => undefined);
  child.stdin.end(typeof input === 'string' ? input : JSON.stringify(input));
  return child;
}

/** Waits as Stash does: for the end of stdout and for the exit. */
export async function answerOf(child: PluginProcess): Promise<PluginAnswer> {
  const started = performance.now();
  const [stdout, stderr, [exitCode]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  const tookMs = performance.now() - started;
  return { stdout, stderr, exitCode: exitCode ?? undefined, tookMs, ...readPluginLog(stderr) };
}

/** Of a pipe that was closed at our end, what came through it before. */
async function textOf(pipe: Readable): Promise<string> {
  let text = '';
  pipe.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  await finished(pipe).catch(() => undefined);
  return text;
}

export function runPlugin(start: PluginStart): Promise<PluginAnswer> {
  return answerOf(startPlugin(start));
}
