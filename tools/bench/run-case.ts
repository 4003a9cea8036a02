import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pluginInput } from '@stash2plex/testing/simulators';
import { startServers, type BenchServers, type RequestCount } from './bench-servers.ts';
import { measure, type Measured, type Usage } from './measure.ts';
import { NOW } from './now.ts';

export interface Case {
  readonly scenes: number;
  /** Delay of each answer of Plex. */
  readonly plexDelayMs: number;
}

export interface CaseResult extends Case {
  /** First run over everything; the median of the repeats by CPU. */
  readonly first: Usage;
  readonly requests: number;
  /** A look with nothing due. */
  readonly idle: Usage;
  readonly idleRequests: RequestCount;
  /** What was wrong with the results, so that a fast wrong run is no success. */
  readonly problems: readonly string[];
}

interface Output {
  readonly run: {
    readonly gaps: Readonly<Record<string, number>>;
    readonly queued: number;
  } | null;
}

/** One process, what it said, and what it asked of the servers. */
interface Visit {
  readonly usage: Usage;
  readonly output: Output;
  readonly requests: RequestCount;
}

interface Visits {
  readonly first: Visit;
  readonly second: Visit;
  readonly idle: Visit;
}

const FOLDER = join(import.meta.dirname, '../../dist/Stash2Plex');

export async function runCase(which: Case, repeats: number): Promise<CaseResult> {
  const servers = await startServers(which.scenes, which.plexDelayMs);
  try {
    const all: Visits[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) all.push(await freshVisits(servers));
    return toResult(which, all, servers.gaps);
  } finally {
    servers.close();
  }
}

/** A first run, a second one, and a look with nothing due, over a data directory of their own. */
async function freshVisits(servers: BenchServers): Promise<Visits> {
  const directory = mkdtempSync(join(tmpdir(), 'stash2plex-bench-'));
  try {
    const first = await visit(servers, directory, 'reconcile_all');
    const second = await visit(servers, directory, 'reconcile_all');
    return { first, second, idle: await visit(servers, directory, 'check_schedule') };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function visit(servers: BenchServers, directory: string, mode: string): Promise<Visit> {
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

function toResult(which: Case, all: readonly Visits[], gaps: number): CaseResult {
  const last = all[all.length - 1];
  if (!last) throw new Error('At least one repeat is needed.');
  return {
    ...which,
    first: median(all.map(({ first }) => first.usage)),
    requests: last.first.requests.stash + last.first.requests.plex,
    idle: median(all.map(({ idle }) => idle.usage)),
    idleRequests: last.idle.requests,
    problems: all.flatMap((visits) => problemsOf(visits, gaps)),
  };
}

function problemsOf({ first, second, idle }: Visits, gaps: number): string[] {
  const counts = Object.values(first.output.run?.gaps ?? {});
  const found = counts.reduce((sum, count) => sum + count, 0);
  return [
    ...(found === gaps ? [] : [`found ${found} gaps, there are ${gaps}`]),
    ...(second.output.run?.queued === 0 ? [] : ['a second run queued something']),
    ...(idle.output.run === null ? [] : ['a run was made although nothing was due']),
  ];
}

function outputOf({ stdout }: Measured): Output {
  const { output, error } = JSON.parse(stdout) as { output?: Output; error?: string };
  if (!output) throw new Error(error ?? 'The plugin said nothing.');
  return output;
}

function median(usages: readonly Usage[]): Usage {
  const sorted = usages.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}
