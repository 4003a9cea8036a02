import type { DirtyOutcome } from '@stash2plex/core';
import { planChanges } from '@stash2plex/planning';
import { changedCovers } from './changed-covers.ts';
import { judgeScenes, type Judged } from './judge-scenes.ts';
import type { Run } from './run.ts';

const PAGE = 250;

export interface WorkOff {
  /** What is read now is where comparing begins: nothing is queued for it. */
  readonly isPast: boolean;
}

/** Reads the dirty scenes a page at a time, and queues those that changed. Each page is one transaction. */
export async function workOff(run: Run, { isPast }: WorkOff = { isPast: false }): Promise<void> {
  const { store, source, log } = run.parts;
  const total = store.dirtyCount();
  for (let done = 0; ;) {
    const ids = store.dirty(PAGE);
    if (ids.length === 0) return;
    const read = await source.read(ids);
    const judged = judgeScenes(run, ids, read);
    const covers = isPast ? NONE : await changedCovers(run, judged.unmoved);
    commit(run, ids, withCovers(judged, covers), isPast);
    done += ids.length;
    if (total > PAGE) log.progress(Math.min(1, done / total));
  }
}

const NONE: ReadonlySet<string> = new Set();

function withCovers(judged: Judged, covers: ReadonlySet<string>): Judged {
  if (covers.size === 0) return judged;
  const changes = judged.changes.map((change) => ({
    ...change,
    isCoverChanged: covers.has(change.sceneId),
  }));
  return { ...judged, changes };
}

function commit(run: Run, ids: readonly string[], judged: Judged, isPast: boolean): void {
  const { parts, tally } = run;
  const { changes, read, gone, reborn } = judged;
  const { jobs, skipped } = planChanges(isPast ? [] : changes);
  const outcome: DirtyOutcome = {
    ...{ jobs, read, gone, reborn },
    at: parts.clock.now(),
    worked: ids,
  };
  parts.store.commitDirty(outcome);

  tally.read(read.length);
  tally.gone(gone.length);
  tally.queued(jobs.length);
  tally.skipped(skipped);
  if (!isPast)
    tally.changed(changes.filter((each) => each.isChanged || each.isCoverChanged).length);
}
