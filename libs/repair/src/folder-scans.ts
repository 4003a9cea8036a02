import type { JobLease, PlexServer, Section } from '@stash2plex/core';
import { nameOf, type FolderWish } from './folder-wishes.ts';
import { handledSections } from './handled-sections.ts';
import type { Run } from './parts.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** A folder is not asked for again for so long, whatever the number of new files in it. */
const WINDOW_MS = 30 * 60_000;
/** So many folders in a drain at most: Plex scans one after the other. */
const MOST_FOLDERS = 20;
/** A short scan is waited for, once a drain. */
const PATIENCE_MS = 16_000;
const LOOK_EVERY_MS = 2_000;
/** Where it takes longer. */
const AFTER_MS = 2 * 60_000;
/** Scenes that are looked for again when the scan is over; others wait for their time. */
const MOST_JOBS = 1_000;

/** Scans of the folders of scenes that Plex does not have. */
export interface FolderScans {
  /** Notes what a scene would need. */
  readonly want: (job: JobLease, wishes: readonly FolderWish[]) => void;
  /**
   * Asks for the folders noted so far that were not asked for lately. Returns the jobs that can be looked at once more, for the
   * scan is over; none where it is not. `waits`: a short scan is waited for.
   */
  readonly ask: (how: { readonly waits: boolean }) => Promise<readonly JobLease[]>;
}

export function folderScansOf(
  run: Run,
  { machineIdentifier }: PlexServer,
  breaker: ServerBreaker,
): FolderScans {
  const { store, clock } = run.parts;
  const wanted = new Map<string, FolderWish>();
  const jobs = new Map<string, JobLease>();
  const asked = askedLately(run, machineIdentifier);
  let left = MOST_FOLDERS;
  let isPatient = true;

  /** Whether the folder is to be asked for: of a large library that nobody has scanned only the first ones are kept. */
  const isWanted = (wish: FolderWish): boolean => {
    const name = nameOf(wish);
    if (asked.has(name)) return false;
    if (wanted.size < left) wanted.set(name, wish);
    return wanted.has(name);
  };
  return {
    want: (job, wishes) => {
      const some = wishes.filter(isWanted);
      if (some.length > 0 && jobs.size < MOST_JOBS) jobs.set(job.sceneId, job);
    },
    ask: async ({ waits }) => {
      if (wanted.size === 0) return [];
      const { handled: before } = await handledSections(run, breaker);
      const taken = await askAll(run, [...wanted.values()], { machineIdentifier, breaker });
      const again = taken.length > 0 ? [...jobs.values()] : [];
      for (const name of wanted.keys()) asked.add(name);
      left -= wanted.size;
      wanted.clear();
      jobs.clear();
      const isOver =
        waits && isPatient && (await isScanOver(run, { asked: taken, before, breaker }));
      isPatient = false;
      const at = new Date(clock.now().getTime() + (isOver ? 0 : AFTER_MS));
      store.lookAgain(
        again.map(({ sceneId }) => sceneId),
        at,
      );
      return isOver ? again : [];
    },
  };
}

/** Names of the folders that Plex was asked for in the last half hour. */
function askedLately({ parts: { store, clock } }: Run, machineIdentifier: string): Set<string> {
  const now = clock.now();
  const scans = store.scansSince(machineIdentifier, new Date(now.getTime() - WINDOW_MS));
  // One of a clock that ran ahead says nothing.
  return new Set(scans.filter(({ at }) => at <= now).map(nameOf));
}

interface With {
  readonly machineIdentifier: string;
  readonly breaker: ServerBreaker;
}

/** Returns those that Plex took. One that it refuses is told once; it would refuse the others as well. */
async function askAll(
  { parts, tally }: Run,
  wishes: readonly FolderWish[],
  { machineIdentifier, breaker }: With,
): Promise<FolderWish[]> {
  const asked: FolderWish[] = [];
  for (const wish of wishes) {
    const { sectionKey, folder, folderKey } = wish;
    parts.store.check();
    const outcome = await breaker.ask(() => parts.scanner.scan(sectionKey, folder));
    if (outcome.status === 'refused') {
      parts.log.warning(`Plex was not asked to scan: ${outcome.because}`);
      break;
    }
    parts.store.noteScan({ machineIdentifier, sectionKey, folderKey, at: parts.clock.now() });
    tally.scanAsked();
    asked.push(wish);
  }
  return asked;
}

interface Scanning {
  readonly asked: readonly FolderWish[];
  /** As the libraries were before. */
  readonly before: readonly Section[];
  readonly breaker: ServerBreaker;
}

/** A library that is not being scanned may not have begun yet: its marks move with the scan. */
async function isScanOver(run: Run, { asked, before, breaker }: Scanning): Promise<boolean> {
  const keys = new Set(asked.map(({ sectionKey }) => sectionKey));
  const marks = new Map(before.map(({ key, changeMark }) => [key, changeMark]));
  const isOver = ({ key, refreshing, changeMark }: Section) =>
    !refreshing && changeMark !== marks.get(key);
  for (let waited = 0; keys.size > 0 && waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    await run.parts.pause(LOOK_EVERY_MS);
    const { handled } = await handledSections(run, breaker);
    if (handled.filter(({ key }) => keys.has(key)).every(isOver)) return true;
  }
  return false;
}
