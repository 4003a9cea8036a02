import type { PluginAnswer } from './run-plugin.ts';

/** What a worker was started with. */
export interface WorkerStart {
  /** Undefined for one beside the queue. */
  readonly jobId: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
  /** Whether its cookie is one of somebody who is logged in. */
  readonly hasUser: boolean;
  /** By the world's clock. */
  readonly startedAt: Date;
}

/** A worker from start to end. `output` and `error`: as Stash reads stdout. */
export interface WorkerRun extends WorkerStart, PluginAnswer {
  readonly wasStopped: boolean;
  readonly output: unknown;
  readonly error: string | undefined;
}

export function workerRun(
  start: WorkerStart,
  answer: PluginAnswer,
  wasStopped: boolean,
): WorkerRun {
  const { output, error = exitError(answer.exitCode) } = readStdout(answer.stdout);
  return { ...start, ...answer, output, error, wasStopped };
}

interface Told {
  readonly output: unknown;
  readonly error?: string;
}

/** What is no object is the output as it stands, and an error in it is lost. */
function readStdout(stdout: string): Told {
  const parsed = parse(stdout);
  if (parsed === null) return { output: null };
  if (typeof parsed !== 'object' || Array.isArray(parsed)) return { output: stdout };
  const { output = null, error = null } = parsed as { output?: unknown; error?: unknown };
  if (error === null) return { output };
  return { output, error: typeof error === 'string' ? error : '' };
}

function exitError(exitCode: number | undefined): string | undefined {
  if (exitCode === undefined) return 'signal: killed';
  return exitCode === 0 ? undefined : `exit status ${exitCode}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
