// What the story reads of a task's output: the contract that other programs rely on.
import type { PluginAnswer } from '@stash2plex/testing/simulators';

export interface Output {
  readonly decision: {
    readonly run: boolean;
    readonly rule: string | null;
    readonly scope: string | null;
    readonly because: readonly string[];
  };
  readonly run: {
    readonly status: string;
    readonly rule: string;
    readonly scope: string;
    readonly scenesChecked: number;
    readonly gaps: Readonly<Record<string, number>>;
    readonly queued: number;
    readonly skipped: Readonly<Record<string, number>>;
    readonly requests: { readonly stash: number; readonly plex: number };
  } | null;
  readonly catchUp: { readonly queued: number } | null;
  readonly queue: { readonly pending: number; readonly dead: number };
  readonly repair: {
    readonly written: number;
    readonly kept: number;
    readonly waiting: Readonly<Record<string, number>>;
    readonly ended: string;
    readonly requests: { readonly plexWrites: number };
  } | null;
  /** Of Outage Summary Report alone. */
  readonly outages?: {
    readonly list: readonly { readonly seconds: number | null; readonly jobs: number | null }[];
  };
  readonly history: { readonly runCount: number; readonly nextDue: string | null };
}

/** The output of a task; one that failed ends the story. */
export function outputOf({ stdout, exitCode }: PluginAnswer): Output {
  const { output, error } = JSON.parse(stdout) as { output?: Output; error?: string };
  if (error !== undefined || !output || exitCode !== 0) {
    throw new Error(`The task failed (exit code ${exitCode}): ${error ?? 'it said nothing'}`);
  }
  return output;
}
