import { holdTurn, WRITE } from '@stash2plex/state';
import type { BenchServers } from './bench-servers.ts';
import { inDirectory } from './in-directory.ts';
import { NOW } from './now.ts';
import { gapsFound, stateOf, visit, type Visit } from './visit.ts';

/** One library, looked at again and again. */
export interface Visits {
  /** A first run over everything. */
  readonly first: Visit;
  /** The same again; undefined where that would take minutes. */
  readonly second: Visit | undefined;
  /** A look with nothing due. */
  readonly idle: Visit;
  /** A run over what changed in the last day, when nothing did. */
  readonly recent: Visit;
  /** Catching up with edits; undefined where none were made. */
  readonly caughtUp: Visit | undefined;
}

export interface VisitsRequest {
  readonly again: boolean;
  /** How many scenes are edited before the last visit. */
  readonly edits: number;
}

const HOUR_MS = 3_600_000;
const SOON = [6, 12].map((minutes) => new Date(NOW.getTime() + minutes * 60_000));
/** The youngest edits of the made-up library are out of every day's scope by then. */
const LATER = new Date(NOW.getTime() + 26 * HOUR_MS);
const LATER_STILL = new Date(LATER.getTime() + HOUR_MS);

/** Over a data directory of their own; nothing is written to Plex. */
export function freshVisits(servers: BenchServers, request: VisitsRequest): Promise<Visits> {
  return inDirectory(async (directory) => {
    const letGo = holdTurn(stateOf(directory), WRITE);
    const goTo = (mode: string, at = NOW) => visit(servers, { directory, mode, at });
    try {
      await servers.change({ at: NOW });
      const first = await goTo('reconcile_all');
      const second = request.again ? await goTo('reconcile_all') : undefined;
      // The zone of Stash is known for sure from the second look after the first five minutes on.
      for (const at of SOON) {
        await servers.change({ at });
        await goTo('check_schedule', at);
      }
      const idle = await goTo('check_schedule', SOON.at(-1));
      await servers.change({ at: LATER });
      await goTo('check_schedule', LATER);
      const recent = await goTo('reconcile_recent', LATER);
      await servers.change({ edit: request.edits, at: LATER_STILL });
      const caughtUp = request.edits > 0 ? await goTo('catch_up', LATER_STILL) : undefined;
      return { first, second, idle, recent, caughtUp };
    } finally {
      letGo();
    }
  });
}

/** `edits`: how many there were, `gaps`: how many a first run has to find. */
export function problemsOf(
  visits: Visits,
  { edits, gaps }: { readonly edits: number; readonly gaps: number },
): string[] {
  const found = gapsFound(visits.first.output);
  const changed = visits.caughtUp?.output.catchUp?.changed ?? 0;
  return [
    ...(found === gaps ? [] : [`found ${found} gaps, there are ${gaps}`]),
    ...(changed === edits ? [] : [`caught up with ${changed} changes, there were ${edits}`]),
    ...idlersOf(visits),
  ];
}

/** Which visits did something although there was nothing to do. */
function idlersOf({ second, idle, recent }: Visits): string[] {
  const checked = recent.output.run?.scenesChecked;
  return [
    ...((second?.output.run?.queued ?? 0) === 0 ? [] : ['a second run queued something']),
    ...(idle.output.run === null ? [] : ['a run was made although nothing was due']),
    ...(checked === 0 ? [] : [`a run over no change checked ${checked ?? 'nothing at all'}`]),
  ];
}
