import { judgeBatch, type Batch, type Judged } from './judge-batch.ts';
import { listAgain, type PlexSide } from './open-plex.ts';
import type { Run } from './parts.ts';
import { heldBack, writtenSections, type Scans } from './scans.ts';

export interface JudgedFresh {
  readonly plex: PlexSide;
  readonly judged: readonly Judged[];
}

/** What lies in a library that is being scanned waits; a short scan is waited for, and the batch is looked at again. */
export async function judgeQuiet(
  { run, scans }: { readonly run: Run; readonly scans: Scans },
  plex: PlexSide,
  batch: Batch,
): Promise<JudgedFresh> {
  const before = await judgeFresh(run, plex, batch);
  const sections = writtenSections(before.judged);
  if (sections.size === 0) return before;
  const scanned = await scans.among(sections, before.plex.sections);
  const now = scanned.isOver ? await judgeFresh(run, before.plex, batch) : before;
  return { ...now, judged: now.judged.map((each) => heldBack(run, each, scanned)) };
}

/**
 * An index that proves to be old is read anew once, and the batch is looked at again. If that has been done before, what
 * became of these items is not known: the next drain will list again.
 */
async function judgeFresh(run: Run, plex: PlexSide, batch: Batch): Promise<JudgedFresh> {
  const judged = await judgeBatch(run, plex, batch);
  const isOld = judged.some(({ isStale }) => isStale);
  if (!isOld) return { plex, judged };
  if (plex.wasListed) return { plex, judged: judged.map(unlessStale) };
  const fresh = await listAgain(run, plex, batch.breaker);
  return { plex: fresh, judged: await judgeBatch(run, fresh, batch) };
}

function unlessStale(judged: Judged): Judged {
  const { job, isStale } = judged;
  return isStale ? { ...judged, decisions: [], end: { status: 'untouched', job } } : judged;
}
