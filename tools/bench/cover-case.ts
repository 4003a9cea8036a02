// What covers cost: each uploaded once, asked for no oftener than needed, and changed ones caught up with.
import { holdTurn, WRITE } from '@stash2plex/state';
import { startServers, type BenchServers } from './bench-servers.ts';
import { under } from './budgets.ts';
import { inDirectory } from './in-directory.ts';
import { NOW } from './now.ts';
import { count, usageText } from './numbers.ts';
import type { BudgetLine, Outcome } from './outcome.ts';
import { stateOf, visit, type Visit } from './visit.ts';

const SCENES = 500;
const HOUR_MS = 3_600_000;
const hours = (some: number) => new Date(NOW.getTime() + some * HOUR_MS);

export async function coverCase(): Promise<Outcome> {
  const servers = await startServers(SCENES, 0);
  try {
    return outcomeOf(await inDirectory((directory) => withCovers(servers, directory)));
  } finally {
    servers.close();
  }
}

/** One library with covers, again and again. */
interface CoverVisits {
  /** A drain of what the first run found. */
  readonly first: Visit;
  /** The next run. */
  readonly second: Visit;
  /** By force, twice: the first also uploads for scenes that were in line. */
  readonly forced: Visit;
  readonly forcedAgain: Visit;
  /** After every cover was changed in Stash. */
  readonly changed: Visit;
  /** After that, when nothing was. */
  readonly idle: Visit;
}

async function withCovers(servers: BenchServers, directory: string): Promise<CoverVisits> {
  const goTo = (mode: string, hour: number) => visit(servers, { directory, mode, at: hours(hour) });
  await servers.change({ covers: 'first', at: hours(-48) });
  await servers.change({ at: hours(0) });
  const letGo = holdTurn(stateOf(directory), WRITE);
  await goTo('reconcile_all', 0);
  letGo();
  const first = await goTo('process_queue', 0);
  await servers.change({ at: hours(1) });
  const second = await goTo('reconcile_all', 1);
  const forced = await goTo('all_force', 1);
  const forcedAgain = await goTo('all_force', 1);
  await servers.change({ covers: 'second', at: hours(2) });
  const changed = await goTo('catch_up', 2);
  await servers.change({ at: hours(3) });
  await goTo('catch_up', 3);
  await servers.change({ at: hours(4) });
  const idle = await goTo('catch_up', 4);
  return { first, second, forced, forcedAgain, changed, idle };
}

function outcomeOf(visits: CoverVisits): Outcome {
  const { first, forced, changed } = visits;
  const drains = { first, 'by force': forced, changed };
  return {
    title: `Covers, ${count(SCENES)} scenes`,
    notes: Object.entries(drains).map(([name, { requests, usage }]) => {
      const { pictures, uploads, covers } = requests;
      return (
        `${name}: ${count(uploads)} uploads, ${count(pictures)} requests to Plex and ${count(covers)} ` +
        `to Stash for pictures, ${usageText(usage)}`
      );
    }),
    lines: coverLines(visits),
    problems: problemsOf(visits),
  };
}

/** A budget of what was uploaded without having been there already is broken by whatever is uploaded twice. */
function coverLines(visits: CoverVisits): BudgetLine[] {
  const { first, second, forcedAgain, changed, idle } = visits;
  const [written, told, edited] = [writtenOf(first), scenesOf(forcedAgain), queuedOf(changed)];
  const line = (what: string, measured: number, allowed: number) =>
    under(`covers of ${what}`, measured, allowed, '');
  const uploads = (what: string, { requests }: Visit) =>
    line(`${what}: uploads`, requests.uploads, requests.distinctUploads);
  const asked = (what: string, { requests }: Visit, allowed: number) =>
    line(`${what}: requests to Stash`, requests.covers, allowed);
  return [
    uploads(`${count(written)} scenes written`, first),
    asked(`${count(written)} scenes written`, first, written),
    asked(`${count(SCENES)} scenes, next run`, second, 0),
    line(`${count(told)} scenes by force again: uploads`, forcedAgain.requests.uploads, 0),
    asked(`${count(told)} scenes by force again`, forcedAgain, told),
    uploads(`${count(edited)} scenes changed at once`, changed),
    // Whether it is another one, and then the bytes.
    asked(`${count(edited)} scenes changed at once`, changed, 2 * edited),
    asked(`${count(SCENES)} scenes, nothing changed`, idle, 0),
  ];
}

/** Each item that was given a cover has to be given the next one, too. */
function problemsOf({ first, forced, changed }: CoverVisits): string[] {
  const items = first.requests.distinctUploads + forced.requests.distinctUploads;
  const again = changed.requests.distinctUploads;
  const written = writtenOf(first);
  return [
    ...(first.requests.distinctUploads >= written && written > 0
      ? []
      : [`${first.requests.distinctUploads} covers came to ${written} scenes`]),
    ...(again === items ? [] : [`${again} of ${items} changed covers came to Plex`]),
  ];
}

const writtenOf = ({ output }: Visit) => output.repair?.written ?? 0;
const queuedOf = ({ output }: Visit) => output.catchUp?.queued ?? 0;
const scenesOf = (told: Visit) => writtenOf(told) + (told.output.repair?.inLine ?? 0);
