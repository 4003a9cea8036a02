import type { KnownRange } from '@stash2plex/core';
import type { Run } from './run.ts';

/** Ids in one range. Stash counts a hundred ranges in one request. */
const RANGE = 1_000;
const MOST_RANGES = 100;
/** Where all ids are listed, one page of Stash's at a time. */
const PAGE = 5_000;
/** More than this at once, and more than this share, may be a fault of the disk or of Stash. */
const MOST_VANISHED = 20;
const MOST_VANISHED_SHARE = 0.2;

/**
 * Marks scenes as deleted that Stash has no more (destroyed, merged, cleaned away), and as dirty those it has and nobody
 * listed (imported with old times). Ids are listed where Stash counts otherwise than we do, and before a reconciliation.
 */
export async function findVanishedScenes(run: Run, counted: number): Promise<void> {
  const { settings, parts } = run;
  const known = parts.store.knownScenes();
  if (counted === known && !settings.isThorough) return;
  if (isTooMany(known - counted, known) && !settings.accept) {
    refuse(run, { known, counted });
    return;
  }
  for (const range of await rangesThatDiffer(run, known)) await compareRange(run, range);
}

async function rangesThatDiffer({ settings, parts }: Run, known: number): Promise<KnownRange[]> {
  if (settings.isThorough) return [...parts.store.knownRanges(PAGE)];
  const ranges = parts.store.knownRanges(Math.max(RANGE, Math.ceil(known / MOST_RANGES)));
  const counts = await parts.source.countScenes(ranges);
  return ranges.filter((range, index) => counts[index] !== range.known);
}

async function compareRange({ parts, tally }: Run, range: KnownRange): Promise<void> {
  const { source, store } = parts;
  const listed = new Set<string>();
  for await (const ids of source.sceneIds(range)) for (const id of ids) listed.add(id);

  const known = new Set(store.knownIn(range));
  const gone = [...known.difference(listed)];
  store.addDirty([...listed.difference(known)]);
  store.markDeleted(gone);
  tally.gone(gone.length);
}

function isTooMany(vanished: number, known: number): boolean {
  return vanished > MOST_VANISHED && vanished > known * MOST_VANISHED_SHARE;
}

/** Told once for each count: an edit comes every few minutes, and the warning need not come with each. */
function refuse(
  { parts: { store, log }, settings }: Run,
  { known, counted }: { readonly known: number; readonly counted: number },
): void {
  const isNews = store.note('vanished-refused') !== String(counted);
  if (!isNews && !settings.isThorough) return;
  store.setNote('vanished-refused', String(counted));
  log.warning(
    `Stash has ${counted} scenes, ${known} are known: so many at once may be a fault, and nothing was done about it. ` +
      'If they really are gone, run Reconcile Library (All) with the argument accept: true.',
  );
}
