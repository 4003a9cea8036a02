import { startServers } from './bench-servers.ts';
import type { Usage } from './measure.ts';
import { medianOf } from './numbers.ts';
import { freshVisits, problemsOf, type Visits } from './visits.ts';

export interface Case {
  readonly scenes: number;
  /** Delay of each answer of Plex. */
  readonly plexDelayMs: number;
  /** Fresh data directories; the one in the middle by processor time counts. */
  readonly repeats: number;
}

export interface CaseResult extends Case {
  /** First run over everything. */
  readonly first: Usage;
  /** A look with nothing due. */
  readonly idle: Usage;
  /** How each visit of the last repeat went. */
  readonly last: Visits;
  /** How many scenes the last visit had to catch up with; 0 where it was not made. */
  readonly edits: number;
  readonly problems: readonly string[];
}

const EDITS = 1000;
/** A second run over more scenes would take minutes and tell nothing new. */
const AGAIN_UP_TO = 200_000;

export async function runCase(which: Case): Promise<CaseResult> {
  const { scenes, plexDelayMs, repeats } = which;
  const servers = await startServers(scenes, plexDelayMs);
  const again = scenes <= AGAIN_UP_TO;
  const problems: string[] = [];
  const visit = async (edits: number) => {
    const visits = await freshVisits(servers, { again, edits });
    problems.push(...problemsOf(visits, { edits, gaps: servers.gaps }));
    return visits;
  };
  try {
    const all: Visits[] = [];
    for (let repeat = 1; repeat < repeats; repeat += 1) all.push(await visit(0));
    // Edits change what a run has to find, so they come at the very end.
    const edits = scenes > EDITS ? EDITS : 0;
    const last = await visit(edits);
    const usages = [...all, last];
    return {
      ...which,
      first: medianOf(usages.map(({ first }) => first.usage)),
      idle: medianOf(usages.map(({ idle }) => idle.usage)),
      last,
      edits,
      problems,
    };
  } finally {
    servers.close();
  }
}
