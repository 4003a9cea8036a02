// What it costs to write what was found: as many scenes as a made-up library has gaps, Plex at 20 ms a request.
import { holdTurn, WRITE } from '@stash2plex/state';
import { startServers, type BenchServers } from './bench-servers.ts';
import { inDirectory } from './in-directory.ts';
import type { Usage } from './measure.ts';
import { stateOf, visit, type Output } from './visit.ts';

const PLEX_DELAY_MS = 20;

export interface RepairResult {
  readonly scenes: number;
  readonly written: number;
  readonly writes: number;
  readonly reads: number;
  readonly scenesPerSecond: number;
  readonly usage: Usage;
  /** By force, when all is in line. */
  readonly writesAgain: number;
  readonly problems: readonly string[];
}

export async function repairCase(scenes: number): Promise<RepairResult> {
  const servers = await startServers(scenes, PLEX_DELAY_MS);
  try {
    return await inDirectory((directory) => foundAndWritten(servers, scenes, directory));
  } finally {
    servers.close();
  }
}

async function foundAndWritten(
  servers: BenchServers,
  scenes: number,
  directory: string,
): Promise<RepairResult> {
  const letGo = holdTurn(stateOf(directory), WRITE);
  const found = await visit(servers, { directory, mode: 'reconcile_all' });
  letGo();
  const first = await visit(servers, { directory, mode: 'process_queue' });
  const again = await visit(servers, { directory, mode: 'all_force' });
  const repair = repairOf(first.output);
  return {
    scenes,
    written: repair.written,
    writes: repair.requests.plexWrites,
    reads: repair.requests.plexReads,
    scenesPerSecond: repair.written / (repair.tookMs / 1000),
    usage: first.usage,
    writesAgain: repairOf(again.output).requests.plexWrites,
    problems: problemsOf(found.output, repair),
  };
}

/** Gaps that nothing can repair. */
const NOBODYS = new Set(['ambiguous-match', 'orphaned-item']);

type Repair = NonNullable<Output['repair']>;

function repairOf({ repair }: Output): Repair {
  if (!repair) throw new Error('Nothing was repaired.');
  return repair;
}

function problemsOf({ run }: Output, { written, ended }: Repair): string[] {
  const { missing = 0, ...there } = run?.gaps ?? {};
  const repairable = Object.entries(there).filter(([type]) => !NOBODYS.has(type));
  const expected = repairable.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...(written === expected
      ? []
      : [`wrote ${written} scenes, ${expected} had something to write`]),
    ...(missing > 0 ? [] : ['no scene was missing']),
    ...(ended === 'done' ? [] : [`the drain ended as ${ended}`]),
  ];
}
