import { holdTurn, WRITE } from '@stash2plex/state';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers, type BenchServers, type RequestCount } from './bench-servers.ts';
import type { Usage } from './measure.ts';
import { stateOf, visit, type Visit } from './visit.ts';

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

interface Visits {
  readonly first: Visit;
  readonly second: Visit;
  readonly idle: Visit;
}

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
  const letGo = holdTurn(stateOf(directory), WRITE);
  try {
    const first = await visit(servers, directory, 'reconcile_all');
    const second = await visit(servers, directory, 'reconcile_all');
    return { first, second, idle: await visit(servers, directory, 'check_schedule') };
  } finally {
    letGo();
    rmSync(directory, { recursive: true, force: true });
  }
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

function median(usages: readonly Usage[]): Usage {
  const sorted = usages.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}
