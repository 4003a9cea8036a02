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
  const jobs = new Map<string, { readonly job: JobLease; readonly names: readonly string[] }>();
  let left = MOST_FOLDERS;
  let isPatient = true;

  const notAskedLately = (): FolderWish[] => {
    const now = clock.now();
    const since = new Date(now.getTime() - WINDOW_MS);
    // One of a clock that ran ahead says nothing.
    const lately = store.scansSince(machineIdentifier, since).filter(({ at }) => at <= now);
    const names = new Set(lately.map(nameOf));
    return [...wanted.values()].filter((wish) => !names.has(nameOf(wish)));
  };
  const waiting = (asked: readonly FolderWish[]) => {
    const names = new Set(asked.map(nameOf));
    const those = [...jobs.values()].filter((each) => each.names.some((name) => names.has(name)));
    return those.map(({ job }) => job);
  };
  return {
    want: (job, wishes) => {
      for (const wish of wishes) wanted.set(nameOf(wish), wish);
      if (wishes.length > 0 && jobs.size < MOST_JOBS) {
        jobs.set(job.sceneId, { job, names: wishes.map(nameOf) });
      }
    },
    ask: async ({ waits }) => {
      const wishes = notAskedLately().slice(0, left);
      if (wishes.length === 0) return [];
      left -= wishes.length;
      const { handled: before } = await handledSections(run, breaker);
      const asked = await askAll(run, wishes, { machineIdentifier, breaker });
      const again = waiting(asked);
      wanted.clear();
      jobs.clear();
      const ids = again.map(({ sceneId }) => sceneId);
      const isOver = waits && isPatient && (await isScanOver(run, { asked, before, breaker }));
      isPatient = false;
      store.lookAgain(ids, isOver ? clock.now() : new Date(clock.now().getTime() + AFTER_MS));
      return isOver ? again : [];
    },
  };
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
